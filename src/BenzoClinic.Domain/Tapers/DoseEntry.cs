using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers;

/// <summary>What an entry of the dose history is.</summary>
public enum DoseEntryKind
{
    /// <summary>The regimen at intake; no order replaces it.</summary>
    Baseline,

    /// <summary>Intake was entered wrongly: counts from the beginning.</summary>
    BaselineCorrection,

    /// <summary>Decided by a clinician, effective that day or later.</summary>
    Order,

    /// <summary>What lastingly happened otherwise, told afterwards.</summary>
    Fact,

    /// <summary>A dose of at most three days; the ordered dose counts on its days.</summary>
    Temporary,
}

/// <summary>Whether an entry counts.</summary>
public enum DoseEntryState
{
    /// <summary>It counts, or will on its day.</summary>
    Standing,

    /// <summary>Shown never to have been taken. Stays visible.</summary>
    StruckOut,

    /// <summary>A later order took its place.</summary>
    Replaced,

    /// <summary>A step that waits for a clinician, or that the guard no longer allows.</summary>
    Suspended,

    /// <summary>A step stopped by a pause.</summary>
    Paused,

    /// <summary>A step taken back.</summary>
    Cancelled,
}

/// <summary>One change of an entry's state, kept for the history.</summary>
/// <param name="Sequence">Position among the changes of the entry.</param>
/// <param name="State">The state it went to.</param>
/// <param name="Why">In words.</param>
public sealed record DoseEntryChange(int Sequence, DoseEntryState State, DateTime At, StaffId By, string Why);

/// <summary>
/// One entry of a dose history. Written once; afterwards only its state changes, and each change stays readable.
/// </summary>
public sealed class DoseEntry
{
    private readonly List<RegimenLine> _lines = [];
    private readonly List<DoseEntryChange> _changes = [];

    private DoseEntry()
    {
    }

    internal DoseEntry(DoseEntryKind kind, DateOnly on, DateOnly? to, Regimen regimen, int sequence, EntryContext context, Stamp stamp)
    {
        Id = DoseEntryId.New();
        Kind = kind;
        On = on;
        To = to;
        Sequence = sequence;
        RecordedAt = stamp.At;
        CountsFrom = stamp.Today;
        RecordedBy = stamp.By;
        Visit = context.Visit;
        ReportedBy = context.ReportedBy;
        Reason = context.Reason;
        // Lines of its own: going back to an earlier dose hands in that entry's, and the store would take them away from it.
        _lines.AddRange(regimen.Lines.Select(line => line with { }));
    }

    /// <summary>Id.</summary>
    public DoseEntryId Id { get; private set; }

    /// <summary>Whose history. Set by the store with the record it belongs to.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>What it is.</summary>
    public DoseEntryKind Kind { get; private set; }

    /// <summary>First clinic day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Last clinic day of a temporary dose; null otherwise.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Order of recording within the history; of one day the later holds. A confirmed step counts as recorded anew.</summary>
    public int Sequence { get; private set; }

    /// <summary>When it was written, UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>The clinic day of recording, or of the confirmation of a suspended step.</summary>
    public DateOnly CountsFrom { get; private set; }

    /// <summary>Who wrote it.</summary>
    public StaffId RecordedBy { get; private set; }

    /// <summary>The visit of the decision; null without one.</summary>
    public VisitId? Visit { get; private set; }

    /// <summary>Who told it (facts), or "".</summary>
    public string ReportedBy { get; private set; } = "";

    /// <summary>Why, in words.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Whether it counts.</summary>
    public DoseEntryState State { get; private set; }

    /// <summary>Who asked for a strike-out that waits for a second clinician; null otherwise.</summary>
    public StaffId? StrikeOutAskedBy { get; private set; }

    /// <summary>Why the strike-out was asked for, or "".</summary>
    public string StrikeOutReason { get; private set; } = "";

    /// <summary>The doses.</summary>
    public IReadOnlyList<RegimenLine> Lines => _lines;

    /// <summary>The doses as a regimen.</summary>
    public Regimen Regimen => new(_lines);

    /// <summary>Every change of state, oldest first.</summary>
    public IReadOnlyList<DoseEntryChange> Changes => _changes;

    /// <summary>True where the guard reads it.</summary>
    public bool Counts => State == DoseEntryState.Standing && Kind != DoseEntryKind.Temporary;

    /// <summary>True for an ordered step due on the day or later.</summary>
    public bool IsOpenStep(DateOnly today) => Kind == DoseEntryKind.Order && State == DoseEntryState.Standing && On >= today;

    internal void Become(DoseEntryState state, string why, Stamp stamp)
    {
        State = state;
        StrikeOutAskedBy = null;
        _changes.Add(new DoseEntryChange(_changes.Count + 1, state, stamp.At, stamp.By, why));
    }

    internal void ConfirmAgain(int sequence, Stamp stamp)
    {
        Sequence = sequence;
        CountsFrom = stamp.Today;
        Become(DoseEntryState.Standing, "Confirmed", stamp);
    }

    internal void AskStrikeOut(string why, Stamp stamp)
    {
        StrikeOutAskedBy = stamp.By;
        StrikeOutReason = why;
    }
}

/// <summary>What an entry says besides its doses.</summary>
internal readonly record struct EntryContext(string Reason, string ReportedBy = "", VisitId? Visit = null);
