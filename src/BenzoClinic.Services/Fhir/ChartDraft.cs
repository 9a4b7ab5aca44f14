using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Tapers;
using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>A chart while its resources are being collected.</summary>
internal sealed class ChartDraft(Place place, MappedPatient person)
{
    private readonly List<ImportedAllergy> _allergies = [];
    private readonly List<ImportedCondition> _conditions = [];
    private readonly List<ImportedMedication> _medications = [];
    private readonly List<ImportedNote> _notes = [];
    private DateOnly? _noAllergiesOn;
    private readonly Dictionary<string, int> _taken = new() { ["Patient"] = 1 };

    /// <summary>True for the kinds of resource that a chart takes.</summary>
    public static bool Takes(FhirEntry entry) => entry.Resource is AllergyIntolerance or Hl7.Fhir.Model.Condition or MedicationRequest or MedicationStatement
        || entry.Resource is DocumentReference note && OwnRecord.Wrote(note);

    /// <summary>Takes a resource of the person, or leaves it out with a reason.</summary>
    public void Take(FhirEntry entry, Reading reading, MedicationMapping medications, MedicationReferences references)
    {
        var referredTo = references.UsedCount;
        var taken = entry.Resource switch
        {
            AllergyIntolerance allergy when AllergyMapping.NoneKnownSince(allergy, reading) is { } day => SaysNoAllergies(day),
            AllergyIntolerance allergy => Add(_allergies, AllergyMapping.Map(entry, allergy, reading)),
            Hl7.Fhir.Model.Condition condition => Add(_conditions, ConditionMapping.Map(entry, condition, reading)),
            DocumentReference note => Add(_notes, OwnVisits.Read(entry, note, reading)),
            _ => Add(_medications, medications.Map(entry, reading)),
        };
        if (taken)
        {
            Count(entry.Type, 1);
            reading.Taken();
        }

        if (references.UsedCount > referredTo) Count("Medication", references.UsedCount - referredTo);
    }

    /// <summary>The chart.</summary>
    public ImportedChart Finish() => new(
        place,
        person.Keys,
        person.SourceAt,
        // The desk does not let the two stand beside each other.
        _noAllergiesOn is not null && _allergies.Count == 0 ? person.Details with { NoAllergiesOn = _noAllergiesOn } : person.Details,
        person.DeceasedOn,
        // One row a substance, as at the desk; a second resource adds its reactions.
        [.. _allergies.GroupBy(it => it.Allergy.Substance, StringComparer.OrdinalIgnoreCase)
            .Select(same => same.First() with { Allergy = same.First().Allergy with { Reaction = Texts.Cut(string.Join(", ", same.Select(it => it.Allergy.Reaction).Where(it => it.Length > 0).Distinct()), 200) } })],
        _conditions,
        _medications,
        person.DeceasedOn is null ? ToConfirm() : [],
        _taken)
    {
        TellsLanguage = person.TellsLanguage,
        Contacts = person.Contacts,
        Notes = _notes,
    };

    // From every open order or statement, dosage or not: what is really taken only the person can say.
    private List<DoseToConfirm> ToConfirm() =>
    [
        .. from medication in _medications
           where medication.MayBeTaken
           from code in medication.Tapered
           group medication.StartedOn by code into started
           orderby started.Key
           select new DoseToConfirm(started.Key, started.Min()),
    ];

    private bool SaysNoAllergies(DateOnly day)
    {
        _noAllergiesOn = day;
        return true;
    }

    private static bool Add<T>(List<T> list, T? item) where T : class
    {
        if (item is null) return false;
        list.Add(item);
        return true;
    }

    private void Count(string kind, int count) => _taken[kind] = _taken.GetValueOrDefault(kind) + count;
}
