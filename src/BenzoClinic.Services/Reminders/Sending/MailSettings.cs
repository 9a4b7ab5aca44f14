namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>How the line to the mail server is kept secret.</summary>
public enum MailSecurity
{
    /// <summary>Begins open and turns secret before anything is said; a server that cannot is not used.</summary>
    StartTls,

    /// <summary>Secret from the first byte.</summary>
    Tls,

    /// <summary>Open: for a mail server on this machine.</summary>
    None,
}

/// <summary>The clinic's mail server.</summary>
/// <param name="User">"" where the server asks for no account.</param>
/// <param name="From">The address patients see.</param>
/// <param name="FromName">The name beside it; "" for none.</param>
public sealed record MailSettings(string Host, string From, int Port = MailSettings.DefaultPort, MailSecurity Security = MailSecurity.StartTls, string User = "", string Password = "", string FromName = "")
{
    /// <summary>The port at which mail is handed in.</summary>
    public const int DefaultPort = 587;

    /// <summary>How long connecting, with the greeting and the account, may take.</summary>
    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one message may take, connecting included.</summary>
    public TimeSpan MessageLimit { get; init; } = TimeSpan.FromSeconds(45);

    /// <inheritdoc />
    public override string ToString() => $"{Host}:{Port}"; // The password does not get into a log.
}
