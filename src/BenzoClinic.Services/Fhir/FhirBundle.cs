using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>One entry of a bundle.</summary>
/// <param name="Type">The resource's type as written, or "" where the entry holds none.</param>
/// <param name="FullUrl">The entry's own address, or "".</param>
/// <param name="Resource">The resource; null for kinds the import does not use, and where it cannot be read.</param>
internal sealed record FhirEntry(Place Place, string Type, string FullUrl, Resource? Resource)
{
    /// <summary><c>Patient/17</c>, or "" where the resource has no id.</summary>
    public string LocalUrl => Resource?.Id is { Length: > 0 } id ? $"{Type}/{id}" : "";
}

/// <summary>The entries of one file, read but not yet understood.</summary>
internal sealed record FhirBundle(IReadOnlyList<FhirEntry> Entries);

/// <summary>A file cannot be read as a bundle; the message says why and where.</summary>
internal sealed class UnusableFileException(string sentence) : Exception(sentence);
