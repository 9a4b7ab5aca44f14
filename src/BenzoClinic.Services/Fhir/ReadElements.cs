using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>Which elements of a resource the import reads, so that the report can name the others.</summary>
internal static class ReadElements
{
    // Technical elements that say nothing about the person.
    private static readonly HashSet<string> Technical = ["id", "meta", "text", "implicitRules", "language", "contained"];

    private static readonly Dictionary<string, HashSet<string>> Read = new()
    {
        ["Patient"] = ["identifier", "name", "telecom", "birthDate", "deceased", "address", "contact", "communication", "link"],
        ["AllergyIntolerance"] = ["clinicalStatus", "verificationStatus", "code", "patient", "reaction"],
        ["Condition"] = ["clinicalStatus", "verificationStatus", "code", "subject", "onset", "abatement"],
        ["MedicationRequest"] = ["status", "intent", "doNotPerform", "medication", "subject", "authoredOn", "dosageInstruction"],
        ["MedicationStatement"] = ["status", "medication", "subject", "effective", "dosage"],
    };

    /// <summary>The elements present that are not read: <c>Patient.gender</c>.</summary>
    public static IEnumerable<string> NotReadIn(Resource resource) => Read.TryGetValue(resource.TypeName, out var read)
        ? resource.EnumerateElements().Select(element => element.Key).Where(name => !read.Contains(name) && !Technical.Contains(name)).Select(name => $"{resource.TypeName}.{name}")
        : [];
}
