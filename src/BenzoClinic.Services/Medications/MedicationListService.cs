using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Medications;

/// <summary>What a patient takes besides the regimen: read by the care team, listed, corrected and stopped by clinicians.</summary>
public sealed class MedicationListService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, Formulary formulary)
{
    /// <summary>The list as it is now. The page around it has put its opening on record; this reads again after every change.</summary>
    public async Task<MedicationListView> Load(PatientId patient)
    {
        await gate.Demand(Operation.OpenChart, patient);
        await using var db = await factory.CreateDbContextAsync();
        var rows = await (
            from it in db.OtherMedications.AsNoTracking()
            where it.PatientId == patient
            orderby it.StoppedOn != null, it.Name, it.StartedOn
            select new { Medication = it, By = db.Users.Where(staff => staff.Id == (Guid)(object)it.ChangedBy).Select(staff => staff.DisplayName).FirstOrDefault() }).ToListAsync();
        return new MedicationListView(
            [.. rows.Select(row => new OtherMedicationView(row.Medication.Id, row.Medication.Revision, row.Medication.Entry, row.Medication.StoppedOn, row.Medication.StopReason, row.By ?? "System", row.Medication.ChangedAt))],
            await ChartReading.Medications(db, patient));
    }

    /// <summary>Lists a medication.</summary>
    public Task<Outcome<Saved>> Add(AddMedication request) =>
        writes.Run(new WriteRequest(Operation.EditMedications, request.OperationId, request.Patient, request, "Listed a medication"), async scope =>
        {
            var chart = await scope.Db.Patients.AsNoTracking().Where(it => it.Id == request.Patient).Select(it => new { it.DeceasedOn }).FirstOrDefaultAsync();
            if (chart is null) return Outcome<Saved>.Missing();
            if (chart.DeceasedOn is not null) return Outcome<Saved>.Rejected(new Finding("", "deceased", "This patient has died. No medication can be added."));
            var entry = request.Entry.Tidy();
            var findings = entry.Check(formulary, scope.Stamp.Today);
            if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);
            var medication = new OtherMedication(OtherMedicationId.New(), request.Patient, entry, scope.Stamp);
            scope.Db.Add(medication);
            return Outcome<Saved>.Done(new Saved(medication.Id.Value, medication.Revision));
        });

    /// <summary>Puts right what was listed wrongly.</summary>
    public Task<Outcome<Saved>> Correct(CorrectMedication request) =>
        writes.Run(new WriteRequest(Operation.EditMedications, request.OperationId, request.Patient, request, "Corrected a medication"), scope =>
            On(scope, request.Patient, request.Medication, request.Revision, it =>
            {
                var entry = request.Entry.Tidy();
                return entry.Check(formulary, scope.Stamp.Today) is { Count: > 0 } findings ? findings : it.Correct(entry, scope.Stamp);
            }));

    /// <summary>Stops a medication; it stays visible with the day and the reason.</summary>
    public Task<Outcome<Saved>> Stop(StopMedication request) =>
        writes.Run(new WriteRequest(Operation.EditMedications, request.OperationId, request.Patient, request, "Stopped a medication"), scope =>
            On(scope, request.Patient, request.Medication, request.Revision, it => it.Stop(request.On, request.Reason, scope.Stamp)));

    private static async Task<Outcome<Saved>> On(WriteScope scope, PatientId patient, OtherMedicationId id, int revision, Func<OtherMedication, IReadOnlyList<Finding>> act)
    {
        var medication = await scope.Db.OtherMedications.FirstOrDefaultAsync(it => it.Id == id && it.PatientId == patient);
        if (medication is null) return Outcome<Saved>.Missing();
        if (medication.Revision != revision) return await ClinicWrites.StaleOf(scope.Db, medication);
        var findings = act(medication);
        return findings.Count > 0 ? Outcome<Saved>.Rejected(findings) : Outcome<Saved>.Done(new Saved(medication.Id.Value, medication.Revision));
    }
}
