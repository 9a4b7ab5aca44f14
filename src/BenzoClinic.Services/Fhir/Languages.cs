using BenzoClinic.Domain.Patients;
using Hl7.Fhir.Model;
using FhirPatient = Hl7.Fhir.Model.Patient;

namespace BenzoClinic.Services.Fhir;

/// <summary>The language a person prefers, in the clinic's codes.</summary>
internal static class Languages
{
    /// <summary>What stands in a chart of whom no language is known.</summary>
    public const string Default = "en";

    /// <summary>The preferred language, else the first the clinic records; null where none is told, noted.</summary>
    public static string? Of(FhirPatient patient, Reading reading)
    {
        var told = reading.List("communication", () => patient.Communication)
            .OrderBy(spoken => reading.Element("communication.preferred", () => spoken.Preferred) == true ? 0 : 1)
            .Select(spoken => reading.Element("communication.language", () => spoken.Language))
            .OfType<CodeableConcept>().ToList();
        foreach (var language in told)
            if (Known(language) is { } code) return code;
        reading.Note(told.Count == 0
            ? "No language is told: English stands in the chart."
            : "The language is none that the clinic records: English stands in the chart.");
        return null;
    }

    private static string? Known(CodeableConcept language) =>
        (language.Coding ?? []).Select(coding => Language.Find(coding?.Code?.Trim() ?? "")?.Code).FirstOrDefault(code => code is not null)
        ?? (language.Coding ?? []).Select(coding => coding?.Display).Append(language.Text).Select(Named).FirstOrDefault(code => code is not null);

    private static string? Named(string? name) =>
        Language.All.FirstOrDefault(language => string.Equals(language.Name, name?.Trim(), StringComparison.OrdinalIgnoreCase))?.Code;
}
