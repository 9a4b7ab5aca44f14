using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// Writes one imported chart, whole or not at all, with its row of the audit trail: a new one, or what the source has changed
/// in one that is here.
/// </summary>
public sealed class ChartWriter(ClinicWrites writes, IDbContextFactory<ClinicDb> factory, ClinicClock clock, ClinicSettingsReader settings)
{
    // Somebody saved the same chart at the same instant; compared again, there is almost always an answer.
    private const int Rounds = 5;

    /// <summary>What an import of the chart would do; null where there is no chart of the person yet. Writes nothing.</summary>
    internal async Task<ChartResult?> Compare(ImportedChart chart)
    {
        await using var db = await factory.CreateDbContextAsync();
        if (await GivenOutHere(db, chart) is { } number) return ChartResult.GivenOutHere(number);
        return await Find(db, chart) is { } patient ? (await Merge(db, patient, chart, clock.StampFor(Actor.SystemId))).Result : null;
    }

    /// <summary>Makes the chart, or brings the one that is here up to date.</summary>
    internal async Task<ChartResult> Write(ImportedChart chart)
    {
        for (var round = 1; round <= Rounds; round++)
        {
            var earlier = await Compare(chart);
            if (earlier is { NeedsSaving: false }) return earlier;
            if (await (earlier is null ? Make(chart) : Change(chart)) is { } written) return written;
        }

        return ChartResult.NotSaved;
    }

    private async Task<ChartResult?> Make(ImportedChart chart)
    {
        var number = 0;
        var outcome = await ChartNumbers.Retrying(() => writes.Run(
            new WriteRequest(Operation.ImportCharts, Guid.CreateVersion7(), null, chart.Keys[0], "Imported the chart"),
            async scope =>
            {
                // Asked again inside the transaction: another import may have made the chart since.
                if (await Find(scope.Db, chart) is not null) return Outcome<Saved>.Missing();
                number = await ChartNumbers.Next(scope.Db);
                var made = NewChart.Of(chart, number, (await settings.Current()).Taper.CompletionDose, scope.Stamp);
                made.AddTo(scope.Db);
                scope.Patient = made.Patient.Id;
                return Outcome<Saved>.Done(new Saved(made.Patient.Id.Value, made.Patient.Revision));
            }));
        return outcome.IsDone ? ChartResult.Made(number, chart.ToConfirm.Count) : null;
    }

    private async Task<ChartResult?> Change(ImportedChart chart)
    {
        ChartResult? result = null;
        var outcome = await writes.Run(
            new WriteRequest(Operation.ImportCharts, Guid.CreateVersion7(), null, chart.Keys[0], ""),
            async scope =>
            {
                if (await Find(scope.Db, chart) is not { } patient) return Outcome<Saved>.Missing();
                (result, var changes) = await Merge(scope.Db, patient, chart, scope.Stamp);
                if (!result.NeedsSaving) return Outcome<Saved>.Missing();
                (scope.Patient, scope.Summary) = (patient.Id, changes!.Summary);
                return Outcome<Saved>.Done(new Saved(patient.Id.Value, patient.Revision));
            });
        return outcome.IsDone || result is { NeedsSaving: false } ? result : null;
    }

    internal static async Task<(ChartResult Result, ChartChanges? Changes)> Merge(ClinicDb db, Patient patient, ImportedChart chart, Stamp stamp)
    {
        if (patient.MergedInto is not null) return (ChartResult.Merged(patient.ChartNumber), null);
        var merge = await ChartMerge.Load(db, patient, stamp);
        if (merge.IsSomeoneElse(chart)) return (ChartResult.SomeoneElse(patient.ChartNumber), null);
        var changes = await merge.Take(chart);
        return (ChartResult.Compared(patient.ChartNumber, changes, merge.NeedsSaving), changes);
    }

    // The clinic's own doses, taken for another's, would be asked about as if nobody knew them.
    private static async Task<int?> GivenOutHere(ClinicDb db, ImportedChart chart) => chart.Keys.Select(OwnRecord.ChartOf).FirstOrDefault(id => id is not null) is { } own
        ? await db.Patients.Where(patient => patient.Id == own && patient.ImportedFrom == null).Select(patient => (int?)patient.ChartNumber).FirstOrDefaultAsync()
        : null;

    private static Task<Patient?> Find(ClinicDb db, ImportedChart chart)
    {
        var keys = chart.Keys.ToList();
        return db.Patients.Where(patient => keys.Contains(patient.ImportedFrom!)).OrderBy(patient => patient.ChartNumber).FirstOrDefaultAsync();
    }
}
