using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>
/// The record of one changed field: what stood there, what stands there now, who and when. Append-only in the engine. Values
/// belong here and never in the audit trail.
/// </summary>
public sealed class PatientChange
{
    /// <summary>Id, rising with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose chart.</summary>
    public required PatientId PatientId { get; init; }

    /// <summary>In words: <c>phone</c>.</summary>
    public required string Field { get; init; }

    /// <summary>What stood there, or "".</summary>
    public required string From { get; init; }

    /// <summary>What stands there now, or "".</summary>
    public required string To { get; init; }

    /// <summary>True where only who may open the chart may read it.</summary>
    public required bool Clinical { get; init; }

    /// <summary>Who.</summary>
    public required StaffId By { get; init; }

    /// <summary>When, UTC, to the millisecond: the same instant as the row of the audit trail.</summary>
    public required DateTime At { get; init; }
}
