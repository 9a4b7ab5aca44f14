using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Web.Setup;
using Microsoft.Extensions.Configuration;

namespace BenzoClinic.Web.Tests.Setup;

public sealed class SendingTests
{
    private static readonly string[] Mail = ["Mail:Host=smtp.clinic.test", "Mail:From=desk@clinic.test"];
    private static readonly string[] Sms = ["Sms:AccountSid=AC1", "Sms:AuthToken=secret", "Sms:From=+14155550100"];

    [Fact]
    public void Nothing_is_set_up_where_nothing_is_set() => Assert.Equal(new SendingSettings(null, null, null, ""), Read(isDevelopment: false));

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var settings = Read(isDevelopment: false, [.. Mail, .. Sms, "PublicUrl=https://clinic.test/"]);
        Assert.Equal(new MailSettings("smtp.clinic.test", "desk@clinic.test", 587, MailSecurity.StartTls), settings.Mail);
        Assert.Equal(new SmsSettings("AC1", "secret", "+14155550100", "https://api.twilio.com", false), settings.Sms);
        Assert.Equal("https://clinic.test", settings.PublicUrl);
    }

    [Fact]
    public void Every_setting_is_read()
    {
        var settings = Read(isDevelopment: false, [.. Mail, "Mail:Port=465", "Mail:Security=tls", "Mail:User=desk", "Mail:Password=secret", "Mail:FromName=Front desk",
            .. Sms, "Sms:Url=http://127.0.0.1:4010", "Sms:HonoursIdempotencyKeys=true"]);
        Assert.Equal(new MailSettings("smtp.clinic.test", "desk@clinic.test", 465, MailSecurity.Tls, "desk", "secret", "Front desk"), settings.Mail);
        Assert.Equal(new SmsSettings("AC1", "secret", "+14155550100", "http://127.0.0.1:4010", true), settings.Sms);
    }

    [Fact]
    public void In_development_messages_go_to_a_folder_whatever_is_set()
    {
        Assert.Equal(Path.Combine(Settings.Folder, "db", "outbox"), Read(isDevelopment: true, [.. Mail, .. Sms]).OutboxFolder);
        Assert.Equal(Path.Combine(Path.GetTempPath(), "out"), Read(isDevelopment: true, $"Outbox:Folder={Path.Combine(Path.GetTempPath(), "out")}").OutboxFolder);
    }

    [Theory]
    [InlineData("Mail:Host=", "Mail:Host is empty: write the name of the mail server, such as smtp.example.com, or remove the Mail settings.")]
    [InlineData("Mail:From=", "Mail:From is \"\": write the address patients see, such as desk@clinic.example.")]
    [InlineData("Mail:From=Desk <desk@clinic.test>", "Mail:From is \"Desk <desk@clinic.test>\"")]
    [InlineData("Mail:From=.desk@clinic.test", "Mail:From is \".desk@clinic.test\"")]
    [InlineData("Mail:Port=0", "Mail:Port is \"0\": write a number such as 587.")]
    [InlineData("Mail:Port=smtp", "Mail:Port is \"smtp\"")]
    [InlineData("Mail:Security=SSL", "Mail:Security is \"SSL\": write StartTls, Tls or None.")]
    [InlineData("Mail:User=desk", "Mail:User and Mail:Password go together")]
    [InlineData("Mail:Password=secret", "Mail:User and Mail:Password go together")]
    [InlineData("Sms:AccountSid=", "Sms:AccountSid is empty")]
    [InlineData("Sms:AuthToken=", "Sms:AuthToken is empty")]
    [InlineData("Sms:From=415-555-0100", "Sms:From is \"415-555-0100\": write the number patients see, such as +14155550100.")]
    [InlineData("Sms:Url=http://sms.clinic.test", "Sms:Url is \"http://sms.clinic.test\": write an https address such as https://api.twilio.com.")]
    [InlineData("Sms:HonoursIdempotencyKeys=maybe", "Sms:HonoursIdempotencyKeys is \"maybe\": write true or false.")]
    [InlineData("Outbox:Folder=out", "Outbox:Folder is for Development only: remove the setting.")]
    public void A_wrong_setting_is_said_with_the_cure_and_no_secret(string setting, string sentence)
    {
        var refused = Assert.Throws<StartupException>(() => Read(isDevelopment: false, [.. Mail, .. Sms, setting]));
        Assert.StartsWith(sentence, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message.Replace("the secret of", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static SendingSettings Read(bool isDevelopment, params string[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var pair in settings.Select(setting => setting.Split('=', 2))) values[pair[0]] = pair[1];
        return Sending.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), isDevelopment);
    }
}
