using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>The projections behind an opened chart.</summary>
internal static class ChartReading
{
    public static async Task<DetailsView> Desk(ClinicDb db, PatientId id, DateOnly today)
    {
        var patient = await db.Patients.AsNoTracking().SingleAsync(it => it.Id == id);
        var visits = await NextVisits(db, [id], today);
        var lastDay = patient.DeceasedOn ?? today;
        return new DetailsView(
            patient.Id,
            patient.ChartNumber,
            patient.Revision,
            patient.Details,
            patient.Allergies,
            PatientDetails.AgeOn(patient.Details.BirthDate, lastDay),
            patient.DeceasedOn,
            visits.GetValueOrDefault(id))
        {
            Contacts = patient.Contacts,
            Archived = patient.ArchivedAt is { } at ? new ArchivedView(at, patient.ArchivedWhy, await Into(db, patient)) : null,
            FormerNumbers = patient.FormerNumbers,
            Prescriber = patient.Details.Prescriber is { } prescriber ? await StaffNames.Of(db, prescriber) : "",
        };
    }

    private static async Task<MergedIntoView?> Into(ClinicDb db, Patient patient) => patient.MergedInto is { } into
        ? new MergedIntoView(into, await db.Patients.Where(it => it.Id == into).Select(it => it.ChartNumber).SingleAsync())
        : null;

    /// <summary>The next booked visit of each of some patients, today's included.</summary>
    public static async Task<Dictionary<PatientId, NextVisit>> NextVisits(ClinicDb db, IReadOnlyCollection<PatientId> ids, DateOnly today, CancellationToken stop = default)
    {
        var rows = await (
            from appointment in db.Appointments
            where ids.Contains(appointment.PatientId) && appointment.State == AppointmentState.Expected && appointment.Date >= today
            join staff in db.Users on (Guid)(object)appointment.Provider equals staff.Id
            orderby appointment.Date, appointment.Start
            select new { appointment.PatientId, appointment.Date, appointment.Start, staff.DisplayName })
            .AsNoTracking().ToListAsync(stop);
        return rows.DistinctBy(row => row.PatientId).ToDictionary(row => row.PatientId, row => new NextVisit(row.Date, row.Start, row.DisplayName));
    }

    public static Task<List<ConditionView>> Conditions(ClinicDb db, PatientId id) => db.Conditions.AsNoTracking()
        .Where(condition => condition.PatientId == id)
        .OrderBy(condition => condition.State == ConditionState.EnteredInError).ThenBy(condition => condition.Ended != null || condition.State == ConditionState.Resolved).ThenByDescending(condition => condition.Onset).ThenBy(condition => condition.Display)
        .Select(condition => new ConditionView(
            condition.Id, condition.Revision, condition.Display, condition.Code, condition.Onset, condition.Ended,
            condition.Source, condition.State, condition.Note, condition.Criteria, condition.ErrorReason))
        .ToListAsync();

    public static Task<List<MedicationHistoryView>> Medications(ClinicDb db, PatientId id) => db.MedicationHistory.AsNoTracking()
        .Where(item => item.PatientId == id)
        .OrderBy(item => item.Medication == null).ThenByDescending(item => item.Active).ThenByDescending(item => item.StartedOn).ThenBy(item => item.Display)
        .Select(item => new MedicationHistoryView(item.Display, item.Medication != null, item.StartedOn, item.StoppedOn, item.Active, item.Dosage))
        .ToListAsync();

    public static async Task<TherapistView?> Therapist(ClinicDb db, PatientId id)
    {
        var therapist = await db.TherapistAssignments.AsNoTracking()
            .Where(assignment => assignment.PatientId == id && assignment.EndedAt == null)
            .Select(assignment => (StaffId?)assignment.Therapist).FirstOrDefaultAsync();
        return therapist is { } staff ? new TherapistView(staff, await StaffNames.Of(db, staff)) : null;
    }
}
