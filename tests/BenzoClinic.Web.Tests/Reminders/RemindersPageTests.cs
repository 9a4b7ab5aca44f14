using System.Reflection;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Web.Components.Reminders;
using Microsoft.AspNetCore.Authorization;

namespace BenzoClinic.Web.Tests.Reminders;

public sealed class RemindersPageTests : RemindersPageTest
{
    [Fact]
    public async Task Tiles_count_each_state_and_choose_it()
    {
        var page = await Board();

        Assert.Equal(["9All", "6Planned", "1Sent", "0Delivered", "0Answered", "1Failed", "1Uncertain"], Tiles(page));
        Assert.Equal(9, page.FindAll("tbody tr").Count);
        Assert.Contains("2 need a person", page.Find(".head").TextContent, StringComparison.Ordinal);

        await Tile(page, "Failed");
        await page.WaitForAssertionAsync(() => Assert.Equal(["Failed | Ana Silva | Tue 1 Dec, 11:00 | E-mail | English | Mailbox full | tried today 13:30 | Call"], Rows(page)));
        Assert.Equal(["9All", "6Planned", "1Sent", "0Delivered", "0Answered", "1Failed", "1Uncertain"], Tiles(page));
        Assert.Equal("1 of 1", page.Find(".of").TextContent);
        Assert.Equal("true", page.FindAll(".tiles button")[5].GetAttribute("aria-pressed"));

        await Tile(page, "Delivered");
        await page.WaitForAssertionAsync(() => Assert.Contains("Nothing to show.", page.Markup, StringComparison.Ordinal));
        await Tile(page, "All");
        await page.WaitForAssertionAsync(() => Assert.Equal(9, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task What_needs_a_person_stands_first_and_says_why()
    {
        var rows = Rows(await Board());

        Assert.Equal(
            [
                "Failed | Ana Silva | Tue 1 Dec, 11:00 | E-mail | English | Mailbox full | tried today 13:30 | Call",
                "Uncertain | Ben Silva | Tue 1 Dec, 12:00 | E-mail | 中文 | Cut off, may have gone | today 13:30 | Resolve",
                "Sent | Cleo Silva | Tue 1 Dec, 13:00 | E-mail | Español | No answer yet | today 13:30 |",
            ],
            rows.Take(3).Select(row => row.TrimEnd()));
    }

    [Theory]
    [InlineData("select[aria-label=Language]", "Spanish", 3)]
    [InlineData("select[aria-label=Channel]", "Sms", 0)]
    [InlineData("select[aria-label=Channel]", "Email", 9)]
    [InlineData("select[aria-label=Message]", "visit", 9)]
    [InlineData("select[aria-label=Message]", "missed", 0)]
    [InlineData("select[aria-label=Days]", "Tomorrow", 0)]
    [InlineData("select[aria-label=Days]", "Next 30 days", 9)]
    public async Task A_choice_leaves_what_it_says(string choice, string value, int rows)
    {
        var page = await Board();
        await page.Find(choice).ChangeAsync(new() { Value = value });
        await page.WaitForAssertionAsync(() => Assert.Equal((rows, $"{rows}All"), (page.FindAll("tbody tr").Count, Tiles(page).First())));
    }

    [Fact]
    public async Task A_name_is_looked_for_by_its_beginning()
    {
        var page = await Board();
        await page.Find("input[type=search]").InputAsync("cle");
        await page.WaitForAssertionAsync(() => Assert.Equal(["Cleo Silva"], page.FindAll("tbody tr b").Select(it => it.TextContent).Distinct()));
        Assert.Equal("3 of 3", page.Find(".of").TextContent);
    }

    [Fact]
    public async Task A_long_list_comes_in_parts()
    {
        await Arrange();
        for (var number = 0; number < 20; number++)
            await Jobs.Booked(await Jobs.Patient(Domain.Patients.ReminderChannel.Email, $"Dana{number:D2}"), 8 + number / 2, Day, number % 2 == 0 ? Jobs.Desk.Tomas : Jobs.Desk.Omar);
        await Jobs.Plan();
        await SignIn(Role.Administrator);
        var page = Render<RemindersPage>();
        await page.WaitForAssertionAsync(() => Assert.Equal(50, page.FindAll("tbody tr").Count));
        var all = (await Jobs.Rows()).Count;
        Assert.Equal($"50 of {all}", page.Find(".of").TextContent);

        await page.Find(".foot .link").ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Equal(Math.Min(100, all), page.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_and_a_job_that_does_not_run_are_said()
    {
        var page = await Board();
        Assert.Empty(page.FindAll(".alert"));

        Jobs.Mail.Answer = _ => new SendResult(SendResultKind.TryAgain, Reason: "The mail server does not answer");
        await Jobs.TickAt(Day.AddDays(-2), 13, 5);
        Later();
        await page.WaitForAssertionAsync(() => Assert.Contains("3 messages wait for another attempt. The mail server does not answer. It is tried again by itself.", Plain(page.Find(".alert").TextContent), StringComparison.Ordinal));

        Clinic.Time.Advance(TimeSpan.FromHours(3));
        await page.WaitForAssertionAsync(() => Assert.Contains("3 messages should have gone more than ten minutes ago.", page.Find(".alert").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_done_elsewhere_comes_by_itself()
    {
        var page = await Board();
        var cleo = Jobs.Clinic.Nobody();
        DeskClinic.Value(await cleo.Get<ReminderAnswerService>().Answer(new AnswerByLink(Token("Cleo"), new DateOnly(1970, 1, 2), ReminderAnswer.AsksToMove)));
        Later();

        await page.WaitForAssertionAsync(() => Assert.Contains("Answered | Cleo Silva | Tue 1 Dec, 13:00 | E-mail | Español | Asks to move | today 13:30 | Move", Rows(page)));
        Assert.Contains("3 need a person", page.Find(".head").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_now_says_that_it_does()
    {
        var page = await Board();
        await page.FindAll("button").First(it => it.TextContent == "Check now").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal("Checking. What is due goes now.", page.Find("p.said").TextContent));
    }

    [Theory]
    [InlineData(typeof(RemindersPage))]
    [InlineData(typeof(OutboxPage))]
    public void It_is_open_to_those_who_may_see_messages(Type page) => Assert.Equal(nameof(Operation.SeeReminders), Assert.Single(page.GetCustomAttributes<AuthorizeAttribute>()).Policy);

    private static async Task Tile(IRenderedComponent<RemindersPage> page, string state) => await page.FindAll(".tiles button").First(tile => tile.TextContent.EndsWith(state, StringComparison.Ordinal)).ClickAsync();

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
