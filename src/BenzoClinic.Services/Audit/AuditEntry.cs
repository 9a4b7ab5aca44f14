namespace BenzoClinic.Services.Audit;

/// <summary>
/// One row of the audit trail: who did what to which patient's record, when. Append-only in the engine and chained by hash.
/// Field names may appear in it, values and notes never.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>Position in the chain, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>The operation's name.</summary>
    public required string Operation { get; init; }

    /// <summary>The patient concerned, or null.</summary>
    public Guid? PatientId { get; init; }

    /// <summary>The thing concerned (visit, entry, account), or null.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>What was done, in words without clinical content.</summary>
    public required string Summary { get; init; }

    /// <summary>SHA-256 of the previous row, hexadecimal; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over this row's content and <see cref="PreviousHash"/>, hexadecimal.</summary>
    public required string Hash { get; init; }
}
