using System.Globalization;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;

namespace BenzoClinic.Web.Setup;

/// <summary>By which ways messages to patients leave.</summary>
internal static class Sending
{
    private const string DefaultOutbox = "db/outbox";

    /// <summary>Adds the ways out. In Development nothing leaves the machine, whatever the settings say; they are checked all the same.</summary>
    public static void AddSending(this WebApplicationBuilder builder)
    {
        builder.Services.AddSending(Read(builder.Configuration, builder.Environment.IsDevelopment()));
        if (builder.Configuration["Reminders:LeaseSeconds"] is not { Length: > 0 } lease) return;
        builder.Services.AddSingleton(int.TryParse(lease, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 3600
            ? new ReminderLease(TimeSpan.FromSeconds(seconds))
            : throw new StartupException($"Reminders:LeaseSeconds is \"{lease}\": write a number of seconds such as 120."));
    }

    /// <summary>Says so where the address or the sender that patients read tells what they come for.</summary>
    public static void WarnOfTelling(WebApplication app)
    {
        foreach (var name in new[] { "PublicUrl", "Mail:From", "Mail:FromName" })
            if (!app.Environment.IsDevelopment() && TellingWords.InName(app.Configuration[name] ?? "") is { } word)
                app.Logger.LogWarning("{Setting} contains \"{Word}\": messages to patients would tell what they come for. Choose a neutral one.", name, word);
    }

    /// <summary>What the settings say.</summary>
    /// <exception cref="StartupException">One is wrong.</exception>
    internal static SendingSettings Read(IConfiguration configuration, bool isDevelopment)
    {
        var (mail, sms) = (Mail(configuration.GetSection("Mail")), Sms(configuration.GetSection("Sms")));
        return new SendingSettings(Outbox(configuration["Outbox:Folder"], isDevelopment), mail, sms, (configuration["PublicUrl"] ?? "").TrimEnd('/'));
    }

    private static string? Outbox(string? folder, bool isDevelopment)
    {
        if (isDevelopment) return Path.GetFullPath(string.IsNullOrWhiteSpace(folder) ? DefaultOutbox : folder, Settings.Folder);
        return string.IsNullOrWhiteSpace(folder) ? null : throw new StartupException("Outbox:Folder is for Development only: remove the setting.");
    }

    private static MailSettings? Mail(IConfigurationSection mail)
    {
        var (host, user, password, from) = (Text(mail, "Host"), Text(mail, "User"), mail["Password"] ?? "", Text(mail, "From"));
        if (host.Length == 0)
        {
            return (user + password + from).Length == 0 ? null : throw new StartupException("Mail:Host is empty: write the name of the mail server, such as smtp.example.com, or remove the Mail settings.");
        }

        if (!IsAddress(from)) throw new StartupException($"Mail:From is \"{from}\": write the address patients see, such as desk@clinic.example.");
        if (user.Length == 0 != (password.Length == 0)) throw new StartupException("Mail:User and Mail:Password go together: write both, or neither where the mail server asks for none.");
        return new MailSettings(host, from, Port(Text(mail, "Port")), Security(Text(mail, "Security")), user, password, Text(mail, "FromName"));
    }

    private static int Port(string port)
    {
        if (port.Length == 0) return MailSettings.DefaultPort;
        return int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535
            ? number
            : throw new StartupException($"Mail:Port is \"{port}\": write a number such as {MailSettings.DefaultPort}.");
    }

    private static MailSecurity Security(string security) => security.ToUpperInvariant() switch
    {
        "" or "STARTTLS" => MailSecurity.StartTls,
        "TLS" => MailSecurity.Tls,
        "NONE" => MailSecurity.None,
        _ => throw new StartupException($"Mail:Security is \"{security}\": write StartTls, Tls or None."),
    };

    private static SmsSettings? Sms(IConfigurationSection sms)
    {
        var (account, token, from, url) = (Text(sms, "AccountSid"), Text(sms, "AuthToken"), Text(sms, "From"), Text(sms, "Url"));
        if ((account + token + from).Length == 0) return null;
        if (account.Length == 0) throw new StartupException("Sms:AccountSid is empty: write the account at the text message service, or remove the Sms settings.");
        if (token.Length == 0) throw new StartupException("Sms:AuthToken is empty: write the secret of the account at the text message service.");
        if (!IsSender(from)) throw new StartupException($"Sms:From is \"{from}\": write the number patients see, such as +14155550100.");
        if (url.Length > 0 && !IsSecret(url)) throw new StartupException($"Sms:Url is \"{url}\": write an https address such as {SmsSettings.DefaultUrl}.");
        return new SmsSettings(account, token, from, url.Length > 0 ? url : SmsSettings.DefaultUrl, YesOrNo(Text(sms, "HonoursIdempotencyKeys")));
    }

    private static bool YesOrNo(string text)
    {
        if (text.Length == 0) return false;
        return bool.TryParse(text, out var yes) ? yes : throw new StartupException($"Sms:HonoursIdempotencyKeys is \"{text}\": write true or false.");
    }

    private static string Text(IConfigurationSection section, string key) => (section[key] ?? "").Trim();

    // Plain looks, not the mail library: a start does not load it.
    private static bool IsAddress(string text) =>
        text.Split('@') is [{ Length: > 0 } name, { Length: > 0 }] && !$".{name}.".Contains("..", StringComparison.Ordinal) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || "@.!#$%&'*+-/=?^_`{|}~".Contains(letter, StringComparison.Ordinal));

    /// <summary>A whole number, or the five or six digits of a short code.</summary>
    private static bool IsSender(string text) =>
        text.StartsWith('+') ? text.Length is >= 8 and <= 16 && text.Skip(1).All(char.IsAsciiDigit) : text.Length is 5 or 6 && text.All(char.IsAsciiDigit);

    /// <summary>The account's secret goes there: on this machine, or secret.</summary>
    private static bool IsSecret(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback));
}
