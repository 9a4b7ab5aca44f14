using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Hl7.Fhir.Model;
using Condition = BenzoClinic.Domain.Patients.Condition;
using FhirCondition = Hl7.Fhir.Model.Condition;

namespace BenzoClinic.Services.Fhir;

/// <summary>Allergies and conditions as resources.</summary>
internal static class OwnFindings
{
    private const string AllergyClinical = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private const string AllergyVerification = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
    private const string ConditionClinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private const string ConditionVerification = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
    private const string Absent = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    /// <summary>SNOMED CT: no known allergy.</summary>
    public static CodeableConcept NoneKnown => new("http://snomed.info/sct", "716186003", "No known allergy", null);

    /// <summary>Allergies in the order of the chart; that none is known, with the day it was said.</summary>
    public static IEnumerable<Resource> Allergies(RecordContent content, Identifier person, ResourceReference subject)
    {
        foreach (var it in content.Patient.Allergies)
        {
            var (id, name) = OwnRecord.Own(OwnRecord.Stable(person, "allergy", it.Substance.ToUpperInvariant()));
            var allergy = new AllergyIntolerance
            {
                Id = id,
                Meta = OwnRecord.Meta(),
                Identifier = [name],
                ClinicalStatus = new CodeableConcept(AllergyClinical, "active"),
                VerificationStatus = new CodeableConcept(AllergyVerification, "confirmed"),
                Code = Concept(it.Code, Texts.Clean(it.Substance)),
                Patient = subject,
            };
            if (it.Reaction.Length > 0 || it.Severity != AllergySeverity.NotRecorded)
                allergy.Reaction.Add(new()
                {
                    Manifestation = [it.Reaction.Length > 0 ? new CodeableConcept { Text = Texts.Clean(it.Reaction) } : new CodeableConcept(Absent, "unknown")],
                    Severity = it.Severity switch
                    {
                        AllergySeverity.NotRecorded => null,
                        AllergySeverity.Mild => AllergyIntolerance.AllergyIntoleranceSeverity.Mild,
                        AllergySeverity.Moderate => AllergyIntolerance.AllergyIntoleranceSeverity.Moderate,
                        AllergySeverity.Severe => AllergyIntolerance.AllergyIntoleranceSeverity.Severe,
                    },
                });
            yield return allergy;
        }

        if (content.Patient.Details.NoAllergiesOn is not { } day) yield break;
        var (none, noneName) = OwnRecord.Own(OwnRecord.Stable(person, "no allergy"));
        yield return new AllergyIntolerance
        {
            Id = none,
            Meta = OwnRecord.Meta(),
            Identifier = [noneName],
            ClinicalStatus = new CodeableConcept(AllergyClinical, "active"),
            VerificationStatus = new CodeableConcept(AllergyVerification, "confirmed"),
            Code = NoneKnown,
            Patient = subject,
            RecordedDate = OwnPerson.Day(day),
        };
    }

    /// <summary>A condition, also one that was entered in error: whoever was told of it before is to hear that.</summary>
    /// <param name="fact">What the last import said of it; null for one of the clinic.</param>
    public static Resource Condition(Condition it, ImportedFact? fact, Identifier person, ResourceReference subject)
    {
        var (id, name) = OwnRecord.NameOf(it.Id, fact?.SourceKey, person);
        var wrong = it.State == ConditionState.EnteredInError;
        var condition = new FhirCondition
        {
            Id = id,
            Meta = OwnRecord.Meta(it.Revision > 0 ? it.ChangedAt : fact?.SourceAt),
            Identifier = [name],
            // FHIR: what was entered in error has no clinical status.
            ClinicalStatus = wrong ? null : new CodeableConcept(ConditionClinical, it.State == ConditionState.Resolved ? "resolved" : it.Ended is null && !it.Display.EndsWith("(over)", StringComparison.Ordinal) ? "active" : "inactive"),
            VerificationStatus = new CodeableConcept(ConditionVerification, wrong ? "entered-in-error" : it.Display.EndsWith("(not confirmed)", StringComparison.Ordinal) ? "unconfirmed" : "confirmed"),
            Code = Concept(it.Code, Texts.Clean(it.Display)),
            Subject = subject,
            // FHIR: what has ended has a clinical status. Where there is none, the days stand together at the onset.
            Onset = wrong ? OwnPerson.Period(it.Onset, it.Ended) : it.Onset is { } from ? new FhirDateTime(OwnPerson.Day(from)) : null,
            Abatement = !wrong && it.Ended is { } until ? new FhirDateTime(OwnPerson.Day(until)) : null,
        };
        if (it.Note.Length > 0) condition.Note.Add(new Annotation { Text = it.Note });
        if (wrong) condition.Note.Add(new Annotation { Text = it.ErrorReason, Time = null, Author = new FhirString(ErrorAuthor) });
        if (it.Criteria is { } criteria) condition.AddExtension(OwnRecord.Criteria, new Integer(criteria));
        return condition;
    }

    /// <summary>Stands as author of the note that says why a condition was entered in error.</summary>
    public const string ErrorAuthor = "Entered in error";

    /// <summary>A code as stored, with the words beside it.</summary>
    public static CodeableConcept Concept(string code, string words)
    {
        var bar = code.IndexOf('|', StringComparison.Ordinal);
        var concept = new CodeableConcept { Text = words.Length > 0 ? words : null };
        if (bar >= 0 && code.Length > bar + 1) concept.Coding.Add(new Coding(bar > 0 ? code[..bar] : null, code[(bar + 1)..]));
        return concept;
    }
}
