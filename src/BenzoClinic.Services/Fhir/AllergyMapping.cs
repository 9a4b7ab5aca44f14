using BenzoClinic.Domain.Patients;
using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>Maps an AllergyIntolerance to an allergy of the chart.</summary>
internal static class AllergyMapping
{
    // SNOMED CT: no known allergy, and the same of drugs, food, environment, animals, substances.
    private static readonly string[] NoneKnown = ["716186003", "409137002", "429625007", "428607008", "428197003", "1003774007"];

    /// <summary>The day on which somebody said that no allergy is known, where a record of this program tells it; else null.</summary>
    public static DateOnly? NoneKnownSince(AllergyIntolerance allergy, Reading reading) =>
        OwnRecord.Wrote(allergy) && Texts.Has(reading.Element("code", () => allergy.Code), NoneKnown) ? reading.Day("recordedDate", reading.Element("recordedDate", () => allergy.RecordedDate)) : null;

    /// <summary>The allergy; null where it is left out, with the reason counted.</summary>
    public static ImportedAllergy? Map(FhirEntry entry, AllergyIntolerance allergy, Reading reading)
    {
        var clinical = reading.Element("clinicalStatus", () => allergy.ClinicalStatus);
        var verification = reading.Element("verificationStatus", () => allergy.VerificationStatus);
        var code = reading.Element("code", () => allergy.Code);
        var reactions = reading.List("reaction", () => allergy.Reaction);
        // Some systems name the substance only beside the reaction.
        var substance = reactions.Select(reaction => Texts.Of(reading.Element("reaction.substance", () => reaction.Substance)))
            .Prepend(Texts.Of(code)).FirstOrDefault(text => text.Length > 0) ?? "";
        var reason = Texts.Has(verification, "entered-in-error", "refuted") ? "entered in error or refuted at the source"
            : Texts.Has(clinical, "resolved", "inactive") ? "no longer an allergy, the source says"
            : Texts.Has(code, NoneKnown) ? "says that no allergy is known"
            : substance.Length == 0 ? "names no substance"
            : null;
        if (reason is not null)
        {
            reading.LeaveOut(reason);
            return null;
        }

        var shown = reactions.SelectMany(reaction => reading.Element("reaction.manifestation", () => reaction.Manifestation?.Select(Texts.Of).ToList()) ?? [])
            .Where(text => text.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase);
        return new ImportedAllergy(SourceName.Of(entry, reading), new Allergy(Texts.Cut(substance, 120), Texts.Cut(string.Join(", ", shown), 200)) { Code = OwnRecord.Wrote(allergy) ? Texts.CodeOf(code) : "", Severity = Worst(reactions) });
    }

    private static AllergySeverity Worst(IReadOnlyList<AllergyIntolerance.ReactionComponent> reactions) => reactions
        .Select(reaction => Reading.Code(reaction, "severity") switch { "mild" => AllergySeverity.Mild, "moderate" => AllergySeverity.Moderate, "severe" => AllergySeverity.Severe, _ => AllergySeverity.NotRecorded })
        .DefaultIfEmpty(AllergySeverity.NotRecorded).Max();
}
