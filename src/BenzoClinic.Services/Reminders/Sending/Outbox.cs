using BenzoClinic.Domain.Reminders;
using MimeKit;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>A message left in the outbox.</summary>
/// <param name="Subject">"" for a text message.</param>
public sealed record OutboxMessage(DateTimeOffset At, MessageChannel Channel, string To, string Subject, string Body, string Key);

/// <summary>Reads what an <see cref="OutboxGateway"/> left.</summary>
public sealed class Outbox(string folder)
{
    /// <summary>The latest messages, newest first. Files that are none are passed over.</summary>
    public IReadOnlyList<OutboxMessage> Latest(int most)
    {
        try
        {
            if (!Directory.Exists(folder)) return [];
            return [.. Directory.EnumerateFiles(folder).OrderByDescending(Path.GetFileName, StringComparer.Ordinal).Select(Read).OfType<OutboxMessage>().Take(most)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static OutboxMessage? Read(string file)
    {
        if (OutboxNames.Read(file) is not var (at, channel, key)) return null;
        try
        {
            var content = channel == MessageChannel.Sms ? Text(file) : Mail(file);
            return content is var (to, subject, body) ? new OutboxMessage(at, channel, to, subject, body, key) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static (string To, string Subject, string Body)? Text(string file)
    {
        var parts = File.ReadAllText(file).Split("\n\n", 2);
        const string To = "To: ";
        return parts.Length == 2 && parts[0].StartsWith(To, StringComparison.Ordinal) ? (parts[0].Split('\n')[0][To.Length..], "", parts[1]) : null;
    }

    private static (string To, string Subject, string Body)? Mail(string file)
    {
        try
        {
            using var mail = MimeMessage.Load(file);
            return mail.To.Mailboxes.FirstOrDefault() is { } to ? (to.Address, mail.Subject ?? "", (mail.TextBody ?? "").ReplaceLineEndings("\n").TrimEnd('\n')) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
