using MimeKit;
using MimeKit.Utils;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>Writes a message as mail.</summary>
internal static class MailWriter
{
    private static readonly ParserOptions Whole = new() { AddressParserComplianceMode = RfcComplianceMode.Strict, AllowAddressesWithoutDomain = false };

    /// <summary>The mail; null where the address is none.</summary>
    public static MimeMessage? Write(Outgoing message, string from, string fromName, DateTimeOffset at)
    {
        if (Address(message.To) is not { } to) return null;
        var mail = new MimeMessage { Date = at, Subject = OneLine(message.Subject), MessageId = $"{SafeKey.Of(message.Key)}@{from[(from.LastIndexOf('@') + 1)..]}" };
        mail.From.Add(new MailboxAddress(OneLine(fromName), from));
        mail.To.Add(to);
        // Programs that answer mail by themselves leave such mail alone (RFC 3834).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (Link(message.Unsubscribe) is { } link) mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{link}>");
        var text = new TextPart("plain");
        text.SetText(System.Text.Encoding.UTF8, message.Body.ReplaceLineEndings("\r\n"));
        mail.Body = text;
        return mail;
    }

    private static MailboxAddress? Address(string text)
    {
        var address = text.Trim();
        // One address and nothing around it: no name, no list, no line that would begin another header.
        if (address.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or ',' or ';' or '(' or ')' or '"')) return null;
        return MailboxAddress.TryParse(Whole, address, out var parsed) && parsed.Route.Count == 0 ? parsed : null;
    }

    private static string? Link(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" && !link.AbsoluteUri.AsSpan().ContainsAny('<', '>') ? link.AbsoluteUri : null;

    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
}
