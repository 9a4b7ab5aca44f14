using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>A day at the desk with the schedule: booked by keyboard and by mouse, a clash, a drag seen elsewhere, a series, arrivals, a no-show.</summary>
[Collection("One browser at a time")]
public sealed class ScheduleTests
{
    private const int TwoSeconds = 2_000;

    [Theory, InABrowser]
    public async Task The_desk_books_moves_and_receives_and_the_clinician_sees_it(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        await using var browsing = await Browsing.Start();
        var (desk, hanna) = (await browsing.Window(clinic.Address), await browsing.Window(clinic.Address));
        await desk.SignIn("frontdesk");
        await hanna.SignIn("clinician");
        await desk.Visit("/schedule");
        await hanna.Visit("/schedule");

        await ByKeyboard(desk);
        await Expect(Block(hanna, "15:00 to 15:30, Raman, Lakshmi")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = TwoSeconds });

        await ByMouseThroughAClash(desk);
        await Drag(desk, "15:00 to 15:30, Raman, Lakshmi", minutesLater: 90);
        await Expect(Block(hanna, "16:30 to 17:00, Raman, Lakshmi")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = TwoSeconds });

        await MenuOverTheSheet(hanna);
        await SeriesAcrossTheClockChange(desk);
        await ThroughTheOffice(clinic, desk, hanna);
    }

    private static async Task ByKeyboard(IPage desk)
    {
        await desk.Keyboard.PressAsync("n");
        await Expect(desk.Field("Patient")).ToBeFocusedAsync();
        await desk.Keyboard.TypeAsync("raman");
        await Expect(desk.Locator(".mud-popover-open").GetByText("Lakshmi Raman")).ToBeVisibleAsync();
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.Field("Patient")).ToHaveValueAsync("Lakshmi Raman");
        await TabTo(desk, desk.Field("Provider"));
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.Locator(".mud-popover-open")).ToBeVisibleAsync();
        await desk.Keyboard.PressAsync("ArrowDown");
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.Field("Provider")).ToHaveValueAsync("Dr. Hanna Lindqvist, MD");
        await TabTo(desk, desk.Field("Date"));
        await desk.Keyboard.TypeAsync("11242026");
        await TabTo(desk, desk.Field("Start time"));
        await desk.Keyboard.TypeAsync("15:00");
        await TabTo(desk, desk.Button("Book"));
        await desk.Keyboard.PressAsync("Enter");
        await Expect(Block(desk, "15:00 to 15:30, Raman, Lakshmi")).ToBeVisibleAsync();
        await Expect(desk.GetByRole(AriaRole.Dialog)).Not.ToBeVisibleAsync();
    }

    private static async Task ByMouseThroughAClash(IPage desk)
    {
        // An empty place of Dr. Raghavan's afternoon; the time is then typed onto the one that was booked by keyboard.
        var column = desk.Locator("section.scol").Nth(1);
        var taken = await Block(desk, "15:00 to 15:30, Raman, Lakshmi").BoundingBoxAsync();
        var box = await column.BoundingBoxAsync();
        await desk.Mouse.ClickAsync(box!.X + box.Width / 2, taken!.Y + taken.Height / 2);
        await Expect(desk.Field("Provider")).ToHaveValueAsync("Dr. Vikram Raghavan, MD");
        await desk.Pick("bran", "Walter Brandvold");
        await desk.Choose("Provider", "Dr. Hanna Lindqvist, MD");
        await desk.Field("Date").FillAsync("2026-11-24");
        await desk.Field("Start time").FillAsync("15:10");
        await desk.Button("Book").ClickAsync();
        var clash = desk.GetByRole(AriaRole.Alert).Filter(new LocatorFilterOptions { HasText = "Not booked: provider is taken at 15:10." });
        await Expect(clash).ToContainTextAsync("Dr. Hanna Lindqvist is taken from 15:00 to 15:30: Lakshmi Raman, Taper visit.");
        await clash.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Tue 24 Nov 15:30–16:00" }).ClickAsync();
        await Expect(Block(desk, "15:30 to 16:00, Brandvold, Walter")).ToBeVisibleAsync();
    }

    private static async Task Drag(IPage desk, string label, int minutesLater)
    {
        var block = Block(desk, label);
        var (from, hour) = (await block.BoundingBoxAsync(), await desk.Locator(".gb").EvaluateAsync<double>("it => it.getBoundingClientRect().height / (it.dataset.to - it.dataset.from) * 60"));
        var (x, y) = (from!.X + from.Width / 3, from.Y + from.Height / 2);
        await desk.Mouse.MoveAsync(x, y);
        await desk.Mouse.DownAsync();
        await desk.Mouse.MoveAsync(x, y + 10, new MouseMoveOptions { Steps = 3 });
        await desk.Mouse.MoveAsync(x, y + (float)(hour * minutesLater / 60), new MouseMoveOptions { Steps = 8 });
        await desk.Mouse.UpAsync();
        await Expect(Block(desk, label)).Not.ToBeVisibleAsync();
    }

    // The heads of the columns stay in sight, and not over what opens from the bar.
    private static async Task MenuOverTheSheet(IPage hanna)
    {
        await hanna.Locator("details.person > summary").ClickAsync();
        await hanna.Button("Calendar feed").ClickAsync();
        await Expect(hanna.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await hanna.Keyboard.PressAsync("Escape");
        await Expect(hanna.GetByRole(AriaRole.Dialog)).Not.ToBeVisibleAsync();
    }

    private static async Task SeriesAcrossTheClockChange(IPage desk)
    {
        await desk.Button("Book appointment").ClickAsync();
        await desk.Pick("raman", "Lakshmi Raman");
        await desk.Choose("Provider", "Tomás Ibarra, LMFT");
        await desk.Field("Date").FillAsync("2027-03-09");
        await desk.Field("Start time").FillAsync("10:00");
        await desk.Choose("Repeats", "Every week");
        await desk.Field("How many").FillAsync("2");
        await desk.Button("Book").ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Dialog)).Not.ToBeVisibleAsync();
        foreach (var day in new[] { "2027-03-09", "2027-03-16" })
        {
            await desk.Visit($"/schedule?date={day}");
            await Expect(Block(desk, "10:00 to 10:50, Raman, Lakshmi")).ToBeVisibleAsync();
        }
    }

    private static async Task ThroughTheOffice(ClinicHost clinic, IPage desk, IPage hanna)
    {
        await desk.Visit("/arrivals");
        foreach (var (act, state) in new[] { ("Mark arrived", "Arrived"), ("Send in", "With provider"), ("Left", "Left") })
        {
            await desk.Button($"{act}: Thomas Okonkwo").ClickAsync();
            await Expect(desk.GetByText($"Thomas Okonkwo: {state}, by you.")).ToBeVisibleAsync();
        }

        await desk.Button("Undo: Thomas Okonkwo").ClickAsync();
        await Expect(desk.Button("Left: Thomas Okonkwo")).ToBeVisibleAsync();
        await desk.Button("Left: Thomas Okonkwo").ClickAsync();

        clinic.Time.Now = clinic.Time.Now.AddHours(1.5);
        await desk.Visit("/arrivals");
        await desk.Button("No-show: Gerald Pfeiffer").ClickAsync();
        await Expect(desk.GetByText("Gerald Pfeiffer: No-show, by you.")).ToBeVisibleAsync();
        await hanna.Visit("/worklist");
        await Expect(hanna.GetByText("Did not come on Tue 24 Nov at 11:30.").First).ToBeVisibleAsync();
    }

    private static ILocator Block(IPage page, string label) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = label });

    private static async Task TabTo(IPage page, ILocator target)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            if (await target.EvaluateAsync<bool>("it => it === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(target).ToBeFocusedAsync();
    }
}
