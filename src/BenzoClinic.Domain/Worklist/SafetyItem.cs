using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Worklist;

/// <summary>Why something stands on the worklist.</summary>
public enum SafetyItemKind
{
    /// <summary>What was taken fell below what the guard allows.</summary>
    Deviation,

    /// <summary>Ordered steps were suspended and wait for a clinician.</summary>
    SuspendedSteps,

    /// <summary>A dose was withheld for sedation or breathing.</summary>
    SafetyHold,

    /// <summary>A dose was given without a visit; a visit must be booked.</summary>
    VisitToBook,

    /// <summary>A strike-out that loosens the guard waits for a second clinician.</summary>
    StrikeOutToConfirm,

    /// <summary>Two charts were merged that both held doses: what is taken is to be recorded.</summary>
    TwoDoseHistories,

    /// <summary>An opioid was listed beside a benzodiazepine or z-drug, and no offer of naloxone is on record.</summary>
    NaloxoneToOffer,

    /// <summary>The supply ends before the next visit, or no visit is booked.</summary>
    SupplyEnds,

    /// <summary>A benzodiazepine or z-drug is prescribed, and the last look-up in CURES is six months old. Never stored: told by the dates.</summary>
    CuresDue,

    /// <summary>A visit was missed or cancelled late while something is taken that is to be tapered, and nobody has seen the patient since.</summary>
    MissedVisit,
}

/// <summary>Something that must not be forgotten: whom it concerns, why, since when, and what was done.</summary>
public sealed class SafetyItem : Root
{
    private SafetyItem()
    {
    }

    /// <summary>Puts an item on the worklist.</summary>
    /// <param name="why">One sentence, what happened.</param>
    /// <param name="day">The day the sentence is about, where others go by it; null otherwise.</param>
    public SafetyItem(SafetyItemId id, PatientId patient, SafetyItemKind kind, string why, Stamp stamp, DateOnly? day = null)
    {
        Id = id;
        PatientId = patient;
        Kind = kind;
        Why = why;
        Day = day;
        Since = stamp.At;
        Touch(stamp);
    }

    /// <summary>Id.</summary>
    public SafetyItemId Id { get; private set; }

    /// <summary>Whom it concerns.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>Kind.</summary>
    public SafetyItemKind Kind { get; private set; }

    /// <summary>What happened, one sentence.</summary>
    public string Why { get; private set; } = "";

    /// <summary>The day the supply ends; null for other kinds.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>Since when, UTC.</summary>
    public DateTime Since { get; private set; }

    /// <summary>When it was done, UTC; null while it is open.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>Who did it.</summary>
    public StaffId? DoneBy { get; private set; }

    /// <summary>What was done.</summary>
    public string WhatWasDone { get; private set; } = "";

    /// <summary>What the sentence says has changed while the item is open: a supply that came ends later.</summary>
    public void Restate(string why, Stamp stamp)
    {
        if (DoneAt is not null || why == Why) return;
        Why = why;
        Touch(stamp);
    }

    /// <summary>Closes the item. Returns what is wrong, or null.</summary>
    public Finding? Done(string whatWasDone, Stamp stamp)
    {
        if (DoneAt is not null) return new Finding("", "already-done", "Someone else has closed this item.");
        if (string.IsNullOrWhiteSpace(whatWasDone)) return Finding.Required(nameof(WhatWasDone), "Write what was done.");
        DoneAt = stamp.At;
        DoneBy = stamp.By;
        WhatWasDone = whatWasDone.Trim();
        Touch(stamp);
        return null;
    }
}
