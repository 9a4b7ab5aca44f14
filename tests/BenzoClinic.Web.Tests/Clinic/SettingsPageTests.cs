using AngleSharp.Dom;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Web.Components.Clinic;
using BenzoClinic.Web.Tests.Fixtures;

namespace BenzoClinic.Web.Tests.Clinic;

public sealed class SettingsPageTests : PageTest
{
    private IRenderedComponent<SettingsPage> _page = null!;
    private TestScope _ruth = null!;

    [Theory]
    [InlineData("Phone", "call us", "A phone number has digits, spaces and ( ) - . + only.")]
    [InlineData("Name patients see", "Bay Street Detox", "“detox” tells whoever sees a message what the patient comes for. Choose a name without it.")]
    [InlineData("Tuesday", "17:00–9:00", "17:00–9:00 ends before it begins.")]
    [InlineData("Completion dose", "3", "Above 0 and at most 2 mg diazepam equivalent.")]
    [InlineData("Before a visit", "400 days", "Between 1 hour and 60 days before the visit.")]
    [InlineData("Reason for the change", " ", "Write why, at most 300 characters.")]
    public async Task What_is_wrong_stands_at_its_field_and_nothing_is_saved(string label, string typed, string sentence)
    {
        await Open();
        Type("Address", "330 Bay Street");
        Type("Reason for the change", "A test");
        Type(label, typed);
        await Save();
        _page.WaitForAssertion(() => Assert.Equal(sentence, Beneath(label)));
        Assert.Equal(typed, Field(label).GetAttribute("value"));
        Assert.Equal("330 Bay Street", Field("Address").GetAttribute("value"));
        Assert.Empty(await _ruth.Get<ClinicSettingsService>().Versions());
    }

    [Fact]
    public async Task A_change_is_saved_as_a_version_that_says_what_differs()
    {
        await Open();
        Type("Phone", "(415) 555-0142");
        await Press("Add room");
        Type("Room", "Room 1");
        Type("Reason for the change", "We have moved");
        await Save();
        _page.WaitForAssertion(() => Assert.Equal("Saved as version 1.", _page.Find("[role=status]").TextContent));
        Assert.Equal(["Phone: none → (415) 555-0142", "Room: Room 1, added"], _page.FindAll(".change").Select(it => it.TextContent));
        Assert.Equal("", Field("Reason for the change").GetAttribute("value") ?? "");
        Assert.Equal("Retire", _page.FindAll("button").Single(it => it.GetAttribute("aria-label") == "Retire Room 1").TextContent);
    }

    [Fact]
    public async Task Who_comes_second_sees_what_changed_and_keeps_what_was_typed()
    {
        await Open();
        Type("Address", "330 Bay Street");
        Type("Reason for the change", "We have moved");
        Assert.True((await _ruth.Get<ClinicSettingsService>().Save(new SaveClinicSettings(Guid.NewGuid(), 0, ClinicSettings.Default with { Phone = "(415) 555-0142", Rooms = [new("r", "Room 1")] }, "New number"))).IsDone);
        await Save();
        await _page.WaitForAssertionAsync(() => Assert.Contains("before you", _page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        await Press("Show what changed");
        Assert.Equal(("330 Bay Street", "(415) 555-0142"), (Field("Address").GetAttribute("value"), Field("Phone").GetAttribute("value")));
        await Save();
        _page.WaitForAssertion(() => Assert.Equal("Saved as version 2.", _page.Find("[role=status]").TextContent));
        var now = (await _ruth.Get<ClinicSettingsService>().ToChange()).Settings;
        Assert.Equal(("330 Bay Street", "(415) 555-0142", 1), (now.Address, now.Phone, now.Rooms.Count));
    }

    [Fact]
    public async Task Stocked_products_are_ticked_and_two_concentrations_refused()
    {
        await Open();
        Tick("Diazepam", "Oral solution 5 mg/mL", true);
        Type("Reason for the change", "The pharmacy ended the 10 mg tablets");
        await Save();
        _page.WaitForAssertion(() => Assert.Equal("One concentration of diazepam: two are mistaken for each other.", _page.Find("#stock-said").TextContent));
        Tick("Diazepam", "Oral solution 5 mg/mL", false);
        Tick("Diazepam", "Tablet 10 mg, scored in halves", false);
        await Save();
        _page.WaitForAssertion(() => Assert.Equal("Saved as version 1.", _page.Find("[role=status]").TextContent));
        Assert.Contains("Stocked diazepam: solution 1, tablet 2, tablet 5, added", _page.FindAll(".change").Select(it => it.TextContent));
        Assert.DoesNotContain("diazepam-tablet-10", (await _ruth.Get<ClinicSettingsService>().ToChange()).Settings.Stock.Products);
    }

    private void Tick(string medication, string product, bool on) => _page.FindAll("details").Single(it => it.QuerySelector("summary")?.TextContent.StartsWith($"{medication} ", StringComparison.Ordinal) == true)
        .QuerySelectorAll("label").Single(it => it.TextContent.Trim() == product).QuerySelector("input")!.Change(on);

    private async Task Open()
    {
        _ruth = await SignIn(Role.Administrator);
        _page = Render<SettingsPage>();
        await _page.WaitForElementAsync("form");
    }

    private Task Save() => _page.Find("form").SubmitAsync();

    private void Type(string label, string text) => Field(label).Input(text);

    private IElement Field(string label) => _page.Find($"#{_page.FindAll("label").Single(it => it.TextContent.Trim() == label).GetAttribute("for")}");

    private string Beneath(string label) => Field(label).GetAttribute("aria-describedby") is { } id ? _page.Find($"#{id}").TextContent : "";

    private Task Press(string name) => _page.InvokeAsync(() => _page.FindAll("button").Single(it => it.TextContent.Trim() == name).ClickAsync());
}
