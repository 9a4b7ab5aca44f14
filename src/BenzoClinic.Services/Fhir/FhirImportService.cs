using System.Data.Common;
using System.Globalization;
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
    /// <param name="path">Absolute, or relative to the process's working directory.</param>
    /// <exception cref="AccessDeniedException">Nobody asks, or the permission table does not allow it.</exception>
    /// <exception cref="OperationCanceledException">Stopped between two charts; what was written stays.</exception>
    public async Task<ImportReport> Import(string path, IProgress<ImportProgress>? progress = null, CancellationToken stop = default)
    {
        await gate.Demand(Operation.ImportCharts);
        IReadOnlyList<string> files;
        try
        {
            files = BundleFiles.At(path);
        }
        catch (UnusableFileException exception)
        {
            return new ImportReport([], exception.Message);
        }

        var mapping = new BundleMapping(formulary, clock.Today);
        var reports = new List<FileReport>(files.Count);
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            progress?.Report(new ImportProgress(reports.Count + 1, files.Count, name));
            try
            {
                reports.Add(await ImportFile(file, name, mapping, stop));
            }
            catch (UnusableFileException exception)
            {
                reports.Add(FileReport.Unusable(name, exception.Message));
            }
        }

        return new ImportReport(reports);
    }

    private async Task<FileReport> ImportFile(string file, string name, BundleMapping mapping, CancellationToken stop)
    {
        var notes = new ImportNotes();
        var mapped = mapping.Map(BundleReader.Read(await BundleFiles.Read(file, stop), notes), notes);
        var people = new List<ChartReport>(mapped.Refused);
        var taken = new Dictionary<string, int>();
        foreach (var chart in mapped.Charts)
        {
            stop.ThrowIfCancellationRequested();
            var report = await ImportChart(chart);
            people.Add(report);
            foreach (var (kind, count) in chart.Taken)
            {
                if (report.Outcome == ChartOutcome.Imported) taken[kind] = taken.GetValueOrDefault(kind) + count;
                else notes.LeaveOut(kind, report.Outcome == ChartOutcome.AlreadyHere ? "the chart was already here" : "the chart was not saved", count);
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

    private async Task<ChartReport> ImportChart(ImportedChart chart)
    {
        try
        {
            if (await writer.FindEarlier(chart) is { } earlier) return Earlier(chart, earlier);
            var written = await writer.Write(chart);
            if (written.IsDone) return Of(chart, ChartOutcome.Imported, written.Match<int?>(number => number, _ => null, (_, _) => null, () => null), "");
            return await writer.FindEarlier(chart) is { } twin ? Earlier(chart, twin) : NotSaved(chart);
        }
        catch (Exception exception) when (exception is DbUpdateException or DbException)
        {
            // The transaction took everything back; the next chart may fare better. The database's own words may quote the chart.
            return NotSaved(chart);
        }
    }

    private static ChartReport Earlier(ImportedChart chart, EarlierChart earlier)
    {
        if (earlier.BirthDate != chart.Details.BirthDate)
            return Of(chart, ChartOutcome.NotImported, null, $"Chart {earlier.ChartNumber} has the same identifier and another date of birth: one of the two is wrong.");
        var since = ClinicClock.DayOf(earlier.CreatedAt).ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);
        return Of(chart, ChartOutcome.AlreadyHere, earlier.ChartNumber, $"Already here since {since}; nothing was changed.");
    }

    private static ChartReport NotSaved(ImportedChart chart) =>
        Of(chart, ChartOutcome.NotImported, null, "The database did not take the chart; nothing of it was saved. Import the file again.");

    private static ChartReport Of(ImportedChart chart, ChartOutcome outcome, int? number, string sentence) =>
        new(chart.Place.Entry, outcome, number, outcome == ChartOutcome.Imported ? chart.ToConfirm.Count : 0, chart.DeceasedOn is not null, sentence);
}
