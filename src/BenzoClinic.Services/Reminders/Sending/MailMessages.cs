using MimeKit;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>A message as a mail: plain text, with an id that is the same at every attempt.</summary>
internal static class MailMessages
{
    /// <exception cref="ParseException">The address is none.</exception>
    public static MimeMessage Of(Outgoing message, string sender, DateTimeOffset now)
    {
        var from = MailboxAddress.Parse(sender);
        var mail = new MimeMessage { Subject = message.Subject, Date = now, MessageId = $"{message.Key}@{from.Domain}", Body = new TextPart("plain") { Text = message.Body } };
        mail.From.Add(from);
        // No name: the address alone is what the patient gave.
        mail.To.Add(new MailboxAddress(null, MailboxAddress.Parse(message.To).Address));
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (message.Unsubscribe.Length > 0) mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{message.Unsubscribe}>");
        return mail;
    }
}
