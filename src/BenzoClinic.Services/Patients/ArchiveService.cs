using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tapers;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>Takes a chart that is no longer in use out of the lists, and puts it back.</summary>
public sealed class ArchiveService(ClinicWrites writes)
{
    /// <summary>Archives a chart, where nobody who still takes a dose or is expected would drop out of sight.</summary>
    public Task<Outcome<Saved>> Archive(ArchiveChart request) =>
        writes.Run(new WriteRequest(Operation.ArchiveChart, request.OperationId, request.Patient, request, "Archived the chart"), async scope =>
        {
            var patient = await scope.Db.Patients.FirstOrDefaultAsync(it => it.Id == request.Patient);
            if (patient is null) return Outcome<Saved>.Missing();
            if (patient.Revision != request.Revision) return await ClinicWrites.StaleOf(scope.Db, patient);
            if (patient.ArchivedAt is not null) return Outcome<Saved>.Rejected(new Finding("", "archived", "This chart is archived already."));
            if (ArchiveChecks.Check(request.Why, request.ContinuedBy, await StateOf(scope.Db, patient, scope.Stamp.Today), scope.Stamp.Today) is { Count: > 0 } findings) return Outcome<Saved>.Rejected(findings);

            var continued = request.ContinuedBy.Trim();
            var why = request.Why.Trim() + (continued.Length == 0 ? "" : $" (prescription continued by {continued})");
            patient.Archive(why, scope.Stamp);
            ChangeLog.Add(scope, patient.Id, [new ChartChange("archived", "", why, Clinical: true)]);
            await SearchTerms.Change(scope.Db, patient);
            return Outcome<Saved>.Done(new Saved(patient.Id.Value, patient.Revision));
        });

    /// <summary>Puts an archived chart back into the lists.</summary>
    public Task<Outcome<Saved>> BringBack(BringBackChart request) =>
        writes.Run(new WriteRequest(Operation.BringBackChart, request.OperationId, request.Patient, request, "Brought the chart back"), async scope =>
        {
            var patient = await scope.Db.Patients.FirstOrDefaultAsync(it => it.Id == request.Patient);
            if (patient is null) return Outcome<Saved>.Missing();
            if (patient.Revision != request.Revision) return await ClinicWrites.StaleOf(scope.Db, patient);
            if (patient.ArchivedAt is null) return Outcome<Saved>.Rejected(new Finding("", "not-archived", "This chart is in use already."));
            if (patient.MergedInto is not null) return Outcome<Saved>.Rejected(MergeChecks.IsMerged);

            ChangeLog.Add(scope, patient.Id, [new ChartChange("archived", patient.ArchivedWhy, "", Clinical: true)]);
            patient.BringBack(scope.Stamp);
            await SearchTerms.Change(scope.Db, patient);
            return Outcome<Saved>.Done(new Saved(patient.Id.Value, patient.Revision));
        });

    /// <summary>What an archived chart answers to a booking, a dose or a therapist.</summary>
    internal static Finding IsArchived(string field = "") => new(field, "archived", "This chart is archived. Bring it back first, on its tab Details.");

    private static async Task<ArchiveState> StateOf(ClinicDb db, Patient patient, DateOnly today)
    {
        var record = await TaperWrites.Load(db, patient.Id);
        var onDoses = record is not null && (record.ToConfirm.Count > 0
            || record.InEffect(today) is { Regimen.IsWhollyZero: false }
            || record.Entries.Any(entry => entry is { State: DoseEntryState.Standing, Kind: DoseEntryKind.Order } && entry.On > today && !entry.Regimen.IsWhollyZero));
        return new ArchiveState(
            patient.DeceasedOn is not null,
            onDoses,
            await db.Appointments.Where(it => it.PatientId == patient.Id
                && ((it.State == AppointmentState.Expected && it.Date >= today) || it.State == AppointmentState.Arrived || it.State == AppointmentState.WithProvider))
                .Select(it => it.Date).ToListAsync(),
            await db.SafetyItems.CountAsync(it => it.PatientId == patient.Id && it.DoneAt == null),
            await db.Visits.CountAsync(it => it.PatientId == patient.Id && it.SignedAt == null));
    }
}
