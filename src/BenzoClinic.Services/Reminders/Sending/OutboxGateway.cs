using System.Globalization;
using System.Text;
using BenzoClinic.Domain.Reminders;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>Leaves messages in a folder instead of sending them; <see cref="Outbox"/> reads it.</summary>
public sealed class OutboxGateway(MessageChannel channel, string folder, string mailFrom, TimeProvider time) : IMessageGateway
{
    private readonly Lock _turn = new();

    /// <inheritdoc />
    public MessageChannel Channel => channel;

    /// <inheritdoc />
    public bool HonoursKeys => true;

    /// <inheritdoc />
    public int AtOnce => 100;

    /// <inheritdoc />
    public IMessageConnection Connect() => new LocalConnection(message =>
    {
        // One at a time: two at once could both find the same key missing.
        lock (_turn) return Leave(message);
    });

    private SendResult Leave(Outgoing message)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var (at, key) = (time.GetUtcNow(), SafeKey.Of(message.Key));
            var ending = $"{OutboxNames.BeforeKey}{key}{OutboxNames.Extension(channel)}";
            if (Directory.EnumerateFiles(folder, $"*{ending}").Any()) return new(SendResultKind.Sent, key);
            if ((channel == MessageChannel.Sms ? Text(message, at) : Mail(message, at)) is not { } bytes) return new(SendResultKind.BadAddress, Reason: "Not an address");
            var file = Path.Combine(folder, OutboxNames.Time(at) + ending);
            // Whoever reads the folder finds whole messages only.
            File.WriteAllBytes($"{file}.tmp", bytes);
            File.Move($"{file}.tmp", file, overwrite: true);
            return new(SendResultKind.Sent, key);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(SendResultKind.TryAgain, Reason: "The outbox folder cannot be written");
        }
    }

    private static byte[] Text(Outgoing message, DateTimeOffset at) =>
        Encoding.UTF8.GetBytes($"To: {message.To.ReplaceLineEndings(" ")}\nKey: {SafeKey.Of(message.Key)}\nAt: {at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}\n\n{message.Body}");

    private byte[]? Mail(Outgoing message, DateTimeOffset at)
    {
        if (MailWriter.Write(message, mailFrom, "", at) is not { } mail) return null;
        using var bytes = new MemoryStream();
        mail.WriteTo(bytes);
        return bytes.ToArray();
    }
}
