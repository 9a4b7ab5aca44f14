using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Domain.Worklist;

namespace BenzoClinic.Domain.Tapers;

public sealed partial class TaperRecord
{
    /// <summary>Longest supply without a visit, days.</summary>
    public const int BridgeDays = 14;

    /// <summary>How far back a dose may have been in effect to be gone back to without a visit, days.</summary>
    public const int GoBackDays = 30;

    /// <summary>Stops every step not begun, at once. Needs no reason.</summary>
    public IReadOnlyList<Finding> Pause(Stamp stamp)
    {
        if (!HasRegimen) return [NoRegimen];
        if (PausedOn is not null) return [new Finding("", "already-paused", "The taper is already paused.")];
        foreach (var step in OpenSteps(stamp.Today)) step.Become(DoseEntryState.Paused, "Taper paused", stamp);
        PausedOn = stamp.Today;
        Touch(stamp);
        return [];
    }

    /// <summary>Lets steps be ordered again. A pause banks nothing: what was stopped is ordered anew.</summary>
    public IReadOnlyList<Finding> Resume(Stamp stamp)
    {
        if (PausedOn is null) return [new Finding("", "not-paused", "The taper is not paused.")];
        PausedOn = null;
        Touch(stamp);
        return [];
    }

    /// <summary>
    /// Confirms a suspended step on or before its day. It then counts as recorded now and is judged like a new order, but
    /// replaces nothing.
    /// </summary>
    public IReadOnlyList<Finding> ConfirmStep(DoseEntryId id, Stamp stamp)
    {
        if (_entries.Find(entry => entry.Id == id) is not { State: DoseEntryState.Suspended } step) return [new Finding("", "not-suspended", "This step does not wait for a confirmation.")];
        if (step.On < stamp.Today) return [new Finding("", "day-has-passed", "The day of this step has passed. Order it anew.")];
        if (PausedOn is not null) return [new Finding("", "paused", "The taper is paused. Resume it first.")];
        if (CutWaitsForVisit(step)) return [new Finding("", CutsWaitForVisit.Code, "A visit was missed. This step lowers the dose: see the patient first.")];
        var guard = Guard();
        var verdict = guard.Judge(step.Regimen, step.On);
        if (!verdict.Allowed) return [new Finding("", verdict.Rule, Refusals.Sentence(new OrderedStep(step.On, step.Regimen), verdict, guard, stamp.Today))];
        step.ConfirmAgain(NextSequence(), stamp);
        JudgeStepsAgain(step.On.AddDays(1), stamp);
        Touch(stamp);
        return [];
    }

    /// <summary>Takes back a step that has not begun.</summary>
    public IReadOnlyList<Finding> CancelStep(DoseEntryId id, Stamp stamp)
    {
        var step = _entries.Find(entry => entry.Id == id);
        if (step is null || !(step.IsOpenStep(stamp.Today) || step.State == DoseEntryState.Suspended)) return [new Finding("", "not-open", "This step has begun or is closed already.")];
        step.Become(DoseEntryState.Cancelled, "Taken back", stamp);
        JudgeStepsAgain(step.On, stamp);
        Touch(stamp);
        return [];
    }

    /// <summary>A version of the plan was written under this record.</summary>
    public void PlanWritten(Stamp stamp) => Touch(stamp);

    /// <summary>Ends the plan: steps that have not begun are taken back. The dose in effect stays as it is; a plan ends no supply.</summary>
    public IReadOnlyList<Finding> EndPlan(TaperDisposition disposition, string why, Stamp stamp)
    {
        var zero = InEffect(stamp.Today)?.Regimen.IsWhollyZero ?? true;
        if (disposition == TaperDisposition.Completed && !zero) return [new Finding("Disposition", "not-at-zero", "The taper has not reached zero. Choose how it ended otherwise.")];
        if (disposition == TaperDisposition.LowerDose && zero) return [new Finding("Disposition", "at-zero", "Nothing is taken any more: the taper is completed.")];
        if (disposition is TaperDisposition.Transferred or TaperDisposition.Left && string.IsNullOrWhiteSpace(why)) return [Finding.Required("Why", "Say where the treatment goes on, or what is known.")];
        // What was ordered for today may be the very dose at which it ends: it stays.
        foreach (var step in _entries.Where(entry => entry.Kind == DoseEntryKind.Order && (entry.State == DoseEntryState.Suspended || (entry.State == DoseEntryState.Standing && entry.On > stamp.Today))).ToList())
            step.Become(DoseEntryState.Cancelled, "Taper ended", stamp);
        Touch(stamp);
        return [];
    }

    /// <summary>Puts another equivalence profile in force. Every profile the taper has had goes on judging.</summary>
    public IReadOnlyList<Finding> ChangeProfile(EquivalenceProfile profile, Formulary formulary, Stamp stamp)
    {
        if (!HasRegimen) return [NoRegimen];
        var findings = ProfileChecks.Check(profile, InEffect(stamp.Today)!.Regimen, formulary);
        if (findings.Count > 0) return findings;
        _profiles.Add(profile);
        JudgeStepsAgain(stamp.Today, stamp);
        Touch(stamp);
        return [];
    }

    /// <summary>
    /// Sets the diazepam-equivalent dose from which zero may follow: above 0, at most 2 mg. A raise does not touch a running
    /// taper.
    /// </summary>
    public IReadOnlyList<Finding> ChangeCompletionDose(Dose dose, Stamp stamp)
    {
        if (dose.IsZero || dose > Dose.FromMilligrams(2)) return [new Finding("CompletionDose", "out-of-range", "Above 0 and at most 2 mg diazepam equivalent.")];
        if (dose > CompletionDose && _entries.Exists(entry => entry.Kind == DoseEntryKind.Order)) return [new Finding("CompletionDose", "taper-runs", "It is not raised once doses have been ordered.")];
        CompletionDose = dose;
        if (HasRegimen) JudgeStepsAgain(stamp.Today, stamp);
        Touch(stamp);
        return [];
    }

    /// <summary>Continues the dose in effect for some days without a visit. A visit to book goes on the worklist.</summary>
    /// <param name="days">1 to 14 days of supply.</param>
    public IReadOnlyList<Finding> GiveBridge(int days, string reason, Stamp stamp)
    {
        var findings = new List<Finding>();
        if (!HasRegimen && _toConfirm.Count == 0) findings.Add(NoRegimen);
        if (days is < 1 or > BridgeDays) findings.Add(new Finding("Days", "out-of-range", $"Between 1 and {BridgeDays} days."));
        if (string.IsNullOrWhiteSpace(reason)) findings.Add(Finding.Required("Reason", "Say why it cannot wait for a visit."));
        if (findings.Count > 0) return findings;
        _bridges.Add(new Bridge(NewIds.Next(), stamp.Today, days, reason.Trim(), stamp.By, stamp.At));
        Raise(SafetyItemKind.VisitToBook, $"Supply for {Wording.Count(days, "day")} given without a visit: book one before {Wording.Day(stamp.Today.AddDays(days), stamp.Today)}.");
        Touch(stamp);
        return [];
    }

    /// <summary>The doses in effect on any of the last 30 days that are not below the one in effect now: what may be gone back to without a visit.</summary>
    public IReadOnlyList<DoseEntry> CanGoBackTo(DateOnly today)
    {
        if (!HasRegimen || _toConfirm.Count > 0) return [];
        var guard = Guard();
        var lately = Enumerable.Range(0, GoBackDays + 1).Select(ago => InEffect(today.AddDays(-ago))!).Distinct();
        return [.. lately.Where(entry => !entry.Regimen.IsWhollyZero && guard.Judge(entry.Regimen, today) is { Allowed: true, Lowers: false })];
    }

    /// <summary>Goes back up today to a dose of the last 30 days, without a visit. A visit to book goes on the worklist.</summary>
    public IReadOnlyList<Finding> GoBack(DoseEntryId to, string reason, Stamp stamp)
    {
        if (!HasRegimen) return [NoRegimen];
        if (_toConfirm.Count > 0) return [ToBeConfirmed];
        if (CanGoBackTo(stamp.Today).FirstOrDefault(entry => entry.Id == to) is not { } earlier)
            return [new Finding("To", "not-lately", $"Without a visit the dose may only go back up to one of the last {GoBackDays} days.")];
        if (string.IsNullOrWhiteSpace(reason)) return [Finding.Required("Reason", "Say why it cannot wait for a visit.")];
        Replace(stamp.Today, stamp);
        Add(DoseEntryKind.Order, stamp.Today, null, earlier.Regimen, new EntryContext(reason.Trim()), stamp);
        Raise(SafetyItemKind.VisitToBook, $"Went back to the dose of {Wording.Day(earlier.On, stamp.Today)} without a visit: book one.");
        Touch(stamp);
        return [];
    }
}
