using AngleSharp.Dom;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Services.Visits;
using BenzoClinic.Web.Components.Visits;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Web.Tests.Visits;

public sealed class VisitPageTests : PageTest
{
    private DeskClinic _desk = null!;

    [Fact]
    public async Task What_is_missing_is_said_in_words_and_goes_as_it_is_done()
    {
        var page = await Open();

        Assert.Equal("Before signing, 2 things are missing: choose the shared decision · write the note", Bar(page));
        Assert.True(Sign(page).HasAttribute("disabled"));

        await Choice(page, "Hold").ChangeAsync(new() { Value = "on" });
        Assert.Equal("Before signing, 1 thing is missing: write the note", Bar(page));

        await page.Field("Progress note").InputAsync("Held.");
        Assert.Equal("Nothing is missing. Signing locks the visit.", Bar(page));
        Assert.False(Sign(page).HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_cut_wants_its_dose()
    {
        var page = await Open();

        await Choice(page, "Cut").ChangeAsync(new() { Value = "on" });

        Assert.Contains("record the dose change", Bar(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_saves_what_is_typed_and_locks()
    {
        var page = await Open();
        await Choice(page, "Hold").ChangeAsync(new() { Value = "on" });
        await page.Field("Progress note").InputAsync("Held.");

        await Sign(page).ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Contains("Signed by", page.Find(".alert.go").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".sign-bar"));
        Assert.True(page.Field("Progress note").HasAttribute("readonly"));
        await using var db = Clinic.Db();
        var visit = await db.Visits.SingleAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Equal((true, "Held.", SharedDecision.Hold), (visit.IsSigned, visit.Note, visit.Decision.Choice));
    }

    [Fact]
    public async Task A_number_that_is_none_stays_and_is_named()
    {
        var page = await Open();
        await Choice(page, "Hold").ChangeAsync(new() { Value = "on" });
        await page.Field("Progress note").InputAsync("Held.");
        await page.Field("Pulse").InputAsync("quick");

        await Sign(page).ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Contains("Write a whole number.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("quick", page.Field("Pulse").GetAttribute("value"));
        await using var db = Clinic.Db();
        Assert.False((await db.Visits.SingleAsync(Xunit.TestContext.Current.CancellationToken)).IsSigned);
    }

    [Fact]
    public async Task Who_saves_second_keeps_every_word_and_is_told_who_was_first()
    {
        var page = await Open();
        await page.Field("Progress note").InputAsync("Mine.");
        var other = _desk.Omar.Get<VisitService>();
        var seen = await other.Refresh(await TheVisit());
        Assert.True((await other.Write(new WriteVisit(Guid.CreateVersion7(), seen.Patient.Id, seen.Id, seen.Revision, Vitals.None, Review.Empty, Decision.None, "Theirs."))).IsDone);

        Clinic.Time.Advance(TimeSpan.FromSeconds(5));

        await page.WaitForAssertionAsync(() => Assert.Contains("Dr. Omar Haddad saved this visit at 10:30, before you.", page.Find(".alert.careful").TextContent, StringComparison.Ordinal));
        Assert.Equal("Mine.\n\nDr. Omar Haddad: Theirs.", page.Field("Progress note").TextContent is { Length: > 0 } text ? text : page.Field("Progress note").GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_typed_is_saved_by_itself()
    {
        var page = await Open();
        await page.Field("Progress note").InputAsync("On its own.");

        Clinic.Time.Advance(TimeSpan.FromSeconds(5));

        await page.WaitForAssertionAsync(() => Assert.Contains("saved 10:30", page.Markup, StringComparison.Ordinal));
        await using var db = Clinic.Db();
        Assert.Equal("On its own.", (await db.Visits.SingleAsync(Xunit.TestContext.Current.CancellationToken)).Note);
    }

    [Fact]
    public async Task An_unknown_visit_says_so()
    {
        await SignIn(Role.Clinician);

        var page = Render<VisitPage>(it => it.Add(visit => visit.Id, Guid.NewGuid()));

        await page.WaitForAssertionAsync(() => Assert.Contains("There is no such visit.", page.Markup, StringComparison.Ordinal));
    }

    private async Task<IRenderedComponent<VisitPage>> Open()
    {
        _desk = await DeskClinic.On(Clinic);
        var row = await _desk.Arrived();
        var visit = DeskClinic.Value(await _desk.Hanna.Get<VisitService>().OpenFrom(new OpenVisit(Guid.CreateVersion7(), row.Patient, row.Id)));
        await SignIn(Role.Clinician);
        var page = Render<VisitPage>(it => it.Add(page => page.Id, visit.Id));
        await page.WaitForElementAsync(".sign-bar");
        return page;
    }

    private async Task<VisitId> TheVisit()
    {
        await using var db = Clinic.Db();
        return (await db.Visits.SingleAsync()).Id;
    }

    private static string Bar(IRenderedComponent<VisitPage> page) => string.Join(' ', page.Find(".sign-bar p").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IElement Sign(IRenderedComponent<VisitPage> page) => page.FindAll("button").Single(button => button.TextContent.Trim() == "Sign visit");

    private static IElement Choice(IRenderedComponent<VisitPage> page, string name) => page.FindAll(".choice").Single(it => it.QuerySelector("b")!.TextContent == name).QuerySelector("input")!;
}
