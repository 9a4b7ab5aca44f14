using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Web.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Web.Tests.Setup;

public sealed class SendingSettingsTests
{
    private const string Mail = "--Mail:Host=mail.test;--Mail:From=visits@clinic.test";
    private const string Sms = "--Sms:AccountSid=AC1;--Sms:AuthToken=secret;--Sms:From=+14155550100";

    [Theory]
    [InlineData("--Mail:Host=mail.test", "Mail:From is \"\": write the address that mail to patients comes from")]
    [InlineData("--Mail:Host=mail.test;--Mail:From=visits", "Mail:From is \"visits\"")]
    [InlineData($"{Mail};--Mail:Port=99999", "Mail:Port is \"99999\": write a number from 1 to 65535.")]
    [InlineData($"{Mail};--Mail:Port=smtp", "Mail:Port is \"smtp\"")]
    [InlineData($"{Mail};--Mail:Security=Ssl3", "Mail:Security is \"Ssl3\": write StartTls, Tls or None.")]
    [InlineData($"{Mail};--Mail:Security=7", "Mail:Security is \"7\"")]
    [InlineData("--Sms:AccountSid=AC1", "Sms:AuthToken is empty")]
    [InlineData("--Sms:AccountSid=AC1;--Sms:AuthToken=secret", "Sms:From is empty: write the number that text messages come from")]
    [InlineData($"{Sms};--Sms:Url=ftp://sms.test", "Sms:Url is \"ftp://sms.test\": write an address such as https://api.twilio.com.")]
    [InlineData($"{Sms};--Sms:Url=sms", "Sms:Url is \"sms\"")]
    [InlineData("--Reminders:LeaseSeconds=0", "Reminders:LeaseSeconds is \"0\": write a number from 1 to 3600.")]
    public void A_wrong_setting_is_said_with_the_cure(string settings, string sentence)
    {
        var refused = Assert.Throws<StartupException>(() => ClinicApp.Build(["--environment=Production", .. settings.Split(';')]));
        Assert.StartsWith(sentence, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_named_sends()
    {
        await using var app = ClinicApp.Build(["--environment=Production", .. Mail.Split(';'), .. Sms.Split(';')]);
        Assert.Equal([(MessageChannel.Sms, "SmsGateway"), (MessageChannel.Email, "SmtpGateway")], Ways(app.Services));
    }

    [Fact]
    public async Task What_is_not_named_sends_nothing_and_says_so()
    {
        await using var app = ClinicApp.Build(["--environment=Production"]);
        Assert.Equal([(MessageChannel.Sms, "NoGateway"), (MessageChannel.Email, "NoGateway")], Ways(app.Services));
    }

    [Fact]
    public async Task In_development_nothing_leaves_whatever_is_named()
    {
        await using var app = ClinicApp.Build(["--environment=Development", "--Outbox:Folder=somewhere", .. Mail.Split(';'), .. Sms.Split(';')]);
        Assert.Equal([(MessageChannel.Sms, "OutboxGateway"), (MessageChannel.Email, "OutboxGateway")], Ways(app.Services));
        Assert.Null(app.Services.GetService<SmsSettings>());
        Assert.True(Path.IsPathFullyQualified(app.Services.GetRequiredService<Outbox>().Folder));
    }

    private static IEnumerable<(MessageChannel, string)> Ways(IServiceProvider services) => services.GetServices<IMessageGateway>().Select(way => (way.Channel, way.GetType().Name)).OrderBy(way => way.Channel);
}
