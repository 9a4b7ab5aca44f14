using System.Linq.Expressions;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>What the schedule shows: days of all providers.</summary>
public sealed class ScheduleService(Gate gate, IDbContextFactory<ClinicDb> factory, ClinicSettingsReader settings)
{
    /// <summary>Most days shown at once.</summary>
    public const int MostDays = 42;

    // Some days of a large clinic.
    private static readonly SharedRows<ScheduleVisit> Shared = new(4096);

    private static readonly Expression<Func<Appointment, Patient, ScheduleVisit>> Row = (it, patient) => new ScheduleVisit(
        it.Id, it.Revision, it.PatientId, patient.Details.FirstName, patient.Details.LastName, it.Provider, it.Room, it.Type, it.Date, it.Start, it.Minutes, it.WalkIn, it.State,
        it.StartsAt, it.ArrivedAt, it.SeenAt, it.Note, it.Series, it.Group, it.OverlapReason != "", it.Answer);

    // Asked by every open schedule at every change. One day by name: for a span whose ends it does not know, PostgreSQL would plan anew each time.
    private static readonly Compiled<Func<ClinicDb, DateOnly, IAsyncEnumerable<ScheduleVisit>>> OneDay = new(() => EF.CompileAsyncQuery((ClinicDb db, DateOnly day) =>
        db.Appointments.Where(it => it.Date == day && it.State != AppointmentState.Cancelled).OrderBy(it => it.Start).Join(db.Patients, it => it.PatientId, patient => patient.Id, Row)));

    private static readonly Compiled<Func<ClinicDb, DateOnly, DateOnly, IAsyncEnumerable<ScheduleVisit>>> All = new(() => EF.CompileAsyncQuery((ClinicDb db, DateOnly first, DateOnly last) =>
        db.Appointments.Where(it => it.Date >= first && it.Date <= last && it.State != AppointmentState.Cancelled).OrderBy(it => it.Date).ThenBy(it => it.Start).Join(db.Patients, it => it.PatientId, patient => patient.Id, Row)));

    private static readonly Compiled<Func<ClinicDb, DateOnly, DateOnly, StaffId, IAsyncEnumerable<ScheduleVisit>>> Assigned = new(() => EF.CompileAsyncQuery((ClinicDb db, DateOnly first, DateOnly last, StaffId me) =>
        from it in db.Appointments
        where it.Date >= first && it.Date <= last && it.State != AppointmentState.Cancelled
        join patient in db.Patients on it.PatientId equals patient.Id
        let mine = db.TherapistAssignments.Any(assignment => assignment.PatientId == it.PatientId && assignment.Therapist == me && assignment.EndedAt == null)
        orderby it.Date, it.Start
        select new ScheduleVisit(
            it.Id, it.Revision, mine ? it.PatientId : default, mine ? patient.Details.FirstName : "", mine ? patient.Details.LastName : "", it.Provider, it.Room, it.Type, it.Date, it.Start, it.Minutes, it.WalkIn, it.State,
            it.StartsAt, it.ArrivedAt, it.SeenAt, mine ? it.Note : "", it.Series, it.Group, it.OverlapReason != "", it.Answer)));

    /// <summary>
    /// The visits of some days in order of time, cancelled ones left out. Who sees assigned patients alone is shown the others as booked times,
    /// so that what is taken never looks free.
    /// </summary>
    public async Task<IReadOnlyList<ScheduleVisit>> Visits(DateOnly from, DateOnly to)
    {
        var actor = await gate.Demand(Operation.SeeAppointments);
        await using var db = await factory.CreateDbContextAsync();
        to = Last(from, to);
        var visits = await (actor.Reach != Reach.All ? Assigned.On(db)(db, from, to, actor.Id) : from == to ? OneDay.On(db)(db, from) : All.On(db)(db, from, to)).ToListAsync();
        return [.. visits.Select(it => Shared.Of(it.Id.GetHashCode(), it))];
    }

    /// <summary>The group sessions of some days that are not cancelled.</summary>
    public async Task<IReadOnlyList<ScheduleGroup>> Groups(DateOnly from, DateOnly to)
    {
        await gate.Demand(Operation.SeeAppointments);
        await using var db = await factory.CreateDbContextAsync();
        var (first, last) = (from, Last(from, to));
        return await (
            from it in db.GroupSessions.AsNoTracking()
            where it.Date >= first && it.Date <= last && it.CancelledAt == null
            orderby it.Date, it.Start
            select new ScheduleGroup(
                it.Id, it.Revision, it.Name, it.Provider, it.Room, it.Type, it.Date, it.Start, it.Minutes, it.Places,
                db.Appointments.Count(place => place.Group == it.Id && place.State != AppointmentState.Cancelled),
                it.Series == null ? 0 : db.GroupSessions.Count(other => other.Series == it.Series && other.CancelledAt == null && other.Date <= it.Date),
                it.Series == null ? 0 : db.GroupSessions.Count(other => other.Series == it.Series && other.CancelledAt == null)))
            .ToListAsync();
    }

    /// <summary>Hours, breaks, absences and holidays of some days, and whom and what can be booked.</summary>
    public async Task<ScheduleGround> Ground(DateOnly from, DateOnly to)
    {
        var actor = await gate.Demand(Operation.SeeAppointments);
        var clinic = await settings.Current();
        await using var db = await factory.CreateDbContextAsync();
        var providers = await Providers.Bookable(db);
        var times = await ProviderTimes.Load(db, providers, clinic.Hours, from);
        var days = new List<ClinicDay>();
        for (var day = from; day <= Last(from, to); day = day.AddDays(1))
        {
            var holiday = clinic.Hours.Holidays.FirstOrDefault(it => it.Date == day)?.Name;
            days.Add(new ClinicDay(day, holiday, holiday is null ? [.. clinic.Hours.On(day.DayOfWeek).Select(span => new DaySpan(span.From, span.To))] : [], [.. times.Select(it => it.On(day))]));
        }

        return new ScheduleGround(
            days, providers, [.. clinic.Rooms.Where(room => !room.Retired)], clinic.VisitTypes, clinic.Waits, actor.Id,
            Permissions.Of(Operation.ManageAppointments, actor.Roles) != Reach.None, Permissions.Of(Operation.OverlapAppointments, actor.Roles) != Reach.None);
    }

    private static DateOnly Last(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber >= MostDays ? from.AddDays(MostDays - 1) : to;
}
