using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Visits;

/// <summary>What others ask about visits inside their own transactions.</summary>
public static class VisitQueries
{
    /// <summary>Day of the patient's next booked time with a clinician after a day, or null. Therapy sessions do not count.</summary>
    public static async Task<DateOnly?> NextBooked(ClinicDb db, PatientId patient, DateOnly after) => (await Next(db, patient, after))?.Date;

    /// <summary>
    /// The door of a dose decision: why it is shut, or null where the visit is the patient's, of today, arrived and unsigned.
    /// </summary>
    public static async Task<Finding?> WhyNotOpen(ClinicDb db, PatientId patient, VisitId visit, DateOnly today)
    {
        var found = await (
            from it in db.Visits
            where it.Id == visit && it.PatientId == patient
            join appointment in db.Appointments on it.AppointmentId equals appointment.Id
            select new { it.Date, it.SignedAt, appointment.ArrivedAt }).FirstOrDefaultAsync();
        return found switch
        {
            null => new Finding("", "no-visit", "There is no such visit."),
            { SignedAt: not null } => VisitChecks.AlreadySigned,
            { ArrivedAt: null } => new Finding("", "not-arrived", "The patient is not marked arrived yet."),
            _ when found.Date != today => new Finding("", "visit-not-today", "This visit is not of today. A dose is decided in person, on the day."),
            _ => null,
        };
    }

    /// <summary>True where a dose was ordered at the visit.</summary>
    public static Task<bool> DoseRecorded(ClinicDb db, VisitId visit) =>
        db.DoseEntries.AnyAsync(entry => entry.Visit == visit && entry.Kind == DoseEntryKind.Order);

    internal static async Task<Appointment?> Next(ClinicDb db, PatientId patient, DateOnly after)
    {
        var clinicians = await Providers.Clinicians(db);
        return await db.Appointments.AsNoTracking()
            .Where(it => it.PatientId == patient && it.State == AppointmentState.Expected && it.Date > after && clinicians.Contains(it.Provider))
            .OrderBy(it => it.Date).ThenBy(it => it.Start).FirstOrDefaultAsync();
    }
}
