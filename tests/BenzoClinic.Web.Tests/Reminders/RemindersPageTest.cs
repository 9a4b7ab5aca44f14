using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Reminders;
using BenzoClinic.Web.Components.Reminders;
using BenzoClinic.Web.Jobs;
using BenzoClinic.Web.Tests.Fixtures;
using Hangfire.InMemory;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Web.Tests.Reminders;

/// <summary>
/// The board on a Tuesday at 13:30, a week before three visits: Ana's mailbox is full, nobody knows whether Ben's mail went, Cleo has hers. Each gets
/// two more, which wait. The jobs are another process.
/// </summary>
public abstract class RemindersPageTest : PageTest
{
    protected static DateOnly Day { get; } = DeskClinic.Today.AddDays(7);

    /// <summary>The jobs, and whoever else works in the clinic.</summary>
    private protected ReminderClinic Jobs { get; private set; } = null!;

    /// <summary>The board, read.</summary>
    private protected async Task<IRenderedComponent<RemindersPage>> Board(Role role = Role.FrontDesk)
    {
        await Arrange();
        await SignIn(role);
        var page = Render<RemindersPage>();
        await page.WaitForElementAsync("tbody tr");
        return page;
    }

    /// <summary>Three people who have been written to, or not.</summary>
    protected async Task Arrange()
    {
        Services.AddSingleton(new JobHome(false, () => new InMemoryStorage()));
        Services.AddScoped<ReminderTrigger>();
        Jobs = await ReminderClinic.Beside(Clinic.Engine, Clinic.Time);
        foreach (var (name, hour, language) in new[] { ("Ana", 11, "en"), ("Ben", 12, "zh"), ("Cleo", 13, "es") }) await Jobs.Booked(await Jobs.Patient(ReminderChannel.Email, name, language), hour, Day);
        await using (var db = Clinic.Db())
        {
            foreach (var patient in db.Patients.ToList()) await SearchTerms.Change(db, patient);
            await db.SaveChangesAsync();
        }

        Jobs.Mail.Answer = message => message.To[0] switch
        {
            'A' => new SendResult(SendResultKind.Refused, Reason: "Mailbox full"),
            'B' => new SendResult(SendResultKind.Unsure, Reason: "Cut off, may have gone"),
            _ => SendResult.Sent,
        };
        await Jobs.Plan();
        await Jobs.TickAt(DeskClinic.Today, 13, 30);
        Jobs.Mail.Answer = _ => SendResult.Sent;
    }

    /// <summary>Chooses the first message in a state, and waits for what it says.</summary>
    private protected static async Task Choose(IRenderedComponent<RemindersPage> page, BoardState state, string of = "")
    {
        await page.FindAll("tbody tr")[Rows(page).ToList().FindIndex(row => row.StartsWith($"{state} | {of}", StringComparison.Ordinal))].ClickAsync();
        await page.WaitForElementAsync(".one .bub");
    }

    /// <summary>What the jobs did meanwhile is read.</summary>
    protected void Later() => Clinic.Time.Advance(TimeSpan.FromSeconds(15));

    /// <summary>The token in a letter to somebody.</summary>
    protected string Token(string name) =>
        Jobs.Mail.Taken.Last(message => message.To.StartsWith(name, StringComparison.Ordinal)).Body.Split("/appointment/")[1].Split('\n')[0].Trim();

    /// <summary>The words of each tile.</summary>
    private protected static IEnumerable<string> Tiles(IRenderedComponent<RemindersPage> page) => page.FindAll(".tiles button").Select(tile => tile.TextContent);

    /// <summary>The words of each row.</summary>
    private protected static IReadOnlyList<string> Rows(IRenderedComponent<RemindersPage> page) => [.. page.FindAll("tbody tr").Select(row => string.Join(" | ", row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())))];

    /// <inheritdoc />
    protected override async ValueTask DisposeAsyncCore()
    {
        if (Jobs is not null) await Jobs.DisposeAsync();
        await base.DisposeAsyncCore();
    }
}
