using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;

namespace BenzoClinic.Domain.Tapers;

/// <summary>All that a merge may change of a record itself, to be put back when it is undone.</summary>
/// <param name="ToConfirm">Medications that wait to be confirmed.</param>
/// <param name="Missed">Visits missed since the patient was last seen.</param>
public sealed record TaperImage(Dose CompletionDose, DateOnly? PausedOn, StaffId? EndSignedBy, bool EndSignedByPatient, IReadOnlyList<string> ToConfirm, IReadOnlyList<MissedVisit> Missed);

public sealed partial class TaperRecord
{
    /// <summary>True where a dose was ever entered or a supply given.</summary>
    public bool HasHistory => _entries.Count > 0 || _bridges.Count > 0 || _profiles.Count > 0;

    /// <summary>What a merge may change.</summary>
    public TaperImage Image => new(CompletionDose, PausedOn, EndSignedBy, EndSignedByPatient, [.. _toConfirm.Select(open => open.Medication)], [.. _missed]);

    /// <summary>True where the other's dose history becomes this one's, as it is: here is none.</summary>
    public bool TakesHistoryOf(TaperRecord other) => !HasHistory && other.HasHistory;

    /// <summary>
    /// Takes another chart's record of the same person. Two dose histories are never laid on top of each other: nobody knows
    /// from the paper which of the two was taken, or whether both were. This one stays in force, every medication that the
    /// other had in the guard's window or has ahead is to be confirmed, and until a clinician has recorded what is taken no
    /// dose can be ordered.
    /// </summary>
    /// <remarks>Where <see cref="TakesHistoryOf"/> holds, the caller moves the other's entries, profiles and supplies.</remarks>
    public void Absorb(TaperRecord other, Stamp stamp)
    {
        if (TakesHistoryOf(other)) (CompletionDose, PausedOn, EndSignedBy, EndSignedByPatient) = (other.CompletionDose, other.PausedOn, other.EndSignedBy, other.EndSignedByPatient);
        var open = ToAskOf(other, stamp.Today);
        _toConfirm.AddRange(open);
        // Until someone has seen this person, whichever chart the visit was booked in.
        _missed.AddRange(other._missed.Where(visit => !_missed.Exists(known => known.Appointment == visit.Appointment)).Select(visit => visit with { }));
        if (HasHistory && other.HasHistory && open.Count > 0)
            Raise(SafetyItemKind.TwoDoseHistories, "Two charts of this person were merged and both held doses: record what is taken before the next order.");
        Touch(stamp);
    }

    /// <summary>The medications of another record that would wait here to be confirmed after a merge.</summary>
    public IReadOnlyList<DoseToConfirm> ToAskOf(TaperRecord other, DateOnly today)
    {
        var asked = other._toConfirm.Select(open => open with { }).ToList();
        if (HasHistory && other.HasHistory)
        {
            var window = Enumerable.Range(0, ReductionGuard.WindowDays + 1).Select(days => other.InEffect(today.AddDays(-days))).OfType<DoseEntry>();
            var ahead = other.Counting().Where(entry => entry.On > today);
            asked.AddRange(window.Concat(ahead).SelectMany(entry => entry.Regimen.MedicationsTaken).Select(medication => new DoseToConfirm(medication, null)));
        }

        return [.. asked.DistinctBy(open => open.Medication).Where(open => !_toConfirm.Exists(known => known.Medication == open.Medication))];
    }

    /// <summary>The chart has gone into another: forms opened on this record are stale.</summary>
    public void HandedOver(Stamp stamp) => Touch(stamp);

    /// <summary>Puts back what stood here before a merge.</summary>
    public void Restore(TaperImage image, Stamp stamp)
    {
        (CompletionDose, PausedOn, EndSignedBy, EndSignedByPatient) = (image.CompletionDose, image.PausedOn, image.EndSignedBy, image.EndSignedByPatient);
        _toConfirm.RemoveAll(open => !image.ToConfirm.Contains(open.Medication));
        _missed.RemoveAll(visit => !image.Missed.Contains(visit));
        Touch(stamp);
    }
}
