using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Data;

/// <summary>
/// What the last import said about one thing of a chart: the person, an allergy, a condition, a medication, a dose to confirm.
/// The next import takes only what differs from it, so that what the clinic has changed since stays.
/// </summary>
public sealed class ImportedFact
{
    /// <summary>Whose.</summary>
    public required PatientId PatientId { get; init; }

    /// <summary>What kind of thing.</summary>
    public required string Kind { get; init; }

    /// <summary>How the source calls it.</summary>
    public required string SourceKey { get; init; }

    /// <summary>The row of the chart it became, where it is a row of its own.</summary>
    public Guid? RowId { get; set; }

    /// <summary>Field by field what the source said, as JSON.</summary>
    public required string Said { get; set; }

    /// <summary>
    /// The FHIR resource itself, as JSON, where it came from a record of this program: a medication of another clinic is given
    /// on in that clinic's words. Null otherwise.
    /// </summary>
    public string? Resource { get; set; }

    /// <summary>When the source last changed it, UTC, where it says so.</summary>
    public DateTime? SourceAt { get; set; }
}
