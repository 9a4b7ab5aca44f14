using AngleSharp.Dom;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Web.Components.Clinic;
using BenzoClinic.Web.Tests.Fixtures;

namespace BenzoClinic.Web.Tests.Clinic;

public sealed class SettingsRemindersTests : PageTest
{
    private static readonly TemplateKey Sms = new(MessageKind.Visit.Id, MessageChannel.Sms, MessageLanguage.English);

    private static readonly TemplateKey Mail = new(MessageKind.Missed.Id, MessageChannel.Email, MessageLanguage.Spanish);

    private IRenderedComponent<SettingsPage> _page = null!;
    private TestScope _ruth = null!;

    [Fact]
    public async Task What_a_patient_would_get_stands_beside_the_text_as_it_is_typed()
    {
        await Open();
        Type("Name patients see", "Bay Street Clinic");
        Type("Text", "{clinic}: {day}, {times}. STOP");
        Assert.Equal(("Bay Street Clinic: Tue Dec 1, 10:30 AM. STOP", "44 characters, 1 text"), (Bubble, Count));
        Choose("Language", "Chinese");
        Assert.Equal("zh-Hans", _page.Find(".bubble").GetAttribute("lang"));
        Assert.Contains("预约 12月1日（星期二）上午10:30", Bubble, StringComparison.Ordinal);
        Assert.EndsWith(" texts", Count, StringComparison.Ordinal);
        Assert.DoesNotContain(_page.FindAll("label"), label => label.TextContent == "Subject");
        Choose("Channel", "Email");
        Assert.Equal(("您12月1日（星期二）的预约", "E-mail"), (_page.Find(".bubble b").TextContent, Count));
        Assert.Equal(["Nothing stands for {address}: enter it under Clinic.", "Nothing stands for {phone}: enter it under Clinic."], _page.FindAll(".preview .careful").Select(it => it.TextContent));
    }

    [Theory]
    [InlineData("{day}, {times}: bring your Xanax. STOP", "The text names a drug: Alprazolam.")]
    [InlineData("{day}, {times}, {name}. STOP", "{name} is none of the fields. There are {clinic}, {day}, {times}, {address}, {phone}, {link}.")]
    [InlineData("{day}, {times}.", "A text message says how to end them: write STOP into it.")]
    [InlineData("", "Write the text.")]
    public async Task A_wrong_text_is_refused_beside_its_field_and_nothing_typed_is_lost(string typed, string sentence)
    {
        await Open();
        Type("Address", "330 Bay Street");
        Type("Reason for the change", "Our own words");
        Type("Text", typed);
        Assert.Equal(sentence, Beneath("Text"));
        // Another text is shown when the form is sent: the wrong one comes back.
        Choose("Channel", "Email");
        Assert.Equal("", Beneath("Text"));
        await Save();
        _page.WaitForAssertion(() => Assert.Equal("true", Field("Text").GetAttribute("aria-invalid")));
        Assert.Equal((typed, sentence, "330 Bay Street"), (Field("Text").GetAttribute("value") ?? "", Beneath("Text"), Field("Address").GetAttribute("value")));
        Assert.Contains("Not saved yet.", _page.Find(".save [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["before a visit, SMS, English: wrong"], Changed);
        Assert.Empty(await _ruth.Get<ClinicSettingsService>().Versions());
    }

    [Fact]
    public async Task The_clinics_own_texts_are_saved_and_the_usual_ones_are_not()
    {
        await Open();
        Choose("Message", Mail.Kind);
        Choose("Channel", "Email");
        Choose("Language", "Spanish");
        Type("Subject", "Le esperábamos");
        Type("Text", "Llame al {phone}.");
        Choose("Language", "English");
        var usual = Field("Text").GetAttribute("value");
        Type("Text", "Please call {phone}.");
        Type("Text", $"{usual} ");
        Assert.Equal(["we missed you, e-mail, Spanish"], Changed);
        await SaveBecause("Our own words");
        Assert.Equal([new MessageTemplate(Mail, "Le esperábamos", "Llame al {phone}.")], (await Now()).Texts);
        Assert.Equal(["Text: we missed you, e-mail, Spanish: “Le esperábamos”, “Llame al {phone}.”, added"], _page.FindAll(".change").Select(it => it.TextContent));
    }

    [Fact]
    public async Task The_usual_text_comes_back_and_so_does_what_stood_before()
    {
        await Open();
        Assert.True(Button("Use the usual text").HasAttribute("disabled"));
        Type("Text", "Our {day}, {times}. STOP");
        await Press("Use the usual text");
        Assert.Equal((DefaultTemplates.Of(Sms).Body, "All 18 are the usual texts."), (Field("Text").GetAttribute("value"), _page.Find(".own").TextContent.Trim()));
        await Press("Back to what I wrote");
        Assert.Equal("Our {day}, {times}. STOP", Field("Text").GetAttribute("value"));
        Choose("Language", "Spanish");
        await Press("before a visit, SMS, English");
        Assert.Equal(("Our {day}, {times}. STOP", "English"), (Field("Text").GetAttribute("value"), Field("Language").QuerySelector("[selected]")!.GetAttribute("value")));
    }

    [Fact]
    public async Task A_visit_type_has_times_of_its_own_or_none()
    {
        await Open();
        Assert.False(_page.Find("details").HasAttribute("open"));
        Type("Intake", "7 days, 1 day");
        Type("Group session", "never");
        Assert.Equal("By visit type 2 with times of their own", _page.Find("summary").TextContent);
        Tick("Send: We missed you", false);
        await SaveBecause("Groups know their days");
        var policy = (await Now()).Reminders;
        Assert.Equal([168, 24], policy.For("intake"));
        Assert.Empty(policy.For("group"));
        Assert.Equal([168, 48, 3], policy.For("psychotherapy"));
        Assert.Equal((false, true), (policy.Sends("missed"), policy.Sends("supply")));
        Assert.Equal(("7 days, 1 day", "never"), (Field("Intake").GetAttribute("value"), Field("Group session").GetAttribute("value")));
        Type("Group session", "");
        Tick("Send: We missed you", true);
        await SaveBecause("They do not");
        policy = (await Now()).Reminders;
        Assert.Equal((1, 3, true), (policy.ByType.Count, policy.For("group").Count, policy.Sends("missed")));
    }

    [Theory]
    [InlineData("0 days", "Between 1 hour and 60 days before the visit.")]
    [InlineData("400 days", "Between 1 hour and 60 days before the visit.")]
    [InlineData("now and then", "Write the times as 7 days, 2 days, 3 hours.")]
    public async Task Times_of_a_type_that_cannot_be_are_shown_where_they_are_wrong(string typed, string sentence)
    {
        await Open();
        Type("Intake", typed);
        await Save();
        _page.WaitForAssertion(() => Assert.Equal(sentence, Beneath("Intake")));
        Assert.Equal(typed, Field("Intake").GetAttribute("value"));
        Assert.True(_page.Find("details").HasAttribute("open"));
    }

    [Fact]
    public async Task Who_comes_second_keeps_the_texts_and_times_typed_and_takes_over_the_others()
    {
        await Open();
        Type("Text", "Mine {day}, {times}. STOP");
        Type("Intake", "1 day");
        Tick("Send: We missed you", false);
        var theirs = ClinicSettings.Default with
        {
            Reminders = ClinicSettings.Default.Reminders with { ByType = [new("intake", [3]), new("group", [])], Off = ["supply"] },
            Texts = [new MessageTemplate(Sms, "", "Theirs {day}, {times}. STOP"), new MessageTemplate(Mail, "Hola", "Llame al {phone}.")],
        };
        Assert.True((await _ruth.Get<ClinicSettingsService>().Save(new SaveClinicSettings(Guid.NewGuid(), 0, theirs, "New words"))).IsDone);
        Type("Reason for the change", "My words");
        await Save();
        await _page.WaitForAssertionAsync(() => Assert.Contains("before you", _page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        await Press("Show what changed");
        await Save();
        _page.WaitForAssertion(() => Assert.Equal("Saved as version 2.", _page.Find("[role=status]").TextContent));
        var now = await Now();
        Assert.Equal(("Mine {day}, {times}. STOP", "Hola", 2), (now.TextOf(Sms).Body, now.TextOf(Mail).Subject, now.Texts.Count));
        Assert.Equal([24], now.Reminders.For("intake"));
        Assert.Empty(now.Reminders.For("group"));
        Assert.Equal(["missed", "supply"], now.Reminders.Off);
    }

    private string Bubble => _page.Find(".bubble p").TextContent;

    private string Count => _page.Find(".preview .row .t3").TextContent;

    private IEnumerable<string> Changed => _page.FindAll(".own .chip").Select(it => it.TextContent.Trim());

    private async Task Open()
    {
        _ruth = await SignIn(Role.Administrator);
        _page = Render<SettingsPage>();
        await _page.WaitForElementAsync("form");
    }

    private async Task<ClinicSettings> Now() => (await _ruth.Get<ClinicSettingsService>().ToChange()).Settings;

    private Task Save() => _page.Find("form").SubmitAsync();

    private async Task SaveBecause(string reason)
    {
        Type("Reason for the change", reason);
        await Save();
        _page.WaitForAssertion(() => Assert.StartsWith("Saved as version", _page.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    private void Type(string label, string text) => Field(label).Input(text);

    private void Choose(string label, string value) => Field(label).Change(value);

    private void Tick(string label, bool on) => _page.FindAll("label").Single(it => it.TextContent.Trim() == label).QuerySelector("input")!.Change(on);

    private IElement Field(string label) => _page.Find($"#{_page.FindAll("label").Single(it => it.TextContent.Trim() == label).GetAttribute("for")}");

    private string Beneath(string label) => Field(label).GetAttribute("aria-describedby") is { } id ? _page.Find($"#{id}").TextContent : "";

    private IElement Button(string name) => _page.FindAll("button").Single(it => it.TextContent.Trim() == name);

    private Task Press(string name) => _page.InvokeAsync(() => Button(name).ClickAsync());
}
