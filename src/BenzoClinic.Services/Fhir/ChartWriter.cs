using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Fhir;

/// <summary>Writes one imported chart, whole or not at all, with its row of the audit trail.</summary>
public sealed class ChartWriter(ClinicWrites writes, IDbContextFactory<ClinicDb> factory, ClinicSettingsReader settings)
{
    private const string Source = "import";

    /// <summary>The chart an earlier import made of the same person, or null.</summary>
    internal async Task<EarlierChart?> FindEarlier(ImportedChart chart)
    {
        await using var db = await factory.CreateDbContextAsync();
        var keys = chart.Keys.ToList();
        return await db.Patients.AsNoTracking()
            .Where(patient => keys.Contains(patient.ImportedFrom!))
            .OrderBy(patient => patient.ChartNumber)
            .Select(patient => new EarlierChart(patient.ChartNumber, patient.CreatedAt, patient.Details.BirthDate))
            .FirstOrDefaultAsync();
    }

    /// <summary>Makes the chart; <c>Stale</c> where somebody else made it at the same instant.</summary>
    internal async Task<Outcome<int>> Write(ImportedChart chart)
    {
        var number = 0;
        var outcome = await ChartNumbers.Retrying(() => writes.Run(
            new WriteRequest(Operation.ImportCharts, Guid.CreateVersion7(), null, chart.Keys[0], "Imported the chart"),
            async scope =>
            {
                // Asked again inside the transaction: another import may have made the chart since.
                if (await scope.Db.Patients.AnyAsync(it => it.ImportedFrom == chart.Keys[0])) return Outcome<Saved>.Missing();
                number = await ChartNumbers.Next(scope.Db);
                var patient = new Patient(PatientId.New(), number, chart.Details, scope.Stamp);
                patient.Imported(chart.Keys[0], chart.DeceasedOn, chart.Allergies, scope.Stamp);
                var taper = new TaperRecord(patient.Id, scope.Stamp, (await settings.Current()).Taper.CompletionDose);
                if (chart.ToConfirm.Count > 0) taper.Imported(chart.ToConfirm, scope.Stamp);
                scope.Db.Add(patient);
                scope.Db.Add(taper);
                scope.Db.AddRange(chart.Conditions.Select(condition => ConditionOf(patient.Id, condition)));
                scope.Db.AddRange(chart.Medications.Select(medication => MedicationOf(patient.Id, medication)));
                SearchTerms.Add(scope.Db, patient);
                scope.Patient = patient.Id;
                return Outcome<Saved>.Done(new Saved(patient.Id.Value, patient.Revision));
            }));
        return outcome.Match(_ => Outcome<int>.Done(number), findings => Outcome<int>.Rejected(findings), Outcome<int>.Stale, Outcome<int>.Missing);
    }

    private static Condition ConditionOf(PatientId patient, ImportedCondition condition) => new()
    {
        Id = Guid.CreateVersion7(),
        PatientId = patient,
        Code = condition.Code,
        Display = condition.Display,
        Onset = condition.Onset,
        Ended = condition.Ended,
        Source = Source,
    };

    private static MedicationHistoryItem MedicationOf(PatientId patient, ImportedMedication medication) => new()
    {
        Id = Guid.CreateVersion7(),
        PatientId = patient,
        Code = medication.Code,
        Display = medication.Display,
        Medication = medication.Tapered.Count > 0 ? medication.Tapered[0] : null,
        StartedOn = medication.StartedOn,
        StoppedOn = medication.StoppedOn,
        Active = medication.Active,
        Dosage = medication.Dosage,
        Source = Source,
    };
}

/// <summary>A chart that an earlier import made.</summary>
internal sealed record EarlierChart(int ChartNumber, DateTime CreatedAt, DateOnly BirthDate);
