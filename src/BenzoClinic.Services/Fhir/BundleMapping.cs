using BenzoClinic.Domain.Medications;
using Hl7.Fhir.Model;
using Medication = Hl7.Fhir.Model.Medication;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// Maps a bundle to charts. Pure: no database, no clock, no files; a dry run and a second import ask the same of it.
/// Every entry ends in exactly one place: taken into a chart, or left out with a reason.
/// </summary>
/// <param name="today">The clinic's day, against which dates of birth and death are checked.</param>
internal sealed class BundleMapping(Formulary formulary, DateOnly today)
{
    private readonly TaperedMedications _tapered = new(formulary);

    /// <summary>The charts of the bundle, and what was left out of it.</summary>
    public MappedBundle Map(FhirBundle bundle, ImportNotes notes)
    {
        var entries = WithoutRepeats(bundle.Entries, notes);
        var index = new ResourceIndex(entries, notes);
        var references = new MedicationReferences(index);
        var medications = new MedicationMapping(_tapered, references);
        var drafts = new Dictionary<FhirEntry, ChartDraft>(ReferenceEqualityComparer.Instance);
        var refused = new List<ChartReport>();
        foreach (var entry in entries.Where(entry => entry.Resource is Patient)) AddPerson(entry, index, notes, drafts, refused);

        foreach (var entry in entries.Where(entry => entry.Resource is not (Patient or Medication)))
        {
            var reading = new Reading(entry, notes);
            if (!ChartDraft.Takes(entry)) reading.LeaveOut(BundleReader.Uses(entry.Type) && entry.Resource is not DocumentReference ? "cannot be read" : UnusedKinds.ReasonFor(entry.Type));
            else if (PersonOf(entry, index, reading) is not { } person)
            {
                reading.Note($"This {entry.Type} belongs to nobody in the file.");
                reading.LeaveOut("belongs to nobody in the file");
            }
            else if (drafts.TryGetValue(person, out var draft)) draft.Take(entry, reading, medications, references);
            else reading.LeaveOut("the person was not imported");
        }

        foreach (var entry in entries.Where(entry => entry.Resource is Medication && !references.IsUsed(entry)))
            notes.LeaveOut(entry.Type, "no medication of a person refers to it");
        return new MappedBundle([.. drafts.Values.Select(draft => draft.Finish()).OrderBy(chart => chart.Place.Entry)], refused, notes);
    }

    private void AddPerson(FhirEntry entry, ResourceIndex index, ImportNotes notes, Dictionary<FhirEntry, ChartDraft> drafts, List<ChartReport> refused)
    {
        var reading = new Reading(entry, notes);
        var person = index.PersonOf(entry);
        if (person == entry)
        {
            if (PatientMapping.Map(entry, reading, today, out var refusal) is { } mapped)
            {
                drafts[entry] = new ChartDraft(entry.Place, mapped);
                reading.Taken();
            }
            else Refuse(entry, reading, refusal, refused);
        }
        else if (person is null) Refuse(entry, reading, "The Patients of the file replace each other in a circle: which one is the person is not clear.", refused);
        else reading.LeaveOut("replaced by another Patient of the file, whose chart takes what belongs to it");
    }

    private static void Refuse(FhirEntry entry, Reading reading, string refusal, List<ChartReport> refused)
    {
        reading.LeaveOut("no chart can be made of it");
        refused.Add(new ChartReport(entry.Place.Entry, ChartOutcome.NotImported, null, 0, false, refusal));
    }

    private static FhirEntry? PersonOf(FhirEntry entry, ResourceIndex index, Reading reading)
    {
        var subject = reading.Element("subject", () => entry.Resource switch
        {
            AllergyIntolerance allergy => allergy.Patient,
            Condition condition => condition.Subject,
            MedicationRequest request => request.Subject,
            MedicationStatement statement => statement.Subject,
            DocumentReference note => note.Subject,
            _ => null,
        });
        var found = index.Find(reading.Element("subject.reference", () => subject?.Reference));
        return found?.Resource is Patient ? index.PersonOf(found) ?? found : null;
    }

    private static List<FhirEntry> WithoutRepeats(IReadOnlyList<FhirEntry> entries, ImportNotes notes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var kept = new List<FhirEntry>(entries.Count);
        foreach (var entry in entries)
        {
            var url = entry.FullUrl.Length > 0 ? entry.FullUrl : entry.LocalUrl;
            if (url.Length == 0 || seen.Add(url)) kept.Add(entry);
            else notes.LeaveOut(entry.Type, "stands in the file twice");
        }

        return kept;
    }
}
