using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>How the source calls one thing, and when it last changed it.</summary>
/// <param name="Key">Its own identifier, else its id, else its address; "" where it has none of them.</param>
/// <param name="At">UTC; null where the source does not say.</param>
internal readonly record struct SourceName(string Key, DateTime? At)
{
    /// <summary>A thing without a name.</summary>
    public static SourceName None => new("", null);

    /// <summary>The name of a resource.</summary>
    public static SourceName Of(FhirEntry entry, Reading reading)
    {
        var identifiers = entry.Resource switch
        {
            AllergyIntolerance allergy => reading.List("identifier", () => allergy.Identifier),
            Condition condition => reading.List("identifier", () => condition.Identifier),
            MedicationRequest request => reading.List("identifier", () => request.Identifier),
            MedicationStatement statement => reading.List("identifier", () => statement.Identifier),
            DocumentReference note => reading.List("identifier", () => note.Identifier),
            _ => [],
        };
        var own = identifiers
            .Select(it => (System: Texts.Clean(reading.Element("identifier.system", () => it.System)), Value: Texts.Clean(reading.Element("identifier.value", () => it.Value))))
            .Where(it => it.System.Length > 0 && it.Value.Length > 0).Select(it => $"{it.System}|{it.Value}").FirstOrDefault();
        return new SourceName(own ?? Texts.Clean(entry.LocalUrl.Length > 0 ? entry.LocalUrl : entry.FullUrl), ChangedAt(entry, reading));
    }

    /// <summary>When the source last changed a resource.</summary>
    public static DateTime? ChangedAt(FhirEntry entry, Reading reading) => reading.Element("meta.lastUpdated", () => entry.Resource?.Meta?.LastUpdated)?.UtcDateTime;
}
