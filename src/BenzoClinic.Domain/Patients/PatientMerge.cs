using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>One merge of two charts, with all that is needed to undo it.</summary>
public sealed class PatientMerge : Root
{
    private PatientMerge()
    {
    }

    /// <summary>A merge that has just been done.</summary>
    /// <param name="journal">What was changed and what went across, as JSON.</param>
    /// <param name="state">Fingerprint of both charts right after.</param>
    public PatientMerge(Guid id, PatientId kept, PatientId other, string why, string journal, string state, Stamp stamp)
    {
        (Id, Kept, Other, Why, Journal, StateAfter) = (id, kept, other, why, journal, state);
        (MergedAt, MergedBy) = (stamp.At, stamp.By);
        Touch(stamp);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The chart that stayed.</summary>
    public PatientId Kept { get; private set; }

    /// <summary>The chart that went into it.</summary>
    public PatientId Other { get; private set; }

    /// <summary>How it is known that this is one person.</summary>
    public string Why { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTime MergedAt { get; private set; }

    /// <summary>Who.</summary>
    public StaffId MergedBy { get; private set; }

    /// <summary>What was changed and what went across, as JSON.</summary>
    public string Journal { get; private set; } = "";

    /// <summary>Fingerprint of both charts right after: while it fits, nothing was written since and the merge can be undone.</summary>
    public string StateAfter { get; private set; } = "";

    /// <summary>When it was undone, UTC; null while it stands.</summary>
    public DateTime? UndoneAt { get; private set; }

    /// <summary>Who undid it.</summary>
    public StaffId? UndoneBy { get; private set; }

    /// <summary>Marks it as undone.</summary>
    public void Undo(Stamp stamp)
    {
        (UndoneAt, UndoneBy) = (stamp.At, stamp.By);
        Touch(stamp);
    }
}
