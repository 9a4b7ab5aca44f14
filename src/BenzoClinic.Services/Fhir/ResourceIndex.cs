using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>Finds the resource a reference means, and the person a resource belongs to.</summary>
internal sealed class ResourceIndex
{
    private readonly Dictionary<string, FhirEntry?> _byUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<FhirEntry, FhirEntry?> _persons = new(ReferenceEqualityComparer.Instance);

    public ResourceIndex(IReadOnlyList<FhirEntry> entries, ImportNotes notes)
    {
        foreach (var entry in entries)
        {
            Add(entry.FullUrl, entry);
            if (entry.LocalUrl != entry.FullUrl) Add(entry.LocalUrl, entry);
        }

        var patients = entries.Where(entry => entry.Resource is Patient).ToList();
        var successors = Successors(patients, notes);
        foreach (var patient in patients) _persons[patient] = Last(patient, successors);
    }

    /// <summary>The entry a reference means; null where it is not in the file or cannot be told.</summary>
    public FhirEntry? Find(string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference)) return null;
        var url = reference.Trim();
        var version = url.IndexOf("/_history/", StringComparison.Ordinal);
        return _byUrl.GetValueOrDefault(version < 0 ? url : url[..version]);
    }

    /// <summary>
    /// The Patient that stands for the person: the entry itself, or the one that replaced it. Null where the links between
    /// Patients form a circle.
    /// </summary>
    public FhirEntry? PersonOf(FhirEntry patient) => _persons.GetValueOrDefault(patient);

    // Two resources of different servers may carry the same short name: then it means neither.
    private void Add(string url, FhirEntry entry)
    {
        if (url.Length > 0) _byUrl[url] = _byUrl.ContainsKey(url) ? null : entry;
    }

    private Dictionary<FhirEntry, FhirEntry> Successors(List<FhirEntry> patients, ImportNotes notes)
    {
        var successors = new Dictionary<FhirEntry, FhirEntry>(ReferenceEqualityComparer.Instance);
        foreach (var patient in patients)
        {
            var reading = new Reading(patient, notes);
            foreach (var link in reading.List("link", () => ((Patient)patient.Resource!).Link))
            {
                if (Find(reading.Element("link.other", () => link.Other?.Reference)) is not { Resource: Patient } other) continue;
                var kind = Reading.Code(link, "type");
                if (kind == "replaced-by") successors[patient] = other;
                else if (kind == "replaces") successors[other] = patient;
            }
        }

        return successors;
    }

    private static FhirEntry? Last(FhirEntry patient, Dictionary<FhirEntry, FhirEntry> successors)
    {
        var visited = new HashSet<FhirEntry>(ReferenceEqualityComparer.Instance);
        while (visited.Add(patient))
        {
            if (!successors.TryGetValue(patient, out var next)) return patient;
            patient = next;
        }

        return null;
    }
}
