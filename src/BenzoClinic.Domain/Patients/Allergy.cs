using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>An allergy or intolerance.</summary>
/// <param name="Substance">What it is to: <c>Penicillin</c>.</param>
/// <param name="Reaction">What happens, or "".</param>
public sealed record Allergy(string Substance, string Reaction)
{
    /// <summary>As shown: <c>Penicillin (rash)</c>.</summary>
    public string Shown => Reaction.Length == 0 ? Substance : $"{Substance} ({Reaction})";

    /// <summary>The list without empty rows and without white space around the texts.</summary>
    public static IReadOnlyList<Allergy> Tidy(IEnumerable<Allergy> allergies) =>
        [.. allergies.Select(it => new Allergy(it.Substance.Trim(), it.Reaction.Trim())).Where(it => it.Substance.Length + it.Reaction.Length > 0)];

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
