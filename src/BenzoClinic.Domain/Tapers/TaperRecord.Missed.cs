using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;

namespace BenzoClinic.Domain.Tapers;

/// <summary>A visit with a clinician that the patient did not come to, or that was cancelled late, while nobody has seen the patient since.</summary>
/// <param name="Appointment">Of which appointment.</param>
/// <param name="On">The day it was booked for.</param>
/// <param name="Start">Wall time at the clinic.</param>
/// <param name="Cancelled">True where it was cancelled less than 24 hours before, false where the patient did not come.</param>
public sealed record MissedVisit(AppointmentId Appointment, DateOnly On, TimeOnly Start, bool Cancelled);

/// <content>
/// A missed visit blocks cuts, never supply: ordered steps that lower the dose wait until the patient has been seen; those that hold or raise
/// it go on, and so do bridges, prescriptions and what is dispensed.
/// </content>
public sealed partial class TaperRecord
{
    /// <summary>
    /// Cuts wait after a missed visit. Source: clinic policy ("missed visit blocks cuts, not supply; never auto-stop, never auto-cut"), in
    /// keeping with the joint clinical practice guideline 2025: the patient is assessed before each reduction.
    /// </summary>
    public static readonly Rule CutsWaitForVisit = new("missed-visit", Severity.Stop, "Clinic policy: a missed visit blocks cuts, never supply (joint clinical practice guideline 2025: assess before each reduction)");

    // By these words a step is known that is put back where the visit was not missed after all.
    private const string WaitsForVisit = "Waits until the patient has been seen: a visit was missed";

    private readonly List<MissedVisit> _missed = [];

    /// <summary>Visits missed since the patient was last seen; empty where cuts may go on.</summary>
    public IReadOnlyList<MissedVisit> MissedVisits => _missed;

    /// <summary>True where something is taken that is to be tapered, or an import says so.</summary>
    public bool TakesSomething(DateOnly today) => _toConfirm.Count > 0 || InEffect(today) is { Regimen.IsWhollyZero: false };

    /// <summary>How many steps to come wait because of a missed visit.</summary>
    public int StepsWaitingForVisit(DateOnly today) => _entries.Count(entry => WaitsFor(entry) && entry.On >= today);

    /// <summary>True where a step may not be confirmed yet: it would lower the dose, and the patient has not been seen since a missed visit.</summary>
    public bool CutWaitsForVisit(DoseEntry step) => _missed.Count > 0 && LowersDose(step);

    /// <summary>A visit was missed. Every ordered step not begun that lowers the dose, as it stands before that step without those that wait, waits.</summary>
    /// <returns>False where it does not matter here: nothing is taken, or it is known already.</returns>
    public bool VisitMissed(MissedVisit visit, Stamp stamp)
    {
        if (!TakesSomething(stamp.Today) || _missed.Exists(known => known.Appointment == visit.Appointment)) return false;
        _missed.Add(visit);
        foreach (var step in OpenSteps(stamp.Today).Where(LowersDose)) step.Become(DoseEntryState.Suspended, WaitsForVisit, stamp);
        Touch(stamp);
        return true;
    }

    /// <summary>The visit was not missed after all. The last of them gone, the steps it stopped are ordered again as they were, as far as they still may be.</summary>
    /// <returns>False where it was none of the missed ones.</returns>
    public bool VisitNotMissed(AppointmentId appointment, Stamp stamp)
    {
        if (_missed.RemoveAll(visit => visit.Appointment == appointment) == 0) return false;
        if (_missed.Count == 0 && PausedOn is null)
        {
            foreach (var step in _entries.Where(entry => WaitsFor(entry) && entry.On >= stamp.Today && !ToldSince(entry)).ToList()) step.Become(DoseEntryState.Standing, "Ordered again: the visit was not missed", stamp);
            JudgeStepsAgain(stamp.Today, stamp);
        }

        Touch(stamp);
        return true;
    }

    /// <summary>The patient has been seen: what waits may be confirmed or ordered anew.</summary>
    /// <returns>False where no visit was missed.</returns>
    public bool Seen(Stamp stamp)
    {
        if (_missed.Count == 0) return false;
        _missed.Clear();
        if (StepsWaitingForVisit(stamp.Today) is > 0 and var waiting) Raise(SafetyItemKind.SuspendedSteps, $"{Wording.Count(waiting, "ordered step")} suspended since a missed visit: confirm or order anew.");
        Touch(stamp);
        return true;
    }

    private static bool WaitsFor(DoseEntry entry) => entry.State == DoseEntryState.Suspended && entry.Changes.MaxBy(change => change.Sequence)?.Why == WaitsForVisit;

    private bool LowersDose(DoseEntry step) => GuardOver(Counting().Where(entry => entry != step)).Judge(step.Regimen, step.On).Lowers;

    // What was told after a step was stopped is for a clinician to weigh.
    private bool ToldSince(DoseEntry step)
    {
        var stopped = step.Changes.Max(change => change.At);
        return _entries.Exists(entry => entry.Kind is DoseEntryKind.Fact or DoseEntryKind.BaselineCorrection && entry.RecordedAt >= stopped);
    }
}
