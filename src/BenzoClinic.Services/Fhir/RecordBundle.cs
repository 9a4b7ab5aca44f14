using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Patients;
using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// A patient's record as a FHIR R4 bundle. It depends on the record and the clinic's day alone: no clock, no new ids, always
/// in the same order, so that what another clinic imports and gives on is the same bundle.
/// </summary>
internal static class RecordBundle
{
    /// <summary>What the law has everybody told who gets such a record (42 CFR 2.32(a)(2)).</summary>
    public const string Notice = "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";

    /// <summary>The bundle.</summary>
    public static Bundle Of(RecordContent content, Formulary formulary)
    {
        var person = OwnRecord.KeyOf(content.Patient);
        var subject = new ResourceReference(OwnRecord.UrlOf(OwnRecord.Stable(person)));
        var facts = content.Facts.ToLookup(fact => fact.RowId);
        var asked = content.Facts.Where(fact => fact.Kind == ImportMemory.ToConfirm).Select(fact => fact.SourceKey).ToHashSet(StringComparer.Ordinal);
        var resources = new List<Resource> { OwnPerson.Write(content.Patient, person, [.. TeamOf(content)]) };
        resources.AddRange(OwnFindings.Allergies(content, person, subject));
        resources.AddRange(content.Conditions.Select(it => OwnFindings.Condition(it, facts[it.Id].FirstOrDefault(), person, subject)).OrderBy(it => it.Id, StringComparer.Ordinal));
        var medications = content.Elsewhere
            .Select(it => (Row: it, Fact: facts[it.Id].FirstOrDefault()))
            .Select(it => OwnMedications.Imported(it.Row, it.Fact, it.Row.Medication is { } code && asked.Contains($"{code} {it.Fact?.SourceKey}"), person, subject))
            .Concat(content.Medications.Select(it => OwnMedications.Listed(it, content.Today, subject)));
        // Of a chart that went into this one, too, where both held doses: what was taken of the two is not known from paper.
        foreach (var taper in content.Former.Select(it => it.Record).Prepend(content.Taper).OfType<TaperRecord>())
            medications = medications.Concat(new OwnDoses(content, taper, formulary, person, subject).Write());
        resources.AddRange(medications.OrderBy(FirstDay, StringComparer.Ordinal).ThenBy(it => it.Id, StringComparer.Ordinal));
        resources.AddRange(OwnVisits.Write(content, subject));
        return new Bundle
        {
            Meta = new Meta
            {
                Security =
                [
                    new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", "restricted"),
                    new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "42CFRPart2", Notice),
                ],
            },
            Type = Bundle.BundleType.Collection,
            Entry = [.. resources.Select(it => new Bundle.EntryComponent { FullUrl = OwnRecord.UrlOf(it.Id!), Resource = it })],
        };
    }

    private static IEnumerable<CareMember> TeamOf(RecordContent content)
    {
        if (content.Patient.Details.Prescriber is { } prescriber) yield return new CareMember(content.NameOf(prescriber), "Prescriber", "", "");
        if (content.Therapist is { } therapist) yield return new CareMember(content.NameOf(therapist), "Therapist", "", "");
    }

    private static string FirstDay(DomainResource medication) => medication switch
    {
        MedicationRequest order => (order.DosageInstruction.Select(it => it.Timing?.Repeat?.Bounds as Period).FirstOrDefault(it => it is not null)?.Start ?? order.AuthoredOn)?[..10] ?? "",
        MedicationStatement { Effective: Period when } => when.Start ?? "",
        _ => "",
    };
}
