using BenzoClinic.Services.Reminders.Sending;

namespace BenzoClinic.Services.Tests.Reminders.Sending;

public sealed class TwilioReportTests
{
    private const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2";

    // The examples of the service's own documentation and of its libraries' tests.
    [Theory]
    [InlineData("+14158675309", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("+12349013030", "0/KCTR6DLpKmkAf8muzZqo1nDgQ=")]
    public void A_signature_is_the_one_of_the_documentation(string caller, string signature)
    {
        var form = Form(("Digits", "1234"), ("To", "+18005551212"), ("From", caller), ("Caller", caller), ("CallSid", "CA1234567890ABCDE"));
        Assert.Equal(signature, TwilioSignature.Of("12345", Url, form));
        Assert.True(TwilioSignature.IsValid("12345", Url, form, signature));
    }

    [Fact]
    public void A_field_that_stands_twice_is_signed_as_the_services_libraries_sign_it()
    {
        var form = Form(("Sid", "CA123"), ("SidAccount", "AC123"), ("Digits", "5678"), ("Digits", "1234"), ("Digits", "1234"));
        Assert.Equal("IK+Dwps556ElfBT0I3Rgjkr1wJU=", TwilioSignature.Of("12345", Url, form));
    }

    [Fact]
    public void What_was_changed_is_not_signed()
    {
        var form = Form(("MessageSid", "SM1"), ("MessageStatus", "delivered"));
        var signature = TwilioSignature.Of("12345", Url, form);
        Assert.False(TwilioSignature.IsValid("12345", Url, Form(("MessageSid", "SM1"), ("MessageStatus", "failed")), signature));
        Assert.False(TwilioSignature.IsValid("12345", $"{Url}&x=1", form, signature));
        Assert.False(TwilioSignature.IsValid("54321", Url, form, signature));
        Assert.False(TwilioSignature.IsValid("12345", Url, form, ""));
        Assert.False(TwilioSignature.IsValid("12345", Url, form, signature.ToUpperInvariant()));
        Assert.False(TwilioSignature.IsValid("", Url, form, TwilioSignature.Of("", Url, form)));
    }

    [Theory]
    [InlineData("queued", "", SmsProgress.UnderWay, "", false)]
    [InlineData("sending", "", SmsProgress.UnderWay, "", false)]
    [InlineData("sent", "", SmsProgress.UnderWay, "", false)]
    [InlineData("delivered", "", SmsProgress.Delivered, "", false)]
    [InlineData("undelivered", "30003", SmsProgress.Failed, "Phone could not be reached", false)]
    [InlineData("undelivered", "30004", SmsProgress.Failed, "Blocked by the phone or its company", false)]
    [InlineData("undelivered", "30005", SmsProgress.Failed, "Number not in service", true)]
    [InlineData("failed", "30006", SmsProgress.Failed, "Not a mobile number", true)]
    [InlineData("undelivered", "30007", SmsProgress.Failed, "Filtered by the phone company", false)]
    [InlineData("undelivered", "30008", SmsProgress.Failed, "Not delivered", false)]
    [InlineData("failed", "30410", SmsProgress.Failed, "Not delivered (30410)", false)]
    [InlineData("failed", "", SmsProgress.Failed, "Not delivered", false)]
    [InlineData("failed", "<b>", SmsProgress.Failed, "Not delivered", false)]
    [InlineData("dancing", "30005", SmsProgress.Unknown, "", false)]
    public void A_report_has_its_meaning(string status, string code, SmsProgress progress, string reason, bool numberFails) =>
        Assert.Equal(new SmsStatus(progress, reason, numberFails), SmsStatus.Of(status, code));

    [Fact]
    public void Who_has_opted_out_is_told_apart() => Assert.Equal(new SmsStatus(SmsProgress.Failed, SmsGateway.OptedOut, OptedOut: true), SmsStatus.Of("failed", "21610"));

    private static List<KeyValuePair<string, string>> Form(params (string Key, string Value)[] fields) => [.. fields.Select(field => KeyValuePair.Create(field.Key, field.Value))];
}
