using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>Identifiers by which a later import knows a person again.</summary>
internal static class PatientKeys
{
    // Never the key: numbers of the state, which the chart has no reason to hold.
    private static readonly string[] StateNumbers = ["ss", "sb", "dl", "ppn", "nnusa", "tax", "ci"];

    /// <summary>
    /// The medical record number first, then other identifiers that name their system; without any, the resource's own name.
    /// A number without a system is none: two practices count alike.
    /// </summary>
    public static IReadOnlyList<string> Of(FhirEntry entry, Patient patient, Reading reading)
    {
        var keys = reading.List("identifier", () => patient.Identifier)
            .Select(identifier => (
                Type: reading.Element("identifier.type", () => identifier.Type),
                System: Texts.Clean(reading.Element("identifier.system", () => identifier.System)),
                Value: Texts.Clean(reading.Element("identifier.value", () => identifier.Value))))
            .Where(it => it.System.Length > 0 && it.Value.Length > 0 && !Texts.Has(it.Type, StateNumbers) && !it.System.Contains("ssn", StringComparison.OrdinalIgnoreCase))
            .OrderBy(it => Texts.Has(it.Type, "mr") ? 0 : 1)
            .Select(it => $"{it.System}|{it.Value}")
            .Distinct().ToList();
        if (keys.Count > 0) return keys;
        var own = entry.FullUrl.Length > 0 ? entry.FullUrl : entry.LocalUrl;
        return own.Length > 0 ? [Texts.Clean(own)] : [];
    }
}
