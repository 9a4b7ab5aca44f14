using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Services.Tests.Medications;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Services.Worklist;
using BenzoClinic.Web.Components.Worklist;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Web.Tests.Worklist;

public sealed class WorklistPageTests : PageTest
{
    private DeskClinic? _desk;

    [Fact]
    public async Task Done_asks_what_was_done_and_the_item_leaves()
    {
        await Raise();
        await SignIn(Role.Clinician);
        var page = Render<WorklistPage>();
        await page.WaitForElementAsync("tbody tr");

        await page.Find("td.r button").ClickAsync();
        await page.Find(".close-form button").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Contains("Write what was done.", page.Markup, StringComparison.Ordinal));

        await page.Find(".close-form input").InputAsync("Called, all is well.");
        await page.Find(".close-form button").ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Contains("Nothing is open.", page.Markup, StringComparison.Ordinal));
        await using var db = Clinic.Db();
        Assert.Equal("Called, all is well.", (await db.SafetyItems.SingleAsync(Xunit.TestContext.Current.CancellationToken)).WhatWasDone);
    }

    [Fact]
    public async Task What_was_typed_stays_while_others_close_and_raise()
    {
        await Raise();
        await SignIn(Role.Clinician);
        var page = Render<WorklistPage>();
        await page.WaitForElementAsync("tbody tr");
        await page.Find("td.r button").ClickAsync();
        await page.Find(".close-form input").InputAsync("Half a sen");

        await Raise("Another.");
        Clinic.Time.Advance(TimeSpan.FromSeconds(15));

        await page.WaitForAssertionAsync(() => Assert.Contains("Another.", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Half a sen", page.Find(".close-form input").GetAttribute("value"));
    }

    [Fact]
    public async Task What_only_the_dates_tell_has_nothing_to_close_and_leads_to_where_it_is_done()
    {
        var people = await TaperClinic.In(Clinic);
        await people.Enter(TaperClinic.Diazepam(20));
        var visit = await people.Visit();
        var terms = (await people.Bench(visit)).Usual() with { Exemption = CuresExemption.Hospice, ExemptionReason = "In hospice care" };
        TaperClinic.Done(await people.Prescribe(visit, terms));
        await SignIn(Role.Clinician);
        var page = Render<WorklistPage>();
        await page.WaitForElementAsync("tbody tr");

        var row = page.FindAll("tbody tr").Single(it => it.TextContent.Contains("CURES look-up due", StringComparison.Ordinal));
        Assert.Contains("No report is on record.", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(row.QuerySelectorAll("button"));
        Assert.Equal($"patients/{people.Ana}/medications", row.QuerySelector("td.r a")!.GetAttribute("href"));
    }

    private async Task Raise(string why = "Stopped alone.")
    {
        _desk ??= await DeskClinic.On(Clinic);
        await using var db = Clinic.Db();
        await WorklistItems.Raise(db, _desk.Ana, SafetyItemKind.Deviation, why, Clinic.Clock.StampFor(_desk.Hanna.Id));
        await db.SaveChangesAsync();
    }
}
