using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tapers;

/// <summary>
/// How every change of a taper runs: the patient is alive, the form is not stale, the record decides, and what it raises
/// goes on the worklist in the same transaction.
/// </summary>
public sealed class TaperWrites(ClinicWrites writes, SupplyFlag supply, ClinicEvents events)
{
    /// <summary>Runs one change.</summary>
    /// <param name="summary">For the audit trail, without clinical content.</param>
    /// <param name="act">Returns findings; empty where it was done.</param>
    public Task<Outcome<Saved>> Run(Operation operation, TaperChange change, string summary, Func<TaperRecord, Stamp, IReadOnlyList<Finding>> act) =>
        Run(operation, change, summary, (record, scope) => Task.FromResult(act(record, scope.Stamp)));

    /// <summary>Runs one change that reads more than the record.</summary>
    public async Task<Outcome<Saved>> Run(Operation operation, TaperChange change, string summary, Func<TaperRecord, WriteScope, Task<IReadOnlyList<Finding>>> act)
    {
        var raised = false;
        var outcome = await writes.Run(new WriteRequest(operation, change.OperationId, change.Patient, change, summary), async scope =>
        {
            var chart = await scope.Db.Patients.Where(patient => patient.Id == change.Patient).Select(patient => new { patient.DeceasedOn, patient.ArchivedAt }).FirstOrDefaultAsync();
            if (chart?.ArchivedAt is not null && !IsForAnyChart(change)) return Outcome<Saved>.Rejected(ArchiveService.IsArchived());
            if (chart?.DeceasedOn is not null) return Outcome<Saved>.Rejected(new Finding("", "deceased", "This patient has died. No dose can be recorded."));
            if (await Load(scope.Db, change.Patient) is not { } record) return Outcome<Saved>.Missing();
            if (record.Revision != change.Revision) return await ClinicWrites.StaleOf(scope.Db, record);
            var findings = await act(record, scope);
            if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);
            foreach (var item in record.Raised) await WorklistItems.Raise(scope.Db, change.Patient, item.Kind, item.Why, scope.Stamp);
            raised = record.Raised.Count > 0;
            await supply.Renew(scope, change.Patient, record);
            return Outcome<Saved>.Done(new Saved(change.Patient.Value, record.Revision));
        });
        if (outcome.IsDone && raised) events.Publish(ClinicChange.Worklist);
        return outcome;
    }

    /// <summary>Nobody is left without a supply, and what happened can always be told, also of an archived chart.</summary>
    private static bool IsForAnyChart(TaperChange change) => change is GiveBridge or GoBack or RecordFact;

    /// <summary>The record with its whole history, tracked; null where there is none.</summary>
    public static Task<TaperRecord?> Load(ClinicDb db, PatientId patient) =>
        db.TaperRecords.Include(record => record.Entries).AsSplitQuery().FirstOrDefaultAsync(record => record.PatientId == patient);
}
