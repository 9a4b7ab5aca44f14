using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Web.Components.Schedule;
using BenzoClinic.Web.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using MudBlazor;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Web.Tests.Schedule;

/// <summary>The schedule over real services, with the acts of a person at the desk.</summary>
public abstract class SchedulePageTest : PageTest
{
    protected TaperClinic People { get; private set; } = null!;

    protected async Task Arrange(Role role)
    {
        People = await In(Clinic);
        await SignIn(role);
        Dialogs = Render<MudDialogProvider>();
    }

    protected IRenderedComponent<MudDialogProvider> Dialogs { get; set; } = null!;

    protected async Task<Saved> Book(StaffId provider, int hour, PatientId? patient = null, DateOnly? date = null) =>
        Done(await People.Desk.Get<AppointmentService>().Book(new BookAppointment(Guid.NewGuid(), patient ?? People.Ana, provider, date ?? TaperClinic.Today, new TimeOnly(hour, 0))));

    protected async Task BookSessions() => Done(await People.Desk.Get<GroupService>().Book(
        new BookGroup(Guid.NewGuid(), "Sleep group", People.Tomas.Id, TaperClinic.Today, new TimeOnly(15, 0), 90, "group", 8, "", new SeriesRule(1, 3, null))));

    protected async Task<IReadOnlyList<TimeOnly>> SessionStarts() =>
        [.. (await People.Desk.Get<ScheduleService>().Groups(TaperClinic.Today, TaperClinic.Today.AddDays(30))).Select(it => it.Start)];

    protected IRenderedComponent<SchedulePage> Shown()
    {
        var page = Render<SchedulePage>();
        page.WaitForElement(".gb");
        return page;
    }

    protected static Task Select(IRenderedComponent<SchedulePage> page, StaffId provider) =>
        page.InvokeAsync(() => page.FindComponent<ScheduleGrid>().Instance.Select(Block(page, provider).GetAttribute("data-id")!));

    protected Task Drop(IRenderedComponent<SchedulePage> page, int index, int at, int minutes = 30)
    {
        var block = page.FindAll(".ap[data-id]")[index];
        return page.InvokeAsync(() => page.FindComponent<ScheduleGrid>().Instance.Drop(
            block.GetAttribute("data-id")!, int.Parse(block.GetAttribute("data-rev")!, System.Globalization.CultureInfo.InvariantCulture), People.Hanna.Id.ToString(), at, minutes));
    }

    protected static AngleSharp.Dom.IElement Block(IRenderedComponent<SchedulePage> page, StaffId provider, int which = 0) => page.FindAll($"[data-col='{provider}'] .ap")[which];

    protected static IEnumerable<string> Acts(IRenderedComponent<SchedulePage> page) => page.FindAll(".vacts button").Select(button => button.TextContent.Trim());

    protected async Task<TimeOnly> StartOf(PatientId patient)
    {
        await using var db = Clinic.Db();
        return await db.Appointments.Where(it => it.PatientId == patient).Select(it => it.Start).SingleAsync();
    }
}
