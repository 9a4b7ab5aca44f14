namespace BenzoClinic.Services.Fhir;

/// <summary>How far an import has come; sent before each file.</summary>
/// <param name="File">Number of the file, from 1.</param>
/// <param name="Files">Number of files.</param>
/// <param name="Name">Name of the file, without its folder.</param>
public sealed record ImportProgress(int File, int Files, string Name);

/// <summary>What an import did. Holds counts and places, no clinical content.</summary>
/// <param name="Files">One report a file, in the order of reading.</param>
/// <param name="Refused">Why nothing could be read at all (a missing path), or null.</param>
/// <param name="IsDryRun">True where nothing was written: the report says what an import would do.</param>
public sealed record ImportReport(IReadOnlyList<FileReport> Files, string? Refused = null, bool IsDryRun = false)
{
    /// <summary>How many people in the files have this outcome.</summary>
    public int Count(ChartOutcome outcome) => Files.Sum(file => file.Charts.Count(chart => chart.Outcome == outcome));

    /// <summary>True where every file gave at least one chart, new or here already.</summary>
    public bool EveryFileUsed => Refused is null && Files.All(file => file.Used);
}

/// <summary>What came of one file.</summary>
/// <param name="Name">Without its folder.</param>
/// <param name="Refused">Why the file could not be read, or null.</param>
/// <param name="Charts">One line a person in the file.</param>
/// <param name="Taken">How many resources of each kind went into charts; the reason is empty.</param>
/// <param name="LeftOut">How many resources of each kind did not, with the reason.</param>
/// <param name="NotRead">Elements of the resources taken that the chart has no place for: <c>Patient.gender</c>; the reason is empty.</param>
/// <param name="Problems">What was wrong or incomplete, and where.</param>
public sealed record FileReport(
    string Name,
    string? Refused,
    IReadOnlyList<ChartReport> Charts,
    IReadOnlyList<ResourceCount> Taken,
    IReadOnlyList<ResourceCount> LeftOut,
    IReadOnlyList<ResourceCount> NotRead,
    IReadOnlyList<ImportProblem> Problems)
{
    /// <summary>True where it gave at least one chart, new or here already.</summary>
    public bool Used => Charts.Any(chart => chart.Outcome != ChartOutcome.NotImported);

    internal static FileReport Unusable(string name, string sentence) => new(name, sentence, [], [], [], [], []);
}

/// <summary>What came of one person in a file.</summary>
public enum ChartOutcome
{
    /// <summary>A new chart was made.</summary>
    Imported,

    /// <summary>The chart was here, and what the source has changed since was taken.</summary>
    Changed,

    /// <summary>The chart was here; nothing of it was changed.</summary>
    Unchanged,

    /// <summary>Unusable: nothing of it was saved.</summary>
    NotImported,
}

/// <summary>What came of one person in a file.</summary>
/// <param name="Entry">Number of the Patient's entry, from 1.</param>
/// <param name="ChartNumber">Of the new chart or the one that is here already; null where there is none, or none yet.</param>
/// <param name="DosesToConfirm">Benzodiazepines and z-drugs, newly listed, whose dose a clinician confirms.</param>
/// <param name="Deceased">True where the source says that the person has died.</param>
/// <param name="Sentence">What was changed, by names of fields, or why it was not imported; empty for a new chart.</param>
public sealed record ChartReport(int Entry, ChartOutcome Outcome, int? ChartNumber, int DosesToConfirm, bool Deceased, string Sentence);

/// <summary>A number of resources of one kind.</summary>
/// <param name="Kind">The FHIR type.</param>
/// <param name="Reason">Why they were left out, or "".</param>
public sealed record ResourceCount(string Kind, int Count, string Reason = "");

/// <summary>Where in a file something stands.</summary>
/// <param name="Entry">Number in the bundle, from 1.</param>
/// <param name="Line">Line the resource begins on, from 1.</param>
public readonly record struct Place(int Entry, int Line);

/// <summary>One thing that is wrong or incomplete in a file.</summary>
/// <param name="Count">How often.</param>
/// <param name="First">Where: the first few places.</param>
public sealed record ImportProblem(string Sentence, int Count, IReadOnlyList<Place> First);
