using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications.Supplies;

/// <summary>
/// A prescription draft on record: what the prescriber enters in the clinic's certified e-prescribing system, which alone transmits it
/// (21 CFR 1311). Append-only in the engine: another draft replaces it.
/// </summary>
public sealed class Prescription
{
    private Prescription()
    {
    }

    /// <summary>Records a draft that was checked.</summary>
    /// <param name="number">1 and on.</param>
    /// <param name="replaces">The draft it takes the place of, or null.</param>
    /// <param name="pharmacy">Where it goes, as text, or "".</param>
    public Prescription(PatientId patient, PrescriptionDraft draft, PrescriptionTerms terms, PrescriptionDoor door, int number, Guid? replaces, string pharmacy, Stamp stamp)
    {
        (Id, PatientId, Number, VisitId, BridgeId, Replaces) = (NewIds.Next(), patient, number, door.Visit, door.Bridge?.Id, replaces);
        (WrittenOn, EarliestFill, FirstDay, LastDay, NextVisit) = (stamp.Today, terms.EarliestFill ?? stamp.Today, draft.From, draft.To, door.NextVisit);
        (Refills, Exemption, ExemptionReason) = (terms.Refills ?? 0, terms.Exemption, terms.Exemption is null ? "" : terms.ExemptionReason.Trim());
        (Products, Items, Pharmacy) = ([.. terms.Products], [.. draft.Items], pharmacy);
        (By, At) = (stamp.By, stamp.At);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>1 and on, in the chart it was written in.</summary>
    public int Number { get; private set; }

    /// <summary>The visit it was written at, or null.</summary>
    public VisitId? VisitId { get; private set; }

    /// <summary>The supply without a visit it was written for, or null.</summary>
    public Guid? BridgeId { get; private set; }

    /// <summary>The draft it takes the place of, or null.</summary>
    public Guid? Replaces { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly WrittenOn { get; private set; }

    /// <summary>Not filled before.</summary>
    public DateOnly EarliestFill { get; private set; }

    /// <summary>First day counted.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>Last day covered by one fill.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>Day of the next visit as it was booked then, or null.</summary>
    public DateOnly? NextVisit { get; private set; }

    /// <summary>0 to 5.</summary>
    public int Refills { get; private set; }

    /// <summary>Why no report of CURES was read; null where one was.</summary>
    public CuresExemption? Exemption { get; private set; }

    /// <summary>The reason in words, or "".</summary>
    public string ExemptionReason { get; private set; } = "";

    /// <summary>Codes of the products doses are made from.</summary>
    public IReadOnlyList<string> Products { get; private set; } = [];

    /// <summary>Product by product.</summary>
    public IReadOnlyList<PrescriptionItem> Items { get; private set; } = [];

    /// <summary>Where it goes, or "".</summary>
    public string Pharmacy { get; private set; } = "";

    /// <summary>Who wrote it.</summary>
    public StaffId By { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The last day on which it may be filled.</summary>
    public DateOnly Expires => WrittenOn.AddMonths(PrescriptionRules.ValidMonths);
}
