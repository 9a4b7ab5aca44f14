using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>How bad an allergy's reaction is; FHIR's <c>reaction.severity</c>.</summary>
public enum AllergySeverity
{
    /// <summary>Not told.</summary>
    NotRecorded,

    /// <summary>Mild.</summary>
    Mild,

    /// <summary>Moderate.</summary>
    Moderate,

    /// <summary>Severe.</summary>
    Severe,
}

/// <summary>An allergy or intolerance.</summary>
/// <param name="Substance">What it is to: <c>Penicillin</c>.</param>
/// <param name="Reaction">What happens, or "".</param>
public sealed record Allergy(string Substance, string Reaction)
{
    /// <summary><c>system|code</c> where the substance is in the clinic's list, or "".</summary>
    public string Code { get; init; } = "";

    /// <summary>How bad it was.</summary>
    public AllergySeverity Severity { get; init; }

    /// <summary>As shown: <c>Penicillin (rash, severe)</c>.</summary>
    public string Shown
    {
        get
        {
            var more = string.Join(", ", new[] { Reaction, Severity == AllergySeverity.NotRecorded ? "" : Severity.ToString().ToLowerInvariant() }.Where(part => part.Length > 0));
            return more.Length == 0 ? Substance : $"{Substance} ({more})";
        }
    }

    /// <summary>The list without empty rows and without white space around the texts.</summary>
    public static IReadOnlyList<Allergy> Tidy(IEnumerable<Allergy> allergies) =>
        [.. allergies.Select(it => it with { Substance = it.Substance.Trim(), Reaction = it.Reaction.Trim() }).Where(it => it.Substance.Length + it.Reaction.Length > 0)];

    /// <summary>What is wrong with a tidy list; the field is <c>Allergies[0]</c> for the first row.</summary>
    public static IEnumerable<Finding> Check(IReadOnlyList<Allergy> allergies)
    {
        for (var row = 0; row < allergies.Count; row++)
        {
            var (field, it) = ($"Allergies[{row}]", allergies[row]);
            if (it.Substance.Length == 0) yield return Finding.Required(field, "Say what the allergy is to.");
            else if (it.Substance.Length > 120 || it.Reaction.Length > 200) yield return new Finding(field, "too-long", "This is too long: at most 120 characters for the substance and 200 for the reaction.");
            else if (allergies.Take(row).Any(earlier => string.Equals(earlier.Substance, it.Substance, StringComparison.OrdinalIgnoreCase)))
                yield return new Finding(field, "twice", $"{it.Substance} is listed twice.");
        }
    }
}
