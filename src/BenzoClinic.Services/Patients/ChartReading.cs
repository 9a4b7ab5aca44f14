using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>The projections behind an opened chart.</summary>
internal static class ChartReading
{
    private static readonly Compiled<Func<ClinicDb, PatientId, Task<Patient>>> Person = new(() => EF.CompileAsyncQuery((ClinicDb db, PatientId id) =>
        db.Patients.AsNoTracking().Single(it => it.Id == id)));

    private static readonly Compiled<Func<ClinicDb, IReadOnlyCollection<PatientId>, DateOnly, IAsyncEnumerable<VisitRow>>> VisitsAhead = new(() => EF.CompileAsyncQuery((ClinicDb db, IReadOnlyCollection<PatientId> ids, DateOnly today) =>
        from appointment in db.Appointments
        where ids.Contains(appointment.PatientId) && appointment.State == AppointmentState.Expected && appointment.Date >= today
        join staff in db.Users on (Guid)(object)appointment.Provider equals staff.Id
        orderby appointment.Date, appointment.Start
        select new VisitRow(appointment.PatientId, appointment.Date, appointment.Start, staff.DisplayName)));

    private static readonly Compiled<Func<ClinicDb, PatientId, IAsyncEnumerable<ConditionView>>> ConditionsOf = new(() => EF.CompileAsyncQuery((ClinicDb db, PatientId id) => db.Conditions
        .Where(condition => condition.PatientId == id)
        .OrderBy(condition => condition.State == ConditionState.EnteredInError).ThenBy(condition => condition.Ended != null || condition.State == ConditionState.Resolved).ThenByDescending(condition => condition.Onset).ThenBy(condition => condition.Display)
        .Select(condition => new ConditionView(
            condition.Id, condition.Revision, condition.Display, condition.Code, condition.Onset, condition.Ended,
            condition.Source, condition.State, condition.Note, condition.Criteria, condition.ErrorReason))));

    private static readonly Compiled<Func<ClinicDb, PatientId, IAsyncEnumerable<MedicationHistoryView>>> MedicationsOf = new(() => EF.CompileAsyncQuery((ClinicDb db, PatientId id) => db.MedicationHistory
        .Where(item => item.PatientId == id)
        .OrderBy(item => item.Medication == null).ThenByDescending(item => item.Active).ThenByDescending(item => item.StartedOn).ThenBy(item => item.Display)
        .Select(item => new MedicationHistoryView(item.Display, item.Medication != null, item.StartedOn, item.StoppedOn, item.Active, item.Dosage))));

    // An account is never taken away, so that nobody assigned goes unnamed.
    private static readonly Compiled<Func<ClinicDb, PatientId, Task<TherapistView?>>> TherapistOf = new(() => EF.CompileAsyncQuery((ClinicDb db, PatientId id) => (
        from assignment in db.TherapistAssignments
        where assignment.PatientId == id && assignment.EndedAt == null
        join staff in db.Users on (Guid)(object)assignment.Therapist equals staff.Id
        select new TherapistView(assignment.Therapist, staff.DisplayName)).FirstOrDefault()));

    public static async Task<DetailsView> Desk(ClinicDb db, PatientId id, DateOnly today)
    {
        var patient = await Person.On(db)(db, id);
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
            NotWorking = [.. patient.NotWorking()],
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
        var rows = await VisitsAhead.On(db)(db, ids, today).ToListAsync(stop);
        return rows.DistinctBy(row => row.PatientId).ToDictionary(row => row.PatientId, row => new NextVisit(row.Date, row.Start, row.DisplayName));
    }

    public static async Task<IReadOnlyList<ConditionView>> Conditions(ClinicDb db, PatientId id) => await ConditionsOf.On(db)(db, id).ToListAsync();

    public static async Task<IReadOnlyList<MedicationHistoryView>> Medications(ClinicDb db, PatientId id) => await MedicationsOf.On(db)(db, id).ToListAsync();

    public static Task<TherapistView?> Therapist(ClinicDb db, PatientId id) => TherapistOf.On(db)(db, id);

    private sealed record VisitRow(PatientId PatientId, DateOnly Date, TimeOnly Start, string DisplayName);
}
