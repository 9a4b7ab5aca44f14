namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>How the connection to the mail server is kept secret.</summary>
public enum MailSecurity
{
    /// <summary>Plain at first, then TLS; refused where the server does not offer it.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>None: for a server on the same machine.</summary>
    None,
}

/// <summary>The mail server.</summary>
/// <param name="User">"" where the server asks for none.</param>
/// <param name="From">The address that mail comes from.</param>
public sealed record MailSettings(string Host, int Port, MailSecurity Security, string User, string Password, string From);

/// <summary>A gateway for text messages that speaks as Twilio does.</summary>
/// <param name="Url">Without a slash at its end.</param>
/// <param name="From">The number that messages come from, as the gateway wants it.</param>
/// <param name="HonoursKeys">True where the gateway takes a message once, however often it is sent with the same <c>Idempotency-Key</c>.</param>
public sealed record SmsSettings(string Url, string AccountSid, string AuthToken, string From, bool HonoursKeys);

/// <summary>The ways out.</summary>
/// <param name="OutboxFolder">Where messages are put down instead of sent; null where they are sent.</param>
/// <param name="Mail">Null where no mail server is named.</param>
/// <param name="Sms">Null where no gateway is named.</param>
public sealed record SendingSettings(string? OutboxFolder, MailSettings? Mail, SmsSettings? Sms);
