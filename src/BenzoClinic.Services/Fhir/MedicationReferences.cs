using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>Follows a medication to the concepts that name it: in the request itself, contained in it, or elsewhere in the file.</summary>
internal sealed class MedicationReferences(ResourceIndex index)
{
    private readonly HashSet<FhirEntry> _used = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many Medications of the file are referred to.</summary>
    public int UsedCount => _used.Count;

    /// <summary>True where a request or statement refers to this Medication.</summary>
    public bool IsUsed(FhirEntry medication) => _used.Contains(medication);

    /// <summary>The concepts: the medication's own, then those of its ingredients. Each resource is looked at once, so that circles end.</summary>
    public IReadOnlyList<CodeableConcept> NamesOf(DomainResource resource, DataType? medication, Reading reading)
    {
        var names = new List<CodeableConcept>();
        var visited = new HashSet<Medication>(ReferenceEqualityComparer.Instance);
        Collect(medication, resource, names, visited, reading);
        return names;
    }

    private void Collect(DataType? value, DomainResource container, List<CodeableConcept> names, HashSet<Medication> visited, Reading reading)
    {
        if (value is CodeableConcept concept) names.Add(concept);
        if (value is not ResourceReference reference) return;
        var url = reading.Element("medication", () => reference.Reference) ?? "";
        if (!TryFind(url, container, out var found, out var home))
        {
            reading.Note("A medication is referred to that is not in the file.");
            // The reference may carry a name of its own.
            if (Texts.Clean(reference.Display) is { Length: > 0 } display) names.Add(new CodeableConcept { Text = display });
            return;
        }

        if (!visited.Add(found))
        {
            reading.Note("Medications refer to each other in a circle.");
            return;
        }

        if (reading.Element("medication.code", () => found.Code) is { } code) names.Add(code);
        foreach (var ingredient in reading.List("medication.ingredient", () => found.Ingredient)) Collect(reading.Element("medication.ingredient", () => ingredient.Item), home, names, visited, reading);
    }

    private bool TryFind(string url, DomainResource container, out Medication found, out DomainResource home)
    {
        (found, home) = (null!, container);
        if (url.StartsWith('#'))
        {
            found = container.Contained?.OfType<Medication>().FirstOrDefault(contained => contained.Id == url[1..])!;
            return found is not null;
        }

        if (index.Find(url) is not { Resource: Medication medication } entry) return false;
        _used.Add(entry);
        (found, home) = (medication, medication);
        return true;
    }
}
