namespace BenzoClinic.Domain.Medications;

/// <summary>How much an alert weighs, the heaviest first.</summary>
public enum AlertSeverity
{
    /// <summary>Not to be combined.</summary>
    Contraindicated,

    /// <summary>A boxed warning of the label.</summary>
    Boxed,

    /// <summary>Severe harm is known.</summary>
    Severe,

    /// <summary>Major.</summary>
    Major,

    /// <summary>The same twice.</summary>
    Duplicate,

    /// <summary>Moderate.</summary>
    Moderate,

    /// <summary>Minor: to know.</summary>
    Minor,
}

/// <summary>
/// A rule about what is taken together, from the reference data. With <paramref name="Right"/> it speaks of pairs, with
/// <paramref name="Least"/> of so many of the left, with neither of each of the left alone.
/// </summary>
/// <param name="Code">Stable: <c>I1</c>.</param>
/// <param name="Left">Codes of groups.</param>
/// <param name="Right">Codes of groups; may be empty.</param>
/// <param name="Least">From how many on, where they are counted.</param>
/// <param name="Sentence">What happens, in the clinic's words.</param>
/// <param name="Instead">What to do instead.</param>
/// <param name="Source">Guideline, label or clinic policy.</param>
public sealed record InteractionRule(string Code, AlertSeverity Severity, IReadOnlyList<string> Left, IReadOnlyList<string> Right, int? Least, string Sentence, string Instead, string Source)
{
    /// <summary>Going on needs a reason.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>A reason given once does not last: it is asked again at every change of dose.</summary>
    public bool AlwaysAsks { get; init; }

    /// <summary>Never prescribed here; what is taken all the same can be listed.</summary>
    public bool RefusedHere { get; init; }

    /// <summary>All benzodiazepines and z-drugs count as one: in a crossover one takes the other's place.</summary>
    public bool TaperedAsOne { get; init; }

    /// <summary>Codes of earlier rules that say it better: what they speak of together, this one leaves out.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];
}

/// <summary>What one rule says about one patient.</summary>
/// <param name="Code">Of the rule.</param>
/// <param name="Members">What is taken or present together; a medicine as it is listed.</param>
/// <param name="Title">The members in words.</param>
public sealed record MedicationAlert(string Code, AlertSeverity Severity, IReadOnlyList<string> Members, string Title, string Sentence, string Instead, string Source)
{
    /// <summary>Going on needs a reason.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>A reason given once does not last.</summary>
    public bool AlwaysAsks { get; init; }

    /// <summary>True where it is about the medicine of that name.</summary>
    public bool Concerns(string name) => Members.Any(member =>
        member.Equals(name, StringComparison.OrdinalIgnoreCase) || member.StartsWith(name + " ", StringComparison.OrdinalIgnoreCase));

    /// <summary>True where it speaks of the same things as another.</summary>
    public bool IsSameAs(MedicationAlert other) => Code == other.Code && Title == other.Title;

    /// <summary>True where a reason given for these things speaks for this alert too.</summary>
    public bool IsAnsweredFor(string code, IReadOnlyList<string> members) =>
        Code == code && Members.All(member => members.Contains(member, StringComparer.OrdinalIgnoreCase));
}
