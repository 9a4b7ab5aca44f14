using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>A message's whole way: from the booking to the answer, and what became of one that failed.</summary>
[Collection("One browser at a time")]
public sealed partial class ReminderTests
{
    private static readonly DateTimeOffset WeekBefore = new(2026, 12, 1, 15, 11, 0, TimeSpan.FromHours(-8));

    [Theory, InABrowser]
    public async Task A_booking_is_told_of_in_Spanish_confirmed_from_a_telephone_and_seen_on_an_open_schedule(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        await using var browsing = await Browsing.Start();
        var desk = await browsing.Window(clinic.Address);
        await desk.SignIn("frontdesk");
        await Book(desk, "Anselmo Reyes");

        // The booking plans its messages.
        await Board(desk, "Next 30 days", "anselmo");
        await desk.Button("Check now").ClickAsync();
        await Expect(Rows(desk, "Tue 8 Dec, 15:10")).ToHaveCountAsync(3);
        await Expect(Rows(desk, "Tue 8 Dec, 15:10").GetByText("Planned", new LocatorGetByTextOptions { Exact = true })).ToHaveCountAsync(3);

        // A week before it, the first lies in the outbox, in the patient's language.
        clinic.Time.Now = WeekBefore;
        desk = await browsing.Window(clinic.Address);
        await desk.SignIn("frontdesk");
        await Board(desk, "Next 30 days", "anselmo");
        await desk.Button("Check now").ClickAsync();
        await Expect(Rows(desk, "Tue 8 Dec, 15:10").GetByText("Sent", new LocatorGetByTextOptions { Exact = true })).ToHaveCountAsync(1);
        await desk.Visit("/reminders/outbox");
        var message = desk.GetByRole(AriaRole.Article).Filter(new LocatorFilterOptions { HasText = "cita martes 8 dic, 3:10 PM" });
        await Expect(message).ToHaveCountAsync(1);
        var link = (await message.GetByRole(AriaRole.Link).GetAttributeAsync("href"))!;

        // On a telephone: when and where at once, an answer with the date of birth and one tap.
        var schedule = await browsing.Window(clinic.Address);
        await schedule.SignIn("clinician");
        await schedule.Visit("/schedule?date=2026-12-08");
        var block = schedule.Locator(".ap").Filter(new LocatorFilterOptions { HasText = "Reyes" });
        await Expect(block.Locator("use")).ToHaveAttributeAsync("href", "#s-expected");
        var phone = await browsing.Window(clinic.Address, 390, 844);
        var dark = await browsing.Window(clinic.Address, 390, 844, ColorScheme.Dark);
        await dark.GotoAsync(link);
        Assert.Empty((await dark.RunAxe()).Violations);
        await phone.GotoAsync(link);
        Assert.Empty((await phone.RunAxe()).Violations);
        await Expect(phone.Heading()).ToHaveTextAsync("Su cita");
        await Expect(phone).ToHaveTitleAsync("Su cita · Bay Street Clinic");
        await Expect(phone.GetByText("8 de diciembre de 2026")).ToBeVisibleAsync();
        await Expect(phone.GetByText("3:10 PM")).ToBeVisibleAsync();
        Assert.DoesNotMatch(Telling(), await phone.ContentAsync());
        await phone.GetByLabel("Mes").SelectOptionAsync(new SelectOptionValue { Index = 9 });
        await phone.GetByLabel("Día").FillAsync("18");
        await phone.GetByLabel("Año").FillAsync("1955");
        await phone.Button("Confirmar").ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Alert)).ToHaveTextAsync("No es la fecha de nacimiento que tenemos. Por favor revísela.");
        await Expect(phone.GetByLabel("Año")).ToHaveValueAsync("1955");
        await phone.GetByLabel("Día").FillAsync("19");
        await phone.Button("Confirmar").ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Status)).ToContainTextAsync("Confirmada. Le esperamos.");
        Assert.Empty((await phone.RunAxe()).Violations);

        // The schedule that was open all the while shows it, and so does the board.
        await Expect(block.Locator("use")).ToHaveAttributeAsync("href", "#s-confirmed");
        await Expect(block.GetByRole(AriaRole.Button)).ToHaveAccessibleNameAsync(new Regex("confirmed by the patient"));
        await Board(desk, "Next 30 days", "anselmo");
        await Expect(Rows(desk, "Tue 8 Dec, 15:10").First).ToContainTextAsync("Confirmed");

        // Cancelled, what was still to be sent is gone.
        await desk.Visit(await Chart(desk, "Anselmo Reyes"));
        await desk.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Cancel: Tue 8 Dec, 15:10" }).ClickAsync();
        await Expect(desk.GetByText("Cancelled: Tue 8 Dec, 15:10.")).ToBeVisibleAsync();
        await Board(desk, "Next 30 days", "anselmo");
        await desk.Button("Check now").ClickAsync();
        await Expect(Rows(desk, "Tue 8 Dec, 15:10")).ToHaveCountAsync(1);
        await phone.GotoAsync(link);
        await Expect(phone.GetByRole(AriaRole.Alert)).ToContainTextAsync("Esta cita fue cancelada.");
    }

    [Theory, InABrowser]
    public async Task One_that_failed_stands_on_the_board_with_its_reason_and_is_sent_again(string browser)
    {
        _ = browser;
        await using var clinic = await ClinicHost.Start();
        await using var browsing = await Browsing.Start();
        var desk = await browsing.Window(clinic.Address);
        await desk.SignIn("frontdesk");
        // His number did not take an earlier message: this one is not even tried.
        clinic.Time.Now = clinic.Time.Now.AddMinutes(61);
        await Board(desk, "Today", "harold");
        await desk.Button("Check now").ClickAsync();
        var failed = Rows(desk, "Number found not to work");
        await Expect(failed).ToContainTextAsync("Failed");
        await failed.GetByRole(AriaRole.Button).ClickAsync();
        await desk.Button("Send again").ClickAsync();
        await Expect(desk.GetByText("Number found not to work: change it in the chart's details first.")).ToBeVisibleAsync();

        // The desk asks for another number.
        await desk.Visit((await Chart(desk, "Harold Jimson")).Replace("/visits", "/details", StringComparison.Ordinal));
        await Expect(desk.GetByText("Messages do not reach (628) 555-0141.")).ToBeVisibleAsync();
        await Expect(desk.Locator(".place").First).ToHaveCSSAsync("position", "static");
        await desk.GetByLabel("Phone", new PageGetByLabelOptions { Exact = true }).First.FillAsync("(628) 555-0199");
        await desk.Button("Save details").ClickAsync();
        await Expect(desk.GetByText("Saved").First).ToBeVisibleAsync();

        await Board(desk, "Today", "harold");
        await failed.GetByRole(AriaRole.Button).ClickAsync();
        await desk.Button("Send again").ClickAsync();
        await Expect(desk.GetByText("Harold Jimson: sent again.")).ToBeVisibleAsync();
        await Expect(desk.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = "Sent again." })).ToHaveCountAsync(1);
        await Expect(Rows(desk, "Tue 24 Nov, 14:30").GetByText("Sent", new LocatorGetByTextOptions { Exact = true })).ToHaveCountAsync(1);
        await desk.Visit("/reminders/outbox");
        await Expect(desk.GetByRole(AriaRole.Article).Filter(new LocatorFilterOptions { HasText = "555-0199" })).ToHaveCountAsync(1);
    }

    private static async Task Book(IPage page, string name)
    {
        await page.Visit(await Chart(page, name));
        await page.Button("Book appointment").ClickAsync();
        await page.Choose("Provider", "Dr. Hanna Lindqvist, MD");
        await page.Field("Date").FillAsync("2026-12-08");
        await page.Field("Start time").FillAsync("15:10");
        await page.Button("Book").ClickAsync();
        await Expect(page.Locator(".mud-dialog")).ToHaveCountAsync(0);
    }

    private static async Task<string> Chart(IPage page, string name)
    {
        await page.Visit("/patients");
        await page.GetByLabel("Search patients").FillAsync(name);
        return $"/patients/{(await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name }).First.GetAttributeAsync("href"))!.Split('/')[^1]}/visits";
    }

    private static async Task Board(IPage page, string days, string patient)
    {
        await page.Visit("/reminders");
        await page.GetByLabel("Days").SelectOptionAsync(days);
        await page.GetByLabel("Patient", new PageGetByLabelOptions { Exact = true }).FillAsync(patient);
    }

    private static ILocator Rows(IPage page, string about) => page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = about });

    [GeneratedRegex("Benzo|Anselmo|Reyes|clonazepam|taper", RegexOptions.IgnoreCase)]
    private static partial Regex Telling();
}
