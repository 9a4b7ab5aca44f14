using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Demo;

/// <summary>What the demo clinic's schedule has besides its patients' visits: hours, breaks, an absence, a group that meets every week.</summary>
/// <param name="session">A clinician's, for everything.</param>
internal sealed class DemoSchedule(IReadOnlyList<Guid> clinicians, IReadOnlyList<Guid> therapists, Guid session, DemoCalendar calendar)
{
    private const int PatientsInGroup = 5;

    // After those of the patients.
    private readonly DemoPeople _people = new(200, clinicians[0], null, session);

    private static readonly (TimeOnly From, TimeOnly To)[] Hours = [(new(8, 30), new(17, 30)), (new(8, 0), new(17, 0)), (new(9, 0), new(17, 0))];

    private static TimeOnly GroupBegins => new(15, 0);

    /// <summary>The acts. The group's time is taken in the calendar before anybody's visit.</summary>
    public IReadOnlyList<DemoAct> Acts()
    {
        var acts = new List<DemoAct>();
        foreach (var (provider, index) in clinicians.Concat(therapists).Distinct().Select((it, index) => (it, index)))
            acts.Add(Act(acts.Count, 60, services => SetWeek(services, provider, index)));
        if (therapists.Count < 3 || therapists.Any(clinicians.Contains) || calendar.Free(therapists[^1], calendar.Today, GroupBegins, 90) is null) return acts;
        acts.Add(Act(acts.Count, 5, services => Away(services, therapists[^1], calendar.Today)));
        acts.Add(Act(acts.Count, 14, BookGroup));
        for (var place = 0; place < PatientsInGroup; place++) acts.Add(Act(acts.Count, 1, Join));
        return acts;
    }

    private DemoAct Act(int number, int daysAgo, Func<IServiceProvider, Task> act) => new(calendar.Ago(daysAgo), new TimeOnly(17, 30).AddMinutes(number), _people, act) { Number = number };

    // On the day it is made on, whichever that is, somebody is in.
    private async Task SetWeek(IServiceProvider services, Guid provider, int index)
    {
        var (from, to) = Hours[index % Hours.Length];
        var days = ClinicHours.Week.Where(day => day == calendar.Today.DayOfWeek || day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        var week = new WorkWeek([.. days.Select(day => new OpenSpan(day, from, to))], [.. days.Select(day => new Break(day, DemoCalendar.LunchBegins, DemoCalendar.LunchEnds, "Lunch"))]);
        await services.GetRequiredService<ProviderHoursService>().SetWeek(new SetProviderWeek(NewIds.Next(), new StaffId(provider), 0, week));
    }

    private static Task<Outcome<Saved>> Away(IServiceProvider services, Guid provider, DateOnly today) => services.GetRequiredService<ProviderHoursService>().Add(
        new AddAbsence(NewIds.Next(), new StaffId(provider), today, today, new TimeOnly(9, 0), new TimeOnly(12, 0), "jury duty"));

    // Refused where the day it is made on has no such hours: then there is no group.
    private async Task BookGroup(IServiceProvider services)
    {
        var room = (await services.GetRequiredService<Clinic.ClinicSettingsReader>().Current()).Rooms.FirstOrDefault(it => it.Id == "group-room")?.Id ?? "";
        await services.GetRequiredService<GroupService>().Book(new BookGroup(
            NewIds.Next(), "Sleep group", new StaffId(therapists[^1]), calendar.Today.AddDays(-14), GroupBegins, 90, "group", 8, room, new SeriesRule(1, 8, null)));
    }

    private async Task Join(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDb>>().CreateDbContextAsync();
        if (await db.GroupSessions.AsNoTracking().FirstOrDefaultAsync(it => it.Date == calendar.Today) is not { } today) return;
        // Somebody who has nothing else today.
        var free = await db.Patients.AsNoTracking().Where(patient => !db.Appointments.Any(it => it.PatientId == patient.Id && it.Date == calendar.Today)).OrderBy(patient => patient.Id).Select(patient => patient.Id).FirstOrDefaultAsync();
        if (free != default) await services.GetRequiredService<GroupService>().Join(new JoinGroup(NewIds.Next(), free, today.Id));
    }
}
