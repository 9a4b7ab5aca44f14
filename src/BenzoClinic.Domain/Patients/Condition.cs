using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>Whether a condition still counts.</summary>
public enum ConditionState
{
    /// <summary>Present; also where a last day is known and nothing else.</summary>
    Active,

    /// <summary>Over.</summary>
    Resolved,

    /// <summary>Never was: kept, with the reason, and shown to nobody as a diagnosis.</summary>
    EnteredInError,
}

/// <summary>A diagnosis or problem: chosen by a clinician, or as recorded elsewhere. An imported one stays as it came.</summary>
public sealed class Condition : Root
{
    private DateOnly? _onset;
    private DateOnly? _ended;

    /// <summary>Source of what the clinic wrote itself.</summary>
    public const string Clinic = "clinic";

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required PatientId PatientId { get; init; }

    /// <summary>Code system and code, <c>system|code</c>, or "".</summary>
    public required string Code { get; init; }

    /// <summary>What is shown.</summary>
    public required string Display { get; init; }

    /// <summary>First day, where known.</summary>
    public DateOnly? Onset { get => _onset; init => _onset = value; }

    /// <summary>Last day, where it has ended.</summary>
    public DateOnly? Ended { get => _ended; init => _ended = value; }

    /// <summary>Where it was learned: <c>clinic</c> or <c>import</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it counts.</summary>
    public ConditionState State { get; private set; }

    /// <summary>In the clinician's own words, or "".</summary>
    public string Note { get; private set; } = "";

    /// <summary>Criteria of a use disorder that are met, tolerance and withdrawal not counted; null for every other condition.</summary>
    public int? Criteria { get; private set; }

    /// <summary>Why it was entered in error, or "".</summary>
    public string ErrorReason { get; private set; } = "";

    /// <summary>Writes what a clinician decided. Call <see cref="ConditionChecks"/> first.</summary>
    public void Write(ConditionDraft draft, Stamp stamp)
    {
        (_onset, _ended, Note, Criteria) = (draft.Onset, draft.Ended, draft.Note, draft.Criteria);
        State = draft.Resolved || draft.Ended is not null ? ConditionState.Resolved : ConditionState.Active;
        Touch(stamp);
    }

    /// <summary>Takes what another clinic's record says of it. It stays as it came: no act of this clinic.</summary>
    public void Came(ConditionState state, string note, int? criteria, string errorReason) =>
        (State, Note, Criteria, ErrorReason) = (state, note, criteria, errorReason);

    /// <summary>Says that it never was.</summary>
    public void Strike(string reason, Stamp stamp)
    {
        (State, ErrorReason) = (ConditionState.EnteredInError, reason);
        Touch(stamp);
    }
}
