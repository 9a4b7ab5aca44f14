using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Visits;

/// <summary>What others ask about visits inside their own transactions.</summary>
public static class VisitQueries
{
    /// <summary>Day of the patient's next booked time with a clinician after a day, or null. Therapy sessions do not count.</summary>
    public static async Task<DateOnly?> NextBooked(ClinicDb db, PatientId patient, DateOnly after) => (await Next(db, patient, after))?.Date;

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
