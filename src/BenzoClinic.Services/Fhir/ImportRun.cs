namespace BenzoClinic.Services.Fhir;

/// <summary>How far an import on the page has come.</summary>
public enum ImportStage
{
    /// <summary>The files are here; a list waits for someone to say what its columns are.</summary>
    Waiting,

    /// <summary>A dry run is under way.</summary>
    Rehearsing,

    /// <summary>The dry run is done and may be applied.</summary>
    Rehearsed,

    /// <summary>It is being applied.</summary>
    Applying,

    /// <summary>It was applied.</summary>
    Applied,

    /// <summary>Someone stopped it, or it could not go on; what was written stays.</summary>
    Stopped,
}

/// <summary>The import of the page as it stands: counts and places, no clinical content.</summary>
/// <param name="Names">Names of the files.</param>
/// <param name="Look">The list's head while its columns are being chosen; null for bundles.</param>
/// <param name="Columns">What the list's columns are; null for bundles.</param>
/// <param name="Done">Files or rows done.</param>
/// <param name="Total">Files; 0 for a list, whose rows nobody has counted.</param>
/// <param name="Trouble">Why it could not go on, or null.</param>
public sealed record ImportRun(
    ImportStage Stage,
    IReadOnlyList<string> Names,
    string StartedBy,
    PatientListLook? Look,
    PatientListColumns? Columns,
    int Done,
    int Total,
    ImportReport? Bundles,
    PatientListReport? List,
    string? Trouble)
{
    /// <summary>True while it works.</summary>
    public bool IsRunning => Stage is ImportStage.Rehearsing or ImportStage.Applying;
}
