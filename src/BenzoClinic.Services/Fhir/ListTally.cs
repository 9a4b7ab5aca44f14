namespace BenzoClinic.Services.Fhir;

/// <summary>Counts what comes of the rows of a list.</summary>
internal sealed class ListTally(bool isDryRun)
{
    private int _new;
    private int _changed;
    private int _unchanged;

    public ListNotes Notes { get; } = new();

    public int Rows { get; set; }

    public int Unusable { get; set; }

    public string? Refused { get; set; }

    public bool Stopped { get; set; }

    /// <summary>The person of the row stood further up.</summary>
    public void Twice(int line)
    {
        Unusable++;
        Notes.Add(line, "", "The person stands in the list twice: the first row counts.");
    }

    /// <summary>Counts a batch; where the clinic's stands, the row is named with its chart.</summary>
    public void Count(IReadOnlyList<ImportedChart> charts, IReadOnlyList<ChartResult> results)
    {
        for (var place = 0; place < results.Count; place++)
        {
            var (line, result) = (charts[place].Place.Line, results[place]);
            if (result.Outcome == ChartOutcome.Imported) _new++;
            else if (result.Outcome == ChartOutcome.Changed) _changed++;
            else if (result.Outcome == ChartOutcome.Unchanged) _unchanged++;
            else Unusable++;
            if (result.Outcome == ChartOutcome.NotImported) Notes.Add(line, "", result.Sentence);
            else if (result.HasKept) Notes.Add(line, "", $"Chart {result.Number}: {result.Sentence}");
        }
    }

    public PatientListReport Report() => new(Refused, isDryRun, Stopped, _new, _changed, _unchanged, Unusable, Notes.Problems, Notes.More);
}
