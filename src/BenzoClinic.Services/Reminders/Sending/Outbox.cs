using System.Globalization;
using BenzoClinic.Domain.Reminders;
using MimeKit;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>A message that was put down instead of sent.</summary>
/// <param name="At">When, UTC.</param>
public sealed record OutboxMessage(string Key, DateTime At, MessageChannel Channel, string To, string Subject, string Body);

/// <summary>
/// A folder in which messages are put down instead of sent: nothing leaves the machine. Mail as <c>.eml</c>, text messages as <c>.txt</c>, named by
/// time and key; the same key again is the same message.
/// </summary>
public sealed class Outbox(string folder, TimeProvider time)
{
    private const string Instant = "yyyyMMdd'T'HHmmssfff";
    private const string Sender = "visits@clinic.example";

    /// <summary>Where it is.</summary>
    public string Folder => folder;

    /// <summary>Puts a message down, unless it lies there.</summary>
    internal void Put(Outgoing message)
    {
        Directory.CreateDirectory(folder);
        if (Directory.EnumerateFiles(folder, $"*-{message.Key}.*").Any()) return;
        var now = time.GetUtcNow();
        var name = Path.Combine(folder, $"{now.ToString(Instant, CultureInfo.InvariantCulture)}-{message.Key}");
        // Whoever looks sees a message whole or not at all.
        var part = $"{name}.part";
        if (message.Channel == MessageChannel.Email) MailMessages.Of(message, Sender, now).WriteTo(part);
        else File.WriteAllText(part, $"To: {message.To}\n\n{message.Body}\n");
        File.Move(part, name + (message.Channel == MessageChannel.Email ? ".eml" : ".txt"), overwrite: true);
    }

    /// <summary>The latest messages, newest first; what is no message is passed over.</summary>
    public IReadOnlyList<OutboxMessage> Latest(int most) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".eml" or ".txt").OrderByDescending(Path.GetFileName, StringComparer.Ordinal).Take(most).Select(Read).OfType<OutboxMessage>(),
    ];

    private static OutboxMessage? Read(string file)
    {
        var parts = Path.GetFileNameWithoutExtension(file).Split('-', 2);
        if (parts.Length != 2 || !DateTime.TryParseExact(parts[0], Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return null;
        try
        {
            if (Path.GetExtension(file) == ".txt")
            {
                var text = File.ReadAllText(file).Split("\n\n", 2);
                return text.Length == 2 ? new OutboxMessage(parts[1], at, MessageChannel.Sms, text[0]["To: ".Length..], "", text[1].TrimEnd()) : null;
            }

            var mail = MimeMessage.Load(file);
            return new OutboxMessage(parts[1], at, MessageChannel.Email, mail.To.ToString(), mail.Subject ?? "", (mail.TextBody ?? "").ReplaceLineEndings("\n").TrimEnd());
        }
        catch (Exception exception) when (exception is IOException or FormatException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>The way into the outbox.</summary>
public sealed class OutboxGateway(MessageChannel channel, Outbox outbox) : IMessageGateway, IMessageConnection
{
    /// <inheritdoc />
    public MessageChannel Channel => channel;

    /// <inheritdoc />
    public bool HonoursKeys => true;

    /// <inheritdoc />
    public int AtOnce => 100;

    /// <inheritdoc />
    public IMessageConnection Connect() => this;

    /// <inheritdoc />
    public Task<IReadOnlyList<SendResult>> Send(IReadOnlyList<Outgoing> messages, CancellationToken stop)
    {
        var results = new List<SendResult>(messages.Count);
        foreach (var message in messages)
        {
            try
            {
                outbox.Put(message);
                results.Add(SendResult.Sent);
            }
            catch (ParseException)
            {
                results.Add(new SendResult(SendResultKind.BadAddress, Reason: "Not an e-mail address"));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                results.Add(new SendResult(SendResultKind.TryAgain, Reason: "The outbox cannot be written to"));
            }
        }

        return Task.FromResult<IReadOnlyList<SendResult>>(results);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
