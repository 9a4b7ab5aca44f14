namespace BenzoClinic.Services.Fhir;

/// <summary>What a later import changes in a chart: names of fields and counts, no values.</summary>
internal sealed class ChartChanges
{
    private readonly SortedSet<string> _changed = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _kept = new(StringComparer.Ordinal);

    /// <summary>Names of what was changed.</summary>
    public IReadOnlyList<string> Changed => [.. _changed];

    /// <summary>Names of what stands as the clinic has it.</summary>
    public IReadOnlyList<string> Kept => [.. _kept];

    /// <summary>Doses newly to be confirmed.</summary>
    public int ToConfirm { get; set; }

    /// <summary>True where the clinic had the person as living.</summary>
    public bool Died { get; set; }

    /// <summary>Notes a change.</summary>
    public void Change(string what) => _changed.Add(what);

    /// <summary>Notes a field that stands as the clinic has it.</summary>
    public void Keep(string what) => _kept.Add(what);

    /// <summary>Notes what came of comparing one thing.</summary>
    public void Add(string prefix, FieldMerge merge)
    {
        foreach (var field in merge.Take.Keys) Change($"{prefix}{field}");
        foreach (var field in merge.Kept) Keep($"{prefix}{field}");
    }

    /// <summary>For the audit trail.</summary>
    public string Summary => _changed.Count == 0 ? "Imported the chart again: nothing was changed" : $"Imported the chart again: {string.Join(", ", _changed)}";
}
