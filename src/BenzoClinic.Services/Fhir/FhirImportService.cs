using System.Data.Common;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Services.Access;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Fhir;

/// <summary>Imports charts from FHIR R4 bundles: reads, maps, writes, one file at a time and one chart a transaction.</summary>
public sealed class FhirImportService(Gate gate, ChartWriter writer, Formulary formulary, ClinicClock clock)
{
    /// <summary>
    /// Imports a file, or every <c>*.json</c> file directly in a folder. What is wrong with one file or one person is
    /// reported and does not keep the others out.
    /// </summary>
    /// <remarks>
    /// A person who is here already is compared with what the last import said: what the source has changed since is taken,
    /// what the clinic has changed since stands. The same files once more change nothing, and after a stop go on from there.
    /// </remarks>
    /// <param name="path">Absolute, or relative to the process's working directory.</param>
    /// <exception cref="AccessDeniedException">Nobody asks, or the permission table does not allow it.</exception>
    /// <exception cref="OperationCanceledException">Stopped between two charts; what was written stays.</exception>
    public async Task<ImportReport> Import(string path, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        await gate.Demand(Operation.ImportCharts);
        return await Run(path, dryRun: null, progress, stop);
    }

    /// <summary>What <see cref="Import"/> of the same path would do now. Writes nothing.</summary>
    /// <exception cref="AccessDeniedException">Nobody asks, or the permission table does not allow it.</exception>
    public async Task<ImportReport> DryRun(string path, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        await gate.Demand(Operation.ImportCharts);
        return await Run(path, new HashSet<string>(StringComparer.Ordinal), progress, stop);
    }

    // A dry run keeps the people it has met: whoever comes twice is new once.
    private async Task<ImportReport> Run(string path, HashSet<string>? dryRun, IProgress<ImportProgress>? progress, CancellationToken stop)
    {
        IReadOnlyList<string> files;
        try
        {
            files = BundleFiles.At(path);
        }
        catch (UnusableFileException exception)
        {
            return new ImportReport([], exception.Message, dryRun is not null);
        }

        var mapping = new BundleMapping(formulary, clock.Today);
        var reports = new List<FileReport>(files.Count);
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            progress?.Report(new ImportProgress(reports.Count + 1, files.Count, name));
            try
            {
                reports.Add(await ImportFile(file, name, mapping, dryRun, stop));
            }
            catch (UnusableFileException exception)
            {
                reports.Add(FileReport.Unusable(name, exception.Message));
            }
        }

        return new ImportReport(reports, IsDryRun: dryRun is not null);
    }

    private async Task<FileReport> ImportFile(string file, string name, BundleMapping mapping, HashSet<string>? dryRun, CancellationToken stop)
    {
        var notes = new ImportNotes();
        var mapped = mapping.Map(BundleReader.Read(await BundleFiles.Read(file, stop), notes), notes);
        var people = new List<ChartReport>(mapped.Refused);
        var taken = new Dictionary<string, int>();
        foreach (var chart in mapped.Charts)
        {
            stop.ThrowIfCancellationRequested();
            var report = await ImportChart(chart, dryRun);
            people.Add(report);
            foreach (var (kind, count) in chart.Taken)
            {
                if (report.Outcome is ChartOutcome.Imported or ChartOutcome.Changed) taken[kind] = taken.GetValueOrDefault(kind) + count;
                else notes.LeaveOut(kind, report.Outcome == ChartOutcome.Unchanged ? "nothing of it is new" : "the chart was not saved", count);
            }
        }

        if (people.Count == 0) notes.Problem(new Place(1, 1), "The bundle holds no Patient.");
        return new FileReport(
            name,
            null,
            [.. people.OrderBy(person => person.Entry)],
            [.. taken.Select(pair => new ResourceCount(pair.Key, pair.Value)).OrderByDescending(count => count.Count).ThenBy(count => count.Kind, StringComparer.Ordinal)],
            notes.LeftOut,
            notes.NotRead,
            notes.Problems);
    }

    private async Task<ChartReport> ImportChart(ImportedChart chart, HashSet<string>? dryRun)
    {
        try
        {
            var result = dryRun is null ? await writer.Write(chart) : await writer.Compare(chart) ?? Rehearsed(chart, dryRun);
            return Of(chart, result);
        }
        catch (Exception exception) when (exception is DbUpdateException or DbException)
        {
            // The transaction took everything back; the next chart may fare better. The database's own words may quote the chart.
            return Of(chart, ChartResult.NotSaved);
        }
    }

    private static ChartResult Rehearsed(ImportedChart chart, HashSet<string> met)
    {
        var again = chart.Keys.Any(met.Contains);
        met.UnionWith(chart.Keys);
        return again
            ? new ChartResult(ChartOutcome.Unchanged, null, 0, "The person stands in these files twice: the second is compared once the first is here.")
            : ChartResult.Made(null, chart.ToConfirm.Count);
    }

    private static ChartReport Of(ImportedChart chart, ChartResult result) =>
        new(chart.Place.Entry, result.Outcome, result.Number, result.ToConfirm, chart.DeceasedOn is not null, result.Sentence);
}
