using System.Globalization;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;

namespace BenzoClinic.Web.Setup;

/// <summary>How messages to patients leave the clinic. In Development none does.</summary>
internal static class Sending
{
    private const string DefaultFolder = "db/outbox";

    public static void AddSending(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        builder.Services.AddSending(builder.Environment.IsDevelopment()
            ? new SendingSettings(Path.GetFullPath(settings["Outbox:Folder"] is { Length: > 0 } folder ? folder : DefaultFolder, Settings.Folder), null, null)
            : new SendingSettings(null, Mail(settings), Sms(settings)));
        if (settings["Reminders:LeaseSeconds"] is { Length: > 0 } lease)
            builder.Services.AddSingleton(new ReminderLease(TimeSpan.FromSeconds(Number(lease, "Reminders:LeaseSeconds", 1, 3600))));
    }

    /// <summary>Says so where the address that patients are sent tells what they come for.</summary>
    public static void WarnOfTellingAddress(WebApplication app)
    {
        if (app.Environment.IsDevelopment() || app.Configuration["PublicUrl"] is not { Length: > 0 } url || TellingWords.InName(url) is not { } word) return;
        app.Logger.LogWarning("PublicUrl contains \"{Word}\": links to patients would tell what they come for. Choose a neutral host name.", word);
    }

    private static MailSettings? Mail(ConfigurationManager settings)
    {
        if (settings["Mail:Host"] is not { Length: > 0 } host) return null;
        var security = settings["Mail:Security"] is { Length: > 0 } named
            ? Enum.TryParse<MailSecurity>(named, ignoreCase: true, out var it) ? it : throw new StartupException($"Mail:Security is \"{named}\": write StartTls, Tls or None.")
            : MailSecurity.StartTls;
        var port = Number(settings["Mail:Port"] is { Length: > 0 } typed ? typed : "587", "Mail:Port", 1, 65535);
        var from = settings["Mail:From"] ?? "";
        if (!System.Net.Mail.MailAddress.TryCreate(from, out _)) throw new StartupException($"Mail:From is \"{from}\": write the address that mail to patients comes from, such as visits@clinic.example.");
        return new MailSettings(host, port, security, settings["Mail:User"] ?? "", settings["Mail:Password"] ?? "", from);
    }

    private static SmsSettings? Sms(ConfigurationManager settings)
    {
        if (settings["Sms:AccountSid"] is not { Length: > 0 } account) return null;
        var url = (settings["Sms:Url"] is { Length: > 0 } named ? named : "https://api.twilio.com").TrimEnd('/');
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https")) throw new StartupException($"Sms:Url is \"{url}\": write an address such as https://api.twilio.com.");
        if (settings["Sms:AuthToken"] is not { Length: > 0 } token) throw new StartupException("Sms:AuthToken is empty: the gateway's reports could not be told from anybody else's. Write the account's token.");
        if (settings["Sms:From"] is not { Length: > 0 } from) throw new StartupException("Sms:From is empty: write the number that text messages come from, such as +14155550142.");
        return new SmsSettings(url, account, token, from, settings.GetValue("Sms:HonoursIdempotencyKeys", false));
    }

    private static int Number(string text, string name, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : throw new StartupException($"{name} is \"{text}\": write a number from {least} to {most}.");
}
