using BenzoClinic.Domain.Medications;
using BenzoClinic.Services.Patients;
using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// Recognises benzodiazepines and z-drugs by the formulary: by their RxNorm ingredient code, and by whole words of what is
/// displayed, generic name or brand. Codes of packages and brands are many and change; the name stands beside them.
/// </summary>
internal sealed class TaperedMedications
{
    // Generic names of the class end so. "-azepine" (carbamazepine) is another class.
    private static readonly string[] Endings = ["azepam", "azolam", "zopiclone", "zolpidem", "zaleplon"];

    private readonly Dictionary<string, string> _byRxNorm = [];
    private readonly List<(IReadOnlyList<string> Words, string Code)> _names = [];

    public TaperedMedications(Formulary formulary)
    {
        foreach (var medication in formulary.Medications)
        {
            if (medication.RxNorm is { } rxNorm) _byRxNorm[rxNorm] = medication.Code;
            foreach (var name in medication.Brands.Append(medication.Name).Append(medication.Code)) _names.Add((SearchText.Words(name), medication.Code));
        }
    }

    /// <summary>Formulary codes of what the concept names, in the order of the formulary; empty where it names none of them.</summary>
    public IReadOnlyList<string> In(CodeableConcept? concept)
    {
        var codes = (concept?.Coding ?? []).Where(coding => coding?.System?.Contains("rxnorm", StringComparison.OrdinalIgnoreCase) == true)
            .Select(coding => _byRxNorm.GetValueOrDefault(coding.Code ?? "")).OfType<string>();
        return [.. WordsOf(concept).SelectMany(Named).Concat(codes).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>True where a name sounds like one of the class that the formulary does not list.</summary>
    public bool SoundsLikeOne(CodeableConcept? concept) =>
        In(concept).Count == 0 && WordsOf(concept).Any(words => words.Any(word => Endings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal))));

    private static IEnumerable<List<string>> WordsOf(CodeableConcept? concept) =>
        (concept?.Coding ?? []).Select(coding => coding?.Display).Append(concept?.Text).Select(text => SearchText.Words(Texts.Clean(text)));

    private IEnumerable<string> Named(List<string> words) =>
        from name in _names
        where Enumerable.Range(0, Math.Max(0, words.Count - name.Words.Count + 1)).Any(start => words.Skip(start).Take(name.Words.Count).SequenceEqual(name.Words))
        select name.Code;
}
