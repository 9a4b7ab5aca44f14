using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Data;

/// <summary>One normalised word a patient is found by: lower case, without accents. Searched by its beginning, in byte order.</summary>
public sealed class PatientSearchTerm
{
    /// <summary>The word.</summary>
    public required string Term { get; init; }

    /// <summary>Whom it finds.</summary>
    public required PatientId PatientId { get; init; }
}
