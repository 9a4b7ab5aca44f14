using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Schedule;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Web.Tests.Schedule;

public sealed class SchedulePageTests : PageTest
{
    private TaperClinic _people = null!;

    [Fact]
    public async Task Bookings_stand_in_their_providers_column_with_time_type_and_state()
    {
        await Arrange(Role.FrontDesk);
        await Book(_people.Hanna.Id, 13);
        await Book(_people.Tomas.Id, 15);
        var page = Shown();

        Assert.Equal("13:00 to 13:30, Silva, Ana, Taper visit, Expected", Block(page, _people.Hanna.Id).QuerySelector(".hit")!.GetAttribute("aria-label"));
        Assert.Contains("top:46.154%", Block(page, _people.Hanna.Id).GetAttribute("style")!, StringComparison.Ordinal);
        // Of 30 minutes therapists usually give nothing; the first type of theirs is an intake.
        Assert.Contains("t-intake", Block(page, _people.Tomas.Id).ClassList);
        Assert.Contains("2 bookings, 3 providers", page.Find(".sum").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_therapist_sees_that_a_time_is_booked_and_not_for_whom()
    {
        await Arrange(Role.Therapist);
        await Book(_people.Hanna.Id, 13);
        var page = Shown();

        Assert.Equal("13:00 to 13:30, Booked, Taper visit, Expected", Block(page, _people.Hanna.Id).QuerySelector(".hit")!.GetAttribute("aria-label"));
        Assert.DoesNotContain("Silva", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-moves], [data-books], [data-key=new], [data-hours]"));
        await Select(page, _people.Hanna.Id);
        Assert.Equal("Booked", page.Find(".vpanel h2").TextContent.Trim());
        Assert.Empty(page.FindAll(".vacts"));
    }

    [Fact]
    public async Task What_is_filtered_out_stays_taken_without_words()
    {
        await Arrange(Role.FrontDesk);
        await Book(_people.Hanna.Id, 13);
        var page = Shown();

        await page.FindAll(".ck input")[0].ChangeAsync(new ChangeEventArgs { Value = false });
        Assert.Empty(page.FindAll(".ap[data-id]"));
        Assert.Equal("", page.Find(".ap.veiled").TextContent);
    }

    [Fact]
    public async Task The_chosen_booking_offers_the_next_step_and_its_undo()
    {
        await Arrange(Role.FrontDesk);
        await Book(_people.Hanna.Id, 13);
        var page = Shown();

        await Select(page, _people.Hanna.Id);
        Assert.Equal(["Mark arrived", "Move", "Cancel"], Acts(page));
        await page.Find(".vacts button").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal(["Send in", "Left", "Undo"], Acts(page)));
        Assert.EndsWith("Arrived", Block(page, _people.Hanna.Id).QuerySelector(".hit")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        await page.FindAll(".vacts button")[2].ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal(["Mark arrived", "Move", "Cancel"], Acts(page)));
    }

    [Fact]
    public async Task A_drop_moves_the_booking_and_a_refused_one_says_why_where_it_was_put()
    {
        await Arrange(Role.FrontDesk);
        await Book(_people.Hanna.Id, 13);
        await Book(_people.Hanna.Id, 14, await _people.Chart("Not", "Mine"));
        var page = Shown();

        await Drop(page, 0, 14 * 60 + 15);
        Assert.Contains("14:00", page.Find(".scol [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(13, 0), await StartOf(_people.Ana));

        await Drop(page, 0, 15 * 60);
        Assert.Equal(new TimeOnly(15, 0), await StartOf(_people.Ana));
        Assert.Empty(page.FindAll(".scol [role=alert]"));
        Assert.Contains("moved to 15:00", page.Find(".said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_moves_it_after_somebody_else_is_told_and_nothing_changes()
    {
        await Arrange(Role.FrontDesk);
        var booked = await Book(_people.Hanna.Id, 13);
        var page = Shown();
        var seen = Block(page, _people.Hanna.Id);
        var (key, revision) = (seen.GetAttribute("data-id")!, int.Parse(seen.GetAttribute("data-rev")!, System.Globalization.CultureInfo.InvariantCulture));
        Done(await _people.Desk.Get<AppointmentService>().Move(new MoveAppointment(Guid.NewGuid(), _people.Ana, new AppointmentId(booked.Id), booked.Revision, _people.Hanna.Id, TaperClinic.Today, new TimeOnly(16, 0), 30)));

        await page.InvokeAsync(() => page.FindComponent<ScheduleGrid>().Instance.Drop(key, revision, _people.Hanna.Id.ToString(), 15 * 60, 30));
        Assert.Contains("was first", page.Find(".scol [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(16, 0), await StartOf(_people.Ana));
    }

    [Fact]
    public async Task What_another_desk_books_appears_by_itself()
    {
        await Arrange(Role.FrontDesk);
        var page = Shown();
        Assert.Empty(page.FindAll(".ap"));

        // Another process would be seen at the next tick; this one is told at once.
        await Services.GetRequiredService<AppointmentService>().Book(new BookAppointment(Guid.NewGuid(), _people.Ana, _people.Hanna.Id, TaperClinic.Today, new TimeOnly(13, 0)));
        await page.WaitForAssertionAsync(() => Assert.Single(page.FindAll(".ap")));
    }

    [Fact]
    public async Task Breaks_and_absences_are_seen_with_what_they_are_for()
    {
        await Arrange(Role.FrontDesk);
        var hours = _people.Desk.Get<ProviderHoursService>();
        var monday = new WorkWeek([new(TaperClinic.Today.DayOfWeek, new(8, 0), new(17, 0))], [new(TaperClinic.Today.DayOfWeek, new(12, 0), new(13, 0), "Lunch")]);
        Done(await hours.SetWeek(new SetProviderWeek(Guid.NewGuid(), _people.Hanna.Id, 0, monday)));
        Done(await hours.Add(new AddAbsence(Guid.NewGuid(), _people.Hanna.Id, TaperClinic.Today, TaperClinic.Today, new TimeOnly(14, 0), null, "jury duty")));
        var page = Shown();

        var column = page.Find($"[data-col='{_people.Hanna.Id}']");
        Assert.EndsWith("Prescriber, 8:00–14:00", column.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal("Lunch", column.QuerySelector(".break")!.TextContent.Trim());
        Assert.Contains("14:00–17:00, jury duty", column.QuerySelector(".absence")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_opens_a_week_of_one_provider_and_a_day_of_rooms()
    {
        await Arrange(Role.FrontDesk);
        await Book(_people.Hanna.Id, 13);
        await Book(_people.Tomas.Id, 15);
        Services.GetRequiredService<NavigationManager>().NavigateTo("schedule?date=2026-11-24&view=week");
        var page = Shown();

        Assert.Single(page.FindAll(".ap"));
        Assert.Contains("Tue 24 Nov", page.FindAll(".gh b").Select(it => it.TextContent));
        await page.FindAll(".seg button")[2].ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal(["No room"], page.FindAll(".gh b").Select(it => it.TextContent)));
        Assert.Equal(2, page.FindAll(".ap").Count);
    }

    [Fact]
    public async Task A_session_is_moved_and_cancelled_with_those_that_follow()
    {
        await Arrange(Role.FrontDesk);
        await BookSessions();
        var page = Shown();
        await Select(page, _people.Tomas.Id);
        Assert.Equal(["Move", "Cancel"], Acts(page));

        _ = page.FindAll(".vacts button")[0].ClickAsync();
        await Dialogs.WaitForAssertionAsync(() => Assert.Equal("Move booking", Dialogs.Find("h2").TextContent));
        await Dialogs.FindAll("[type=radio]")[1].ChangeAsync(new ChangeEventArgs { Value = true });
        await Dialogs.WaitForAssertionAsync(() => Assert.Equal(3, Dialogs.FindAll(".days li").Count));
        await Dialogs.Field("Start time").InputAsync(new ChangeEventArgs { Value = "16:00" });
        await Dialogs.Button("Move").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Contains("Sleep group: moved with all that follow.", page.Find(".said").TextContent, StringComparison.Ordinal));
        Assert.All(await SessionStarts(), start => Assert.Equal(new TimeOnly(16, 0), start));

        _ = page.FindAll(".vacts button")[1].ClickAsync();
        await Dialogs.WaitForAssertionAsync(() => Assert.Equal("Cancel booking", Dialogs.Find("h2").TextContent));
        await Dialogs.Field("Why").InputAsync(new ChangeEventArgs { Value = "leader away" });
        await Dialogs.Button("Cancel booking").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll(".ap")));
        Assert.Equal(2, (await SessionStarts()).Count);
    }

    [Theory]
    [InlineData(Role.Clinician)]
    [InlineData(Role.FrontDesk)]
    public async Task Whoever_may_puts_a_booking_over_another_with_a_reason_and_nobody_else(Role role)
    {
        await Arrange(role);
        await Book(_people.Hanna.Id, 13);
        await Book(_people.Hanna.Id, 14, await _people.Chart("Not", "Mine"));
        var page = Shown();
        await Select(page, _people.Hanna.Id);
        _ = page.FindAll(".vacts button").First(it => it.TextContent == "Move").ClickAsync();
        await Dialogs.WaitForAssertionAsync(() => Assert.Equal("Move booking", Dialogs.Find("h2").TextContent));

        await Dialogs.Field("Start time").InputAsync(new ChangeEventArgs { Value = "14:15" });
        await Dialogs.Button("Move").ClickAsync();
        await Dialogs.WaitForAssertionAsync(() => Assert.Contains("is taken from 14:00 to 14:30", Dialogs.Markup, StringComparison.Ordinal));
        Assert.Equal(role == Role.Clinician, Dialogs.Markup.Contains("Reason to overlap", StringComparison.Ordinal));
        if (role != Role.Clinician) return;

        await Dialogs.Field("Reason to overlap").InputAsync(new ChangeEventArgs { Value = "Mother and daughter" });
        await Dialogs.Button("Move").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Contains("overlaps another booking", Block(page, _people.Hanna.Id, 1).QuerySelector(".hit")!.GetAttribute("aria-label")!, StringComparison.Ordinal));
        Assert.Equal(new TimeOnly(14, 15), await StartOf(_people.Ana));
    }

    [Fact]
    public async Task A_session_dragged_to_another_time_asks_how_many_go_with_it()
    {
        await Arrange(Role.FrontDesk);
        await BookSessions();
        var page = Shown();
        var block = Block(page, _people.Tomas.Id);

        _ = page.InvokeAsync(() => page.FindComponent<ScheduleGrid>().Instance.Drop(block.GetAttribute("data-id")!, int.Parse(block.GetAttribute("data-rev")!, System.Globalization.CultureInfo.InvariantCulture), _people.Tomas.Id.ToString(), 13 * 60, 90));
        await Dialogs.WaitForAssertionAsync(() => Assert.Equal("13:00", Dialogs.Field("Start time").GetAttribute("value")));
        await Dialogs.Button("Move").ClickAsync();

        await page.WaitForAssertionAsync(() => Assert.Contains("Sleep group: moved.", page.Find(".said").TextContent, StringComparison.Ordinal));
        Assert.Equal([13, 15, 15], (await SessionStarts()).Select(it => it.Hour));
    }

    [Fact]
    public async Task The_month_is_there_at_once_with_its_holidays_and_turns_alone()
    {
        var hours = ClinicHours.Default with { Holidays = [new(new(2026, 11, 26), "Thanksgiving"), new(new(2026, 12, 25), "Christmas <b>Day</b>")] };
        var month = Render<MiniMonth>(parameters => parameters.Add(it => it.Date, TaperClinic.Today).Add(it => it.Today, TaperClinic.Today).Add(it => it.View, ScheduleView.Day).Add(it => it.Hours, hours));
        Assert.Equal(35, month.FindAll(".mm a").Count);
        Assert.Equal("24", month.Find(".mm [aria-current=date]").TextContent);
        Assert.Equal("Thu 26 Nov 2026, closed, Thanksgiving", month.FindAll(".mm a")[25].GetAttribute("aria-label"));
        Assert.Equal("26 closed, Thanksgiving", month.Find(".closed").TextContent);

        await month.Find("[aria-label='Month after']").ClickAsync();
        Assert.Equal("schedule?date=2026-11-29", month.FindAll(".mm a")[0].GetAttribute("href"));
        Assert.Equal("25 closed, Christmas <b>Day</b>", month.Find(".closed").TextContent);
    }

    [Fact]
    public async Task A_change_of_another_day_draws_nothing_beneath()
    {
        await Arrange(Role.FrontDesk);
        Services.GetRequiredService<NavigationManager>().NavigateTo("schedule?date=2026-11-25");
        await Book(_people.Hanna.Id, 13, date: TaperClinic.Today.AddDays(1));
        var page = Shown();
        var (sheet, data) = (page.FindComponent<ScheduleGrid>().Instance.Sheet, page.FindComponent<FilterList>().Instance.Data);

        // Of another day than the one shown: read again, and found the same.
        var draws = page.RenderCount;
        await Services.GetRequiredService<AppointmentService>().Book(new BookAppointment(Guid.NewGuid(), _people.Ana, _people.Hanna.Id, TaperClinic.Today, new TimeOnly(16, 0)));
        await page.WaitForAssertionAsync(() => Assert.True(page.RenderCount > draws));
        Assert.Same(sheet, page.FindComponent<ScheduleGrid>().Instance.Sheet);
        Assert.Same(data, page.FindComponent<FilterList>().Instance.Data);

        await Services.GetRequiredService<AppointmentService>().Book(new BookAppointment(Guid.NewGuid(), _people.Ana, _people.Hanna.Id, TaperClinic.Today.AddDays(1), new TimeOnly(16, 0)));
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll(".ap").Count));
    }

    private async Task Arrange(Role role)
    {
        _people = await In(Clinic);
        await SignIn(role);
        Dialogs = Render<MudDialogProvider>();
    }

    private IRenderedComponent<MudDialogProvider> Dialogs { get; set; } = null!;

    private async Task<Saved> Book(StaffId provider, int hour, PatientId? patient = null, DateOnly? date = null) =>
        Done(await _people.Desk.Get<AppointmentService>().Book(new BookAppointment(Guid.NewGuid(), patient ?? _people.Ana, provider, date ?? TaperClinic.Today, new TimeOnly(hour, 0))));

    private async Task BookSessions() => Done(await _people.Desk.Get<GroupService>().Book(
        new BookGroup(Guid.NewGuid(), "Sleep group", _people.Tomas.Id, TaperClinic.Today, new TimeOnly(15, 0), 90, "group", 8, "", new SeriesRule(1, 3, null))));

    private async Task<IReadOnlyList<TimeOnly>> SessionStarts() =>
        [.. (await _people.Desk.Get<ScheduleService>().Groups(TaperClinic.Today, TaperClinic.Today.AddDays(30))).Select(it => it.Start)];

    private IRenderedComponent<SchedulePage> Shown()
    {
        var page = Render<SchedulePage>();
        page.WaitForElement(".gb");
        return page;
    }

    private static Task Select(IRenderedComponent<SchedulePage> page, StaffId provider) =>
        page.InvokeAsync(() => page.FindComponent<ScheduleGrid>().Instance.Select(Block(page, provider).GetAttribute("data-id")!));

    private Task Drop(IRenderedComponent<SchedulePage> page, int index, int at)
    {
        var block = page.FindAll(".ap[data-id]")[index];
        return page.InvokeAsync(() => page.FindComponent<ScheduleGrid>().Instance.Drop(
            block.GetAttribute("data-id")!, int.Parse(block.GetAttribute("data-rev")!, System.Globalization.CultureInfo.InvariantCulture), _people.Hanna.Id.ToString(), at, 30));
    }

    private static AngleSharp.Dom.IElement Block(IRenderedComponent<SchedulePage> page, StaffId provider, int which = 0) => page.FindAll($"[data-col='{provider}'] .ap")[which];

    private static IEnumerable<string> Acts(IRenderedComponent<SchedulePage> page) => page.FindAll(".vacts button").Select(button => button.TextContent.Trim());

    private async Task<TimeOnly> StartOf(PatientId patient)
    {
        await using var db = Clinic.Db();
        return await db.Appointments.Where(it => it.PatientId == patient).Select(it => it.Start).SingleAsync();
    }
}
