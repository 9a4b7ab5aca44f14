using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Schedule;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Web.Tests.Schedule;

public sealed class SchedulePageTests : SchedulePageTest
{
    [Fact]
    public async Task Bookings_stand_in_their_providers_column_with_time_type_and_state()
    {
        await Arrange(Role.FrontDesk);
        await Book(People.Hanna.Id, 13);
        await Book(People.Tomas.Id, 15);
        var page = Shown();

        Assert.Equal("13:00 to 13:30, Silva, Ana, Taper visit, Expected", Block(page, People.Hanna.Id).QuerySelector(".hit")!.GetAttribute("aria-label"));
        Assert.Contains("top:46.154%", Block(page, People.Hanna.Id).GetAttribute("style")!, StringComparison.Ordinal);
        // Of 30 minutes therapists usually give nothing; the first type of theirs is an intake.
        Assert.Contains("t-intake", Block(page, People.Tomas.Id).ClassList);
        Assert.Contains("2 bookings, 3 providers", page.Find(".sum").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_therapist_sees_that_a_time_is_booked_and_not_for_whom()
    {
        await Arrange(Role.Therapist);
        await Book(People.Hanna.Id, 13);
        var page = Shown();

        Assert.Equal("13:00 to 13:30, Booked, Taper visit, Expected", Block(page, People.Hanna.Id).QuerySelector(".hit")!.GetAttribute("aria-label"));
        Assert.DoesNotContain("Silva", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-moves], [data-books], [data-key=new], [data-hours]"));
        await Select(page, People.Hanna.Id);
        Assert.Equal("Booked", page.Find(".vpanel h2").TextContent.Trim());
        Assert.Empty(page.FindAll(".vacts"));
    }

    [Fact]
    public async Task What_is_filtered_out_stays_taken_without_words()
    {
        await Arrange(Role.FrontDesk);
        await Book(People.Hanna.Id, 13);
        var page = Shown();

        await page.FindAll(".ck input")[0].ChangeAsync(new ChangeEventArgs { Value = false });
        Assert.Empty(page.FindAll(".ap[data-id]"));
        Assert.Equal("", page.Find(".ap.veiled").TextContent);
    }

    [Fact]
    public async Task The_chosen_booking_offers_the_next_step_and_its_undo()
    {
        await Arrange(Role.FrontDesk);
        await Book(People.Hanna.Id, 13);
        var page = Shown();

        await Select(page, People.Hanna.Id);
        Assert.Equal(["Mark arrived", "Move", "Cancel"], Acts(page));
        await page.Find(".vacts button").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal(["Send in", "Left", "Undo"], Acts(page)));
        Assert.EndsWith("Arrived", Block(page, People.Hanna.Id).QuerySelector(".hit")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        await page.FindAll(".vacts button")[2].ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal(["Mark arrived", "Move", "Cancel"], Acts(page)));
    }

    [Fact]
    public async Task A_drop_moves_the_booking_and_a_refused_one_says_why_where_it_was_put()
    {
        await Arrange(Role.FrontDesk);
        await Book(People.Hanna.Id, 13);
        await Book(People.Hanna.Id, 14, await People.Chart("Not", "Mine"));
        var page = Shown();

        await Drop(page, 0, 14 * 60 + 15);
        Assert.Contains("14:00", page.Find(".scol [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(13, 0), await StartOf(People.Ana));

        await Drop(page, 0, 15 * 60);
        Assert.Equal(new TimeOnly(15, 0), await StartOf(People.Ana));
        Assert.Empty(page.FindAll(".scol [role=alert]"));
        Assert.Contains("moved to 15:00", page.Find(".said").TextContent, StringComparison.Ordinal);

        await Drop(page, 1, 15 * 60, 45);
        Assert.Contains("Ana Silva: now until 15:45.", page.Find(".said").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_moves_it_after_somebody_else_is_told_and_nothing_changes()
    {
        await Arrange(Role.FrontDesk);
        var booked = await Book(People.Hanna.Id, 13);
        var page = Shown();
        var seen = Block(page, People.Hanna.Id);
        var (key, revision) = (seen.GetAttribute("data-id")!, int.Parse(seen.GetAttribute("data-rev")!, System.Globalization.CultureInfo.InvariantCulture));
        Done(await People.Desk.Get<AppointmentService>().Move(new MoveAppointment(Guid.NewGuid(), People.Ana, new AppointmentId(booked.Id), booked.Revision, People.Hanna.Id, TaperClinic.Today, new TimeOnly(16, 0), 30)));

        await page.InvokeAsync(() => page.FindComponent<ScheduleGrid>().Instance.Drop(key, revision, People.Hanna.Id.ToString(), 15 * 60, 30));
        Assert.Contains("was first", page.Find(".scol [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(new TimeOnly(16, 0), await StartOf(People.Ana));
    }

    [Fact]
    public async Task What_another_desk_books_appears_by_itself()
    {
        await Arrange(Role.FrontDesk);
        var page = Shown();
        Assert.Empty(page.FindAll(".ap"));

        // Another process would be seen at the next tick; this one is told at once.
        await Services.GetRequiredService<AppointmentService>().Book(new BookAppointment(Guid.NewGuid(), People.Ana, People.Hanna.Id, TaperClinic.Today, new TimeOnly(13, 0)));
        await page.WaitForAssertionAsync(() => Assert.Single(page.FindAll(".ap")));
    }

    [Fact]
    public async Task Breaks_and_absences_are_seen_with_what_they_are_for()
    {
        await Arrange(Role.FrontDesk);
        var hours = People.Desk.Get<ProviderHoursService>();
        var monday = new WorkWeek([new(TaperClinic.Today.DayOfWeek, new(8, 0), new(17, 0))], [new(TaperClinic.Today.DayOfWeek, new(12, 0), new(13, 0), "Lunch")]);
        Done(await hours.SetWeek(new SetProviderWeek(Guid.NewGuid(), People.Hanna.Id, 0, monday)));
        Done(await hours.Add(new AddAbsence(Guid.NewGuid(), People.Hanna.Id, TaperClinic.Today, TaperClinic.Today, new TimeOnly(14, 0), null, "jury duty")));
        var page = Shown();

        var column = page.Find($"[data-col='{People.Hanna.Id}']");
        Assert.EndsWith("Prescriber, 8:00–14:00", column.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal("Lunch", column.QuerySelector(".break")!.TextContent.Trim());
        Assert.Contains("14:00–17:00, jury duty", column.QuerySelector(".absence")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_opens_a_week_of_one_provider_and_a_day_of_rooms()
    {
        await Arrange(Role.FrontDesk);
        await Book(People.Hanna.Id, 13);
        await Book(People.Tomas.Id, 15);
        Services.GetRequiredService<NavigationManager>().NavigateTo("schedule?date=2026-11-24&view=week");
        var page = Shown();

        Assert.Single(page.FindAll(".ap"));
        Assert.Contains("Tue 24 Nov", page.FindAll(".gh b").Select(it => it.TextContent));
        // Now is in the column of today alone, Monday's being the first.
        Assert.Contains("--first:1;", page.Find(".nowl").GetAttribute("style")!, StringComparison.Ordinal);
        await page.FindAll(".seg button")[2].ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Equal(["No room"], page.FindAll(".gh b").Select(it => it.TextContent)));
        Assert.Equal(2, page.FindAll(".ap").Count);
    }

    [Fact]
    public async Task A_change_of_another_day_draws_nothing_beneath()
    {
        await Arrange(Role.FrontDesk);
        Services.GetRequiredService<NavigationManager>().NavigateTo("schedule?date=2026-11-25");
        await Book(People.Hanna.Id, 13, date: TaperClinic.Today.AddDays(1));
        var page = Shown();
        var (sheet, data) = (page.FindComponent<ScheduleGrid>().Instance.Sheet, page.FindComponent<FilterList>().Instance.Data);

        // Of another day than the one shown: read again, and found the same.
        var draws = page.RenderCount;
        await Services.GetRequiredService<AppointmentService>().Book(new BookAppointment(Guid.NewGuid(), People.Ana, People.Hanna.Id, TaperClinic.Today, new TimeOnly(16, 0)));
        await page.WaitForAssertionAsync(() => Assert.True(page.RenderCount > draws));
        Assert.Same(sheet, page.FindComponent<ScheduleGrid>().Instance.Sheet);
        Assert.Same(data, page.FindComponent<FilterList>().Instance.Data);

        await Services.GetRequiredService<AppointmentService>().Book(new BookAppointment(Guid.NewGuid(), People.Ana, People.Hanna.Id, TaperClinic.Today.AddDays(1), new TimeOnly(16, 0)));
        await page.WaitForAssertionAsync(() => Assert.Equal(2, page.FindAll(".ap").Count));
    }
}
