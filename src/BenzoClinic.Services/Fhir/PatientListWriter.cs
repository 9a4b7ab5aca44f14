using System.Data.Common;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Fhir;

/// <summary>Writes a batch of charts of a list in one transaction, whole or not at all, each with its row of the audit trail.</summary>
public sealed class PatientListWriter(ClinicWrites writes, IDbContextFactory<ClinicDb> factory, IDatabaseEngine engine, ClinicClock clock, ClinicSettingsReader settings)
{
    /// <summary>What writing would do. Writes nothing.</summary>
    internal async Task<IReadOnlyList<ChartResult>> Compare(IReadOnlyList<ImportedChart> charts)
    {
        await using var db = await factory.CreateDbContextAsync();
        var earlier = await Find(db, charts);
        var stamp = clock.StampFor(Actor.SystemId);
        var results = new List<ChartResult>(charts.Count);
        foreach (var chart in charts)
            results.Add(earlier.TryGetValue(chart.Keys[0], out var patient) ? (await ChartWriter.Merge(db, patient, chart, stamp)).Result : ChartResult.Made(null, 0));
        return results;
    }

    /// <summary>Writes them.</summary>
    internal async Task<IReadOnlyList<ChartResult>> Write(IReadOnlyList<ImportedChart> charts)
    {
        if (charts.Count == 0) return [];
        IReadOnlyList<ChartResult> results = [];
        try
        {
            var outcome = await ChartNumbers.Retrying(() => writes.Run(
                new WriteRequest(Operation.ImportCharts, Guid.CreateVersion7(), null, charts[0].Keys[0], ""),
                async scope =>
                {
                    results = await Write(scope, charts);
                    return scope.Notes.Count == 0 ? Outcome<Saved>.Missing() : Outcome<Saved>.Done(new Saved(scope.Notes[0].Subject!.Value, 1));
                }));
            // Nothing to save is no failure: everything was here as it is.
            if (outcome.IsDone || results.Count > 0 && results.All(result => !result.NeedsSaving && result.Outcome != ChartOutcome.Imported)) return results;
        }
        catch (Exception exception) when (exception is DbUpdateException or DbException)
        {
            // The transaction took the whole batch back. The database's own words may quote a chart.
        }

        return [.. charts.Select(_ => ChartResult.NotSaved)];
    }

    private async Task<IReadOnlyList<ChartResult>> Write(WriteScope scope, IReadOnlyList<ImportedChart> charts)
    {
        var db = scope.Db;
        var earlier = await Find(db, charts);
        var number = await ChartNumbers.Next(db);
        var completionDose = (await settings.Current()).Taper.CompletionDose;
        var made = new List<NewChart>(charts.Count);
        var results = new List<ChartResult>(charts.Count);
        foreach (var chart in charts)
        {
            if (!earlier.TryGetValue(chart.Keys[0], out var patient))
            {
                var fresh = NewChart.Of(chart, number++, completionDose, scope.Stamp);
                made.Add(fresh);
                results.Add(ChartResult.Made(fresh.Patient.ChartNumber, 0));
                scope.Notes.Add(Note(fresh.Patient, "Imported the chart"));
                continue;
            }

            var (result, changes) = await ChartWriter.Merge(db, patient, chart, scope.Stamp);
            results.Add(result);
            if (result.NeedsSaving) scope.Notes.Add(Note(patient, changes!.Summary));
        }

        await engine.Insert(db, made.ConvertAll(chart => chart.Patient));
        await engine.Insert(db, made.ConvertAll(chart => chart.Taper));
        await engine.Insert(db, made.SelectMany(chart => chart.Terms).ToList());
        await engine.Insert(db, made.SelectMany(chart => chart.Facts).ToList());
        return results;
    }

    private static AuditNote Note(Patient patient, string summary) => new(nameof(Operation.ImportCharts), patient.Id, patient.Id.Value, summary);

    private static async Task<Dictionary<string, Patient>> Find(ClinicDb db, IReadOnlyList<ImportedChart> charts)
    {
        var keys = charts.Select(chart => chart.Keys[0]).ToList();
        var found = await db.Patients.Where(patient => keys.Contains(patient.ImportedFrom!)).ToDictionaryAsync(patient => patient.ImportedFrom!);
        var unknown = charts.Where(chart => chart.Keys[0].StartsWith(PatientListRows.ByName, StringComparison.Ordinal) && !found.ContainsKey(chart.Keys[0])).ToList();
        if (unknown.Count == 0) return found;

        // Charts of the desk and of other sources: one of that name, born on that day, is the person.
        var terms = unknown.Select(chart => SearchTerms.BirthTerm(chart.Details.BirthDate)).Distinct().SelectMany(term => new[] { term, SearchTerms.Archived + term }).ToList();
        var ids = db.PatientSearchTerms.Where(term => terms.Contains(term.Term)).Select(term => term.PatientId);
        var born = (await db.Patients.Where(patient => ids.Contains(patient.Id) && patient.MergedInto == null).ToListAsync()).ToLookup(patient => NameOf(patient.Details));
        foreach (var chart in unknown)
            if (born[NameOf(chart.Details)].ToList() is [var only]) found[chart.Keys[0]] = only;
        return found;
    }

    private static (string, string, DateOnly) NameOf(PatientDetails details) => (details.LastName.ToUpperInvariant(), details.FirstName.ToUpperInvariant(), details.BirthDate);
}
