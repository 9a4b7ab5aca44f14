namespace BenzoClinic.Domain.Medications;

/// <summary>What a group is made of.</summary>
public enum GroupKind
{
    /// <summary>Medicines and other substances, by the names people type.</summary>
    Medication,

    /// <summary>Conditions, by their codes and words.</summary>
    Condition,

    /// <summary>People from an age on.</summary>
    Age,
}

/// <summary>Substances, conditions or people that a rule about interactions speaks of together.</summary>
/// <param name="Code">Stable: <c>opioid</c>.</param>
/// <param name="Name">As shown: <c>opioid</c>.</param>
/// <param name="Words">Names it is found by.</param>
/// <param name="Codes">Codes of conditions; each stands for all that begin with it.</param>
/// <param name="FromAge">First age, for <see cref="GroupKind.Age"/> alone.</param>
/// <param name="Source">Where the row comes from.</param>
public sealed record SubstanceGroup(string Code, string Name, GroupKind Kind, IReadOnlyList<string> Words, IReadOnlyList<string> Codes, int? FromAge, string Source)
{
    /// <summary>The group of all benzodiazepines of the formulary; no row of its own.</summary>
    public const string Benzodiazepines = "benzodiazepine";

    /// <summary>The group of all z-drugs of the formulary; no row of its own.</summary>
    public const string ZDrugs = "z-drug";

    private string[][]? _words;

    /// <summary>True where the text names one of the group.</summary>
    public bool IsNamedIn(string text)
    {
        var words = NameWords.Of(text);
        return (_words ??= [.. Words.Select(NameWords.Of)]).Any(name => NameWords.Holds(words, name));
    }

    /// <summary>True where the condition is one of the group.</summary>
    public bool Holds(KnownCondition condition)
    {
        // Stored as "system|code".
        var code = condition.Code[(condition.Code.IndexOf('|', StringComparison.Ordinal) + 1)..];
        return Codes.Any(known => code.StartsWith(known, StringComparison.Ordinal)) || IsNamedIn(condition.Display);
    }
}
