using BenzoClinic.Domain.Appointments;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Web.Components.Waitlist;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BenzoClinic.Web.Tests.Waitlist;

public sealed class WaitlistPagesTests : PageTest
{
    private static readonly DateOnly Tomorrow = DeskClinic.Today.AddDays(1);
    private DeskClinic _desk = null!;

    [Fact]
    public async Task A_freed_time_lists_whom_it_suits_and_one_click_books()
    {
        await Arrange();
        var first = await Add("Ana", Tomorrow.AddDays(2));
        await Add("Beatriz", Tomorrow.AddDays(9));
        var told = "";
        var freed = Render<FreedTime>(it => it.Add(x => x.Slot, Slot()).Add(x => x.OnBooked, (string sentence) => told = sentence));
        await freed.WaitForAssertionAsync(() => Assert.Equal(["Ana Waiting", "Beatriz Waiting"], freed.FindAll("li b").Select(it => it.TextContent)));
        Assert.Equal("Book: Ana Waiting, Wed 25 Nov, 14:00–14:30", freed.Find("button").GetAttribute("aria-label"));

        await freed.Find("button").ClickAsync();

        await freed.WaitForAssertionAsync(() => Assert.Empty(freed.Markup.Trim()));
        Assert.Equal("Booked from the waitlist: Ana Waiting, Wed 25 Nov, 14:00.", told);
        Assert.Equal(new TimeOnly(14, 0), Assert.Single(await _desk.AtDesk.ForPatient(first.Patient)).Start);
    }

    [Fact]
    public async Task A_freed_time_that_suits_nobody_shows_nothing()
    {
        await Arrange();
        await Add("Ana", Tomorrow.AddDays(2));
        var freed = Render<FreedTime>(it => it.Add(x => x.Slot, Slot() with { Date = Tomorrow.AddDays(7) }));

        Assert.Empty(freed.Markup.Trim());
        freed.Render(it => it.Add(x => x.Slot, Slot()));
        await freed.WaitForAssertionAsync(() => Assert.Single(freed.FindAll("li")));
    }

    [Fact]
    public async Task The_dialog_proposes_the_visit_that_moves_and_says_what_is_wrong_beside_its_field()
    {
        await Arrange();
        var visit = await _desk.Booked(10, Tomorrow.AddDays(9));
        var provider = Render<MudDialogProvider>();
        var saved = provider.InvokeAsync(() => WaitlistDialog.Show(Services.GetRequiredService<IDialogService>(), _desk.Ana, "Ana Silva"));
        await provider.WaitForElementAsync("fieldset.weekdays");
        await provider.WaitForAssertionAsync(() => Assert.Contains("Fri 4 Dec, 10:00, Dr. Hanna Lindqvist", provider.Markup, StringComparison.Ordinal));

        await provider.Field("Until").InputAsync("2026-11-20");
        await provider.Button("Add").ClickAsync();
        await provider.WaitForAssertionAsync(() => Assert.Contains("The last day is before the first.", provider.Markup, StringComparison.Ordinal));

        await provider.Field("Until").InputAsync("2026-12-02");
        await provider.Find("input[type=checkbox][aria-label=Friday]").ChangeAsync(new ChangeEventArgs { Value = true });
        await provider.Button("Add").ClickAsync();
        Assert.True(await saved);
        await using var db = Clinic.Db();
        var entry = await db.WaitlistEntries.SingleAsync(Xunit.TestContext.Current.CancellationToken);
        Assert.Equal((visit.Id, new DateOnly(2026, 12, 2), "taper-visit"), (entry.Moves, entry.Until, entry.Type));
        Assert.Equal([DayOfWeek.Friday], entry.Weekdays);
    }

    [Fact]
    public async Task Who_is_removed_can_be_put_back()
    {
        await Arrange();
        await Add("Ana", Tomorrow.AddDays(2));
        var page = Render<WaitlistPage>();
        await page.WaitForElementAsync("tbody tr");

        await page.Find("button[aria-label^=Remove]").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Contains("Nobody waits for an earlier time.", page.Markup, StringComparison.Ordinal));
        await page.Find(".said .link").ClickAsync();

        await page.WaitForElementAsync("tbody tr");
        Assert.Contains("Wants it by Fri 27 Nov", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    private FreedSlot Slot() => new(_desk.Hanna.Id, Tomorrow, new TimeOnly(14, 0), 30);

    private async Task Arrange()
    {
        _desk = await DeskClinic.On(Clinic);
        await SignIn(Role.FrontDesk);
    }

    private async Task<WaitlistRow> Add(string name, DateOnly until)
    {
        var list = _desk.Desk.Get<WaitlistService>();
        var patient = await _desk.Chart(name, "Waiting");
        DeskClinic.Value(await list.Add(new AddToWaitlist(Guid.CreateVersion7(), patient, new WaitlistTerms("taper-visit", null, DeskClinic.Today, until, []))));
        return (await list.Open()).Single(it => it.Patient == patient);
    }
}
