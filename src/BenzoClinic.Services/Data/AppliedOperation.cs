namespace BenzoClinic.Services.Data;

/// <summary>
/// An operation id that has had its effect. A retry after a lost connection, or a double click, finds it and gets the first
/// answer instead of a second effect.
/// </summary>
public sealed class AppliedOperation
{
    /// <summary>Made when the form opened.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of operation and request: the same id with other content is refused.</summary>
    public required string RequestHash { get; init; }

    /// <summary>Id of what was saved.</summary>
    public required Guid ResultId { get; init; }

    /// <summary>Its revision then.</summary>
    public required int ResultRevision { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }
}
