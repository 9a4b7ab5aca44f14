using BenzoClinic.Services.Access;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// Imports a practice's list of patients from a CSV file, a thousand rows a transaction. A row is known again by the
/// practice's number, else by name and date of birth, and compared with what the last import said of it.
/// </summary>
public sealed class PatientListService(Gate gate, PatientListWriter writer, ClinicClock clock)
{
    private const int BatchSize = 1_000;
    private const int Shown = 5;
    private const int MostColumns = 500;

    /// <summary>The head of the list and a guess at its columns.</summary>
    /// <exception cref="AccessDeniedException">Nobody asks, or the permission table does not allow it.</exception>
    public async Task<PatientListLook> Look(string path, CancellationToken stop = default)
    {
        await gate.Demand(Operation.ImportCharts);
        try
        {
            using var reader = new PatientListReader(await PatientListFile.Look(path, stop));
            var headers = await Headers(reader);
            var first = new List<IReadOnlyList<string>>();
            while (first.Count < Shown && await reader.Read() is { } row) first.Add([.. row.Cells.Take(headers.Count).Select(Texts.Clean)]);
            return new PatientListLook(null, headers, PatientListColumns.Guess(headers), first);
        }
        catch (UnusableFileException exception)
        {
            return PatientListLook.Unusable(exception.Message);
        }
    }

    /// <summary>Imports the list. Stopped between two batches, what was written stays and the same list goes on from there.</summary>
    /// <exception cref="AccessDeniedException">Nobody asks, or the permission table does not allow it.</exception>
    public async Task<PatientListReport> Import(string path, PatientListColumns columns, IProgress<PatientListProgress>? progress = null, CancellationToken stop = default)
    {
        await gate.Demand(Operation.ImportCharts);
        return await Run(path, columns, writer.Write, isDryRun: false, progress, stop);
    }

    /// <summary>What <see cref="Import"/> of the same list would do now. Writes nothing.</summary>
    /// <exception cref="AccessDeniedException">Nobody asks, or the permission table does not allow it.</exception>
    public async Task<PatientListReport> DryRun(string path, PatientListColumns columns, IProgress<PatientListProgress>? progress = null, CancellationToken stop = default)
    {
        await gate.Demand(Operation.ImportCharts);
        return await Run(path, columns, writer.Compare, isDryRun: true, progress, stop);
    }

    private async Task<PatientListReport> Run(
        string path, PatientListColumns columns, Func<IReadOnlyList<ImportedChart>, Task<IReadOnlyList<ChartResult>>> apply, bool isDryRun, IProgress<PatientListProgress>? progress, CancellationToken stop)
    {
        var tally = new ListTally(isDryRun);
        try
        {
            using var reader = new PatientListReader(await PatientListFile.Look(path, stop));
            var headers = await Headers(reader);
            if (columns.Problem() is { } problem) throw new UnusableFileException(problem);
            var rows = new PatientListRows(columns, headers, clock.Today);
            var met = new HashSet<string>(StringComparer.Ordinal);
            var batch = new List<ImportedChart>(BatchSize);
            while (await reader.Read() is { } row)
            {
                tally.Rows++;
                if (rows.Read(row, tally.Notes) is not { } chart) tally.Unusable++;
                else if (met.Add(chart.Keys[0])) batch.Add(chart);
                else tally.Twice(row.Line);
                if (batch.Count < BatchSize) continue;
                stop.ThrowIfCancellationRequested();
                await Flush();
            }

            await Flush();

            async Task Flush()
            {
                tally.Count(batch, await apply(batch));
                batch.Clear();
                progress?.Report(new PatientListProgress(tally.Rows));
            }
        }
        catch (UnusableFileException exception)
        {
            tally.Refused = exception.Message;
        }
        catch (OperationCanceledException)
        {
            tally.Stopped = true;
        }

        return tally.Report();
    }

    private static async Task<IReadOnlyList<string>> Headers(PatientListReader reader)
    {
        if (await reader.Read() is not { } row) throw new UnusableFileException("The list is empty.");
        return row.Cells.Length <= MostColumns
            ? [.. row.Cells.Select(Texts.Clean)]
            : throw new UnusableFileException($"The list has {row.Cells.Length} columns; at most {MostColumns} are read.");
    }
}
