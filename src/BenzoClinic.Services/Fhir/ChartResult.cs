namespace BenzoClinic.Services.Fhir;

/// <summary>What came, or would come, of one imported chart.</summary>
/// <param name="Sentence">What was changed or why not, by names of fields; "" for a new chart.</param>
/// <param name="NeedsSaving">True where something is to be written, be it only what the source said.</param>
internal sealed record ChartResult(ChartOutcome Outcome, int? Number, int ToConfirm, string Sentence, bool NeedsSaving = false)
{
    /// <summary>True where the clinic's stands against a change of the source.</summary>
    public bool HasKept { get; private init; }

    /// <summary>The database took nothing.</summary>
    public static ChartResult NotSaved { get; } = new(ChartOutcome.NotImported, null, 0, "The database did not take the chart; nothing of it was saved. Import the file again.");

    /// <summary>A new chart.</summary>
    public static ChartResult Made(int? number, int toConfirm) => new(ChartOutcome.Imported, number, toConfirm, "");

    /// <summary>The identifier is that of a chart, the date of birth is not.</summary>
    public static ChartResult SomeoneElse(int number) =>
        new(ChartOutcome.NotImported, null, 0, $"Chart {number} has the same identifier and another date of birth: one of the two is wrong.");

    /// <summary>Both charts of a merge came from imports: the one that went is not brought up to date any more.</summary>
    public static ChartResult Merged(int number) =>
        new(ChartOutcome.NotImported, null, 0, $"Chart {number} was merged into another, which has a source of its own. Change that one by hand.");

    /// <summary>The record was given out by this clinic.</summary>
    public static ChartResult GivenOutHere(int number) =>
        new(ChartOutcome.NotImported, null, 0, $"This record was given out by this clinic: chart {number} is the original, and nothing of it is taken back in.");

    /// <summary>A chart that is here.</summary>
    public static ChartResult Compared(int number, ChartChanges changes, bool needsSaving)
    {
        var changed = changes.Changed.Count > 0 ? $"Changed: {string.Join(", ", changes.Changed)}." : "Nothing is new.";
        var kept = changes.Kept.Count > 0 ? $" Stands as the clinic has it: {string.Join(", ", changes.Kept)}." : "";
        return new ChartResult(changes.Changed.Count > 0 ? ChartOutcome.Changed : ChartOutcome.Unchanged, number, changes.ToConfirm, changed + kept, needsSaving) { HasKept = kept.Length > 0 };
    }
}
