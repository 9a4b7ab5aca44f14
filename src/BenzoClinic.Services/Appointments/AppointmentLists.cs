using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>The one query behind every list of appointments.</summary>
internal static class AppointmentLists
{
    /// <summary>Longest list shown.</summary>
    private const int Limit = 500;

    /// <summary>Rows of the appointments chosen by <paramref name="choose"/>, those of assigned patients only where the person reaches no further.</summary>
    public static async Task<IReadOnlyList<AppointmentRow>> Rows(ClinicDb db, Actor actor, Func<IQueryable<Appointment>, IQueryable<Appointment>> choose)
    {
        var chosen = choose(db.Appointments.AsNoTracking());
        if (actor.Reach == Reach.Assigned)
            chosen = chosen.Where(appointment => db.TherapistAssignments.Any(assignment =>
                assignment.PatientId == appointment.PatientId && assignment.Therapist == actor.Id && assignment.EndedAt == null));

        var rows = await (
            from appointment in chosen
            join patient in db.Patients on appointment.PatientId equals patient.Id
            select new
            {
                Appointment = appointment,
                patient.Details.FirstName,
                patient.Details.LastName,
                patient.ChartNumber,
                Visit = db.Visits.Where(visit => visit.AppointmentId == appointment.Id).Select(visit => new { visit.Id, visit.SignedAt }).FirstOrDefault(),
                NextOn = db.Appointments
                    .Where(next => next.PatientId == appointment.PatientId && next.State == AppointmentState.Expected && next.Date > appointment.Date)
                    .Min(next => (DateOnly?)next.Date),
            }).Take(Limit).ToListAsync();

        var provider = await Providers.Lookup(db);
        return
        [
            .. rows.Select(row => Row(row.Appointment, $"{row.FirstName} {row.LastName}".Trim(), row.ChartNumber, provider(row.Appointment.Provider), row.Visit?.Id, row.Visit?.SignedAt is not null, row.NextOn)),
        ];
    }

    private static AppointmentRow Row(Appointment it, string name, int chart, Provider provider, VisitId? visit, bool signed, DateOnly? nextOn) =>
        new(it.Id, it.Revision, it.PatientId, name, chart, provider, it.Date, it.Start, it.Minutes, it.WalkIn, it.State, it.StartsAt, it.ArrivedAt, it.SeenAt, it.LeftAt, visit, signed, nextOn, it.Room, it.Type, it.Group, it.Answer);
}
