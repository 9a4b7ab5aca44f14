namespace BenzoClinic.Domain.Shared;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>May be passed; a clinical warning only with a recorded reason.</summary>
    Warn,

    /// <summary>Never passed, by anyone.</summary>
    Stop,
}

/// <summary>A named clinical rule: what it demands, how strictly, and where that is written.</summary>
/// <param name="Code">Stable name, as tests and the audit trail use it.</param>
/// <param name="Severity">Whether a reason may pass it.</param>
/// <param name="Source">Guideline, label or clinic policy.</param>
public sealed record Rule(string Code, Severity Severity, string Source);

/// <summary>One thing that is wrong with an input, shown beside the field that caused it.</summary>
/// <param name="Field">Name of the request's member, or "" where it concerns the whole.</param>
/// <param name="Code">Stable name.</param>
/// <param name="Sentence">What the person reads.</param>
/// <param name="Severity">Whether it may be passed.</param>
public sealed record Finding(string Field, string Code, string Sentence, Severity Severity = Severity.Stop)
{
    /// <summary>A required field was left empty.</summary>
    public static Finding Required(string field, string sentence) => new(field, "required", sentence);
}
