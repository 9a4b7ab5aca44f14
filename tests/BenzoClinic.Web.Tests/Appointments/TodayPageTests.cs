using AngleSharp.Dom;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Appointments;
using BenzoClinic.Web.Components.Today;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Web.Tests.Appointments;

public sealed class TodayPageTests : PageTest
{
    private TaperClinic _people = null!;

    [Fact]
    public async Task A_clinician_sees_who_is_here_the_dose_and_the_step_of_today()
    {
        var me = await Arrange(Role.Clinician);
        var visit = await _people.Visit(with: me);
        Done(await _people.Order(visit, me, new OrderedStep(TaperClinic.Today, Diazepam(18)), new OrderedStep(TaperClinic.Today.AddDays(14), Diazepam(17))));
        var page = await Shown();

        Assert.Contains("diazepam 20 → 18 mg due today", Text(page, ".now-card"), StringComparison.Ordinal);
        Assert.Contains("diazepam 18 mg 20 → 18 −10.0 % With you since 10:30", Text(page, ".day-list"), StringComparison.Ordinal);
        Assert.Contains("Ana Silva today, 10:30 0 min", Text(page, ".two"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_therapist_sees_own_sessions_and_the_day_of_own_patients_without_doses()
    {
        var me = await Arrange(Role.Therapist);
        await _people.Assign(me);
        await Book(me.Id, 13);
        await Book(_people.Hanna.Id, 15);
        Done(await _people.Desk.Get<AppointmentService>().Book(new BookAppointment(Guid.NewGuid(), await _people.Chart("Not", "Mine"), _people.Hanna.Id, TaperClinic.Today, new TimeOnly(16, 0))));
        var page = await Shown();

        Assert.Equal(["13:00", "15:00"], page.FindAll(".day-list td:first-child").Select(cell => cell.TextContent));
        Assert.DoesNotContain("mg", Text(page, ".today"), StringComparison.Ordinal);
        Assert.DoesNotContain("Not Mine", Text(page, ".today"), StringComparison.Ordinal);
        Assert.Contains("1 visit: 0 seen", Text(page, ".today"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_sees_everyones_day_with_one_act_a_row_and_no_dose()
    {
        await Arrange(Role.FrontDesk);
        await Book(_people.Hanna.Id, 13);
        await Book(_people.Tomas.Id, 15);
        var page = await Shown();

        Assert.All(page.FindAll(".day-list tbody tr"), row => Assert.Equal("Mark arrived", row.QuerySelector("button")!.TextContent.Trim()[..12]));
        Assert.Contains("Dr. Hanna Lindqvist 0 of 1 seen, 1 to come", Text(page, ".two"), StringComparison.Ordinal);
        Assert.DoesNotContain("mg", Text(page, ".today"), StringComparison.Ordinal);

        await page.Find(".day-list button").ClickAsync();
        await page.WaitForAssertionAsync(() => Assert.Contains("Waiting 0 min", Text(page, ".day-list"), StringComparison.Ordinal));
    }

    private async Task<TestScope> Arrange(Role role)
    {
        Services.AddScoped<VisitOpening>();
        _people = await In(Clinic);
        await _people.Enter(Diazepam(20));
        return await SignIn(role);
    }

    private async Task Book(StaffId provider, int hour) =>
        Done(await _people.Desk.Get<AppointmentService>().Book(new BookAppointment(Guid.NewGuid(), _people.Ana, provider, TaperClinic.Today, new TimeOnly(hour, 0))));

    private async Task<IRenderedComponent<TodayPage>> Shown()
    {
        var page = Render<TodayPage>();
        await page.WaitForElementAsync(".day-list");
        return page;
    }

    private static string Text(IRenderedComponent<TodayPage> page, string selector) =>
        string.Join(' ', page.FindAll(selector).SelectMany(element => element.GetDescendants().OfType<IText>()).SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
