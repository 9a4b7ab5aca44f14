using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Web.Components.Reminders;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Web.Tests.Reminders;

public sealed class ReminderPanelTests : RemindersPageTest
{
    [Fact]
    public async Task A_failed_one_opens_beside_the_list_with_its_reason_and_whom_to_call()
    {
        var page = await Board();
        Assert.Contains("Choose a message", page.Find("section.pick").TextContent, StringComparison.Ordinal);

        await Choose(page, BoardState.Failed);

        Assert.Equal("What was not sent", page.Find("#one-title").TextContent);
        Assert.Equal("Mailbox full", page.Find(".one .why").TextContent);
        Assert.Equal("tel:4155550138", page.Find(".one a.call").GetAttribute("href"));
        Assert.Contains("Ana Silva", page.Find(".one .whom").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("tr.sel button.open").GetAttribute("aria-pressed"));
        Assert.Empty(page.FindAll("section.pick"));
    }

    [Fact]
    public async Task It_shows_every_language_and_neither_the_address_nor_the_link()
    {
        var page = await Board();
        await Choose(page, BoardState.Sent);

        Assert.Equal("E-mail to C•••@mail.test", page.Find(".one header .sm").TextContent);
        Assert.Equal(["es", "en", "zh-Hans"], page.FindAll(".one .text").Select(text => text.GetAttribute("lang")));
        Assert.StartsWith("Su cita del", page.Find(".one .bub.me").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Token("Cleo"), page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Cleo@mail.test", page.Markup, StringComparison.Ordinal);
        foreach (var text in page.FindAll(".one .bub"))
        {
            Assert.Contains("/appointment/", text.TextContent, StringComparison.Ordinal);
            foreach (var word in new[] { "Silva", "Cleo", "Hanna", "BenzoClinic" }) Assert.DoesNotContain(word, text.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Done_asks_what_was_done_and_then_needs_nobody_any_more()
    {
        var page = await Board();
        await Choose(page, BoardState.Failed);

        await page.Button("Done").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Contains("Write what was done.", page.Find(".one .acts").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", page.Field("What was done").GetAttribute("aria-invalid"));
        Assert.Equal("Mailbox full", page.Find(".one .why").TextContent);
        Assert.Contains("2 need a person", page.Find(".head").TextContent, StringComparison.Ordinal);

        await page.Field("What was done").InputAsync("Called her.");
        await page.Button("Done").ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Equal("Ana Silva: done, by you.", page.Find("p.said").TextContent));
        Assert.Contains("1 needs a person", page.Find(".head").TextContent, StringComparison.Ordinal);
        Assert.Contains("Failed | Ana Silva | Tue 1 Dec, 11:00 | E-mail | English | Called her. | tried today 13:30 |", Rows(page).Select(row => row.TrimEnd()));
        Assert.Empty(page.FindAll(".one .acts input"));
    }

    [Fact]
    public async Task What_was_typed_stays_while_the_board_is_read_again()
    {
        var page = await Board();
        await Choose(page, BoardState.Failed);
        await page.Field("What was done").InputAsync("Half a sen");
        DeskClinic.Value(await Elsewhere().Settle(await Of("Ben", "Has it.")));
        Later();

        await page.WaitForAssertionAsync(() => Assert.Contains("1 needs a person", page.Find(".head").TextContent, StringComparison.Ordinal));
        Assert.Equal("Half a sen", page.Field("What was done").GetAttribute("value"));
    }

    [Fact]
    public async Task An_uncertain_one_arrived_by_one_tap()
    {
        var page = await Board();
        await Choose(page, BoardState.Uncertain);
        await page.Button("It arrived").ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Equal("Ben Silva: done, by you.", page.Find("p.said").TextContent));
        Assert.Contains(Rows(page), row => row.Contains("Uncertain | Ben Silva", StringComparison.Ordinal) && row.Contains("It arrived.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sent_again_another_waits_and_goes_with_the_next_minute()
    {
        var page = await Board();
        await Choose(page, BoardState.Failed);
        await page.Button("Send again").ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Equal("Ana Silva: sent again.", page.Find("p.said").TextContent));
        Assert.Equal("10All 7Planned 1Sent", string.Join(' ', Tiles(page).Take(3)));
        await Jobs.Tick();
        Later();
        await page.WaitForAssertionAsync(() => Assert.Equal("10All 6Planned 2Sent", string.Join(' ', Tiles(page).Take(3))));
        Assert.Equal(2, Jobs.Mail.Taken.Count(message => message.To.StartsWith("Ana", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sent_again_twice_says_that_it_is_on_its_way()
    {
        var page = await Board();
        await Choose(page, BoardState.Failed);
        await page.Button("Send again").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal("Ana Silva: sent again.", page.Find("p.said").TextContent));
        await page.Button("Send again").ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Equal("It is being sent again already.", page.Find(".one [role=alert]").TextContent));
        Assert.Equal("10All", Tiles(page).First());
    }

    [Fact]
    public async Task A_planned_one_is_not_sent()
    {
        var page = await Board();
        await Choose(page, BoardState.Planned, "Cleo");
        Assert.Equal("What will be sent", page.Find("#one-title").TextContent);
        await page.Button("Do not send").ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Equal("Cleo Silva: it will not be sent.", page.Find("p.said").TextContent));
        Assert.Equal("9All 5Planned", string.Join(' ', Tiles(page).Take(2)));
        Assert.Contains(Rows(page), row => row.Contains("Stopped | Cleo Silva", StringComparison.Ordinal) && row.Contains("Not to be sent.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_planned_one_goes_at_once()
    {
        var page = await Board();
        await Choose(page, BoardState.Planned, "Cleo");
        await page.Button("Send now").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal("Cleo Silva: it goes now.", page.Find("p.said").TextContent));

        await Jobs.Tick();
        Later();
        await page.WaitForAssertionAsync(() => Assert.Equal("9All 5Planned 2Sent", string.Join(' ', Tiles(page).Take(3))));
        await page.WaitForAssertionAsync(() => Assert.Equal("What was sent", page.Find("#one-title").TextContent));
    }

    [Fact]
    public async Task Somebody_else_was_first()
    {
        var page = await Board();
        await Choose(page, BoardState.Failed);
        await page.Field("What was done").InputAsync("Called her too.");
        DeskClinic.Value(await Elsewhere().Settle(await Of("Ana", "Called her.")));
        await page.Button("Done").ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Equal("Somebody has seen to it already.", page.Find(".one [role=alert]").TextContent));
        Assert.Equal("Called her.", page.Find(".one .why").TextContent);
        await using var db = Clinic.Db();
        Assert.Equal("Called her.", (await db.Reminders.SingleAsync(row => row.State == ReminderState.Failed, Xunit.TestContext.Current.CancellationToken)).Handling);
    }

    [Fact]
    public async Task One_that_is_gone_says_so()
    {
        var page = await Board();
        await Choose(page, BoardState.Planned, "Cleo");
        var visit = (await Jobs.Desk.AtDesk.Day(Day)).Single(row => row.PatientName.StartsWith("Cleo", StringComparison.Ordinal));
        DeskClinic.Value(await Jobs.Desk.AtDesk.Cancel(DeskClinic.Step(visit) with { Why = "By phone" }));
        await Jobs.Plan();
        await page.Button("Send now").ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Contains("This message is gone: the visit it was about was cancelled or moved.", page.Find(".one").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.Find("p.said").TextContent);
    }

    [Fact]
    public async Task Who_asks_to_move_is_moved_in_the_schedule()
    {
        await Arrange();
        DeskClinic.Value(await Jobs.Clinic.Nobody().Get<ReminderAnswerService>().Answer(new AnswerByLink(Token("Cleo"), new DateOnly(1970, 1, 2), ReminderAnswer.AsksToMove)));
        await SignIn(Role.FrontDesk);
        var page = Render<RemindersPage>();
        await page.WaitForElementAsync("tbody tr");
        await Choose(page, BoardState.Answered);

        var visit = (await Jobs.Desk.AtDesk.Day(Day)).Single(row => row.Start.Hour == 13).Id;
        Assert.Equal($"schedule?date=2026-12-01&move={visit}", page.FindAll(".one a.btn").Single().GetAttribute("href"));
        Assert.Equal("Asks to move", page.Find(".one .why").TextContent);
    }

    [Theory]
    [InlineData(Role.Administrator, true)]
    [InlineData(Role.FrontDesk, false)]
    public async Task Texts_are_changed_by_who_may(Role role, bool may)
    {
        var page = await Board(role);
        await Choose(page, BoardState.Sent);
        Assert.Equal(may, page.FindAll(".one a[href='admin/settings']").Count == 1);
    }

    private ReminderBoardService Elsewhere() => Jobs.Desk.Desk.Get<ReminderBoardService>();

    private async Task<ReminderAct> Of(string name, string what)
    {
        var board = await Elsewhere().Open(new BoardFilter(Day, Day), 50);
        var row = board.Rows.First(it => it.Needs && it.PatientName.StartsWith(name, StringComparison.Ordinal));
        return new ReminderAct(Guid.CreateVersion7(), row.Patient, row.Id, what);
    }
}
