using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;

namespace BenzoClinic.Domain.Tapers;

public sealed partial class TaperRecord
{
    /// <summary>
    /// Strikes out an entry shown never to have been taken. It stays visible. Where that loosens the guard, a second
    /// clinician confirms it first.
    /// </summary>
    public IReadOnlyList<Finding> StrikeOut(DoseEntryId id, string why, Stamp stamp)
    {
        if (_entries.Find(entry => entry.Id == id) is not { } entry) return [new Finding("", "unknown-entry", "This entry is not in the history.")];
        if (entry.State != DoseEntryState.Standing) return [new Finding("", "not-standing", "This entry does not count any more.")];
        if (entry.Kind == DoseEntryKind.Baseline) return [new Finding("", "baseline", "The intake is corrected, not struck out.")];
        if (entry.Kind == DoseEntryKind.Order && entry.On > stamp.Today) return [new Finding("", "not-begun", "This step has not begun. Cancel it instead.")];
        if (entry.StrikeOutAskedBy is not null) return [new Finding("", "already-asked", "This strike-out already waits for a second clinician.")];
        if (string.IsNullOrWhiteSpace(why)) return [Finding.Required("Why", "Say how it is known that it was never taken.")];
        Strike(entry, why.Trim(), stamp);
        JudgeStepsAgain(entry.On, stamp);
        Touch(stamp);
        return [];
    }

    /// <summary>A second clinician confirms a strike-out that loosens the guard.</summary>
    public IReadOnlyList<Finding> ConfirmStrikeOut(DoseEntryId id, Stamp stamp)
    {
        if (_entries.Find(entry => entry.Id == id) is not { StrikeOutAskedBy: { } asker } entry) return [new Finding("", "nothing-to-confirm", "Nothing waits to be confirmed here.")];
        if (asker == stamp.By) return [new Finding("", "same-person", "A second clinician confirms this, not the one who asked for it.")];
        entry.Become(DoseEntryState.StruckOut, entry.StrikeOutReason, stamp);
        JudgeStepsAgain(entry.On, stamp);
        Touch(stamp);
        return [];
    }

    private void Strike(DoseEntry entry, string why, Stamp stamp)
    {
        if (!Loosens(entry, stamp.Today))
        {
            entry.Become(DoseEntryState.StruckOut, why, stamp);
            return;
        }

        entry.AskStrikeOut(why, stamp);
        Raise(SafetyItemKind.StrikeOutToConfirm, $"A strike-out of {Wording.Day(entry.On, stamp.Today)} loosens the limit: a second clinician confirms it.");
    }

    /// <summary>
    /// Whether any order from today on could go lower without the entry. From the fifteenth day on only what stands at the
    /// end counts, so that the days up to then tell all.
    /// </summary>
    private bool Loosens(DoseEntry entry, DateOnly today)
    {
        if (!entry.Counts) return false;
        var (with, without) = (Counting().ToList(), Counting().Where(other => other != entry).ToList());
        foreach (var profile in _profiles)
        {
            var scale = new EquivalenceScale(profile, ProfileInForce!);
            if (with.SelectMany(other => other.Regimen.MedicationsTaken).Any(medication => !scale.Knows(medication))) return true;
        }

        for (var day = today; day <= today.AddDays(ReductionGuard.WindowDays + 1); day = day.AddDays(1))
        {
            foreach (var profile in _profiles)
            {
                // One profile at a time: each judgement of the guard must not loosen by itself.
                var before = MeasuresUnder(profile, with, day);
                var after = MeasuresUnder(profile, without, day);
                for (var i = 0; i < before.Length; i++)
                    if (after[i].Floor < before[i].Floor || after[i].Standing < before[i].Standing) return true;
            }
        }

        return false;
    }

    private GuardMeasure[] MeasuresUnder(EquivalenceProfile profile, List<DoseEntry> entries, DateOnly day)
    {
        // Borrowing as the guard does: factors of its own first.
        var own = profile.Factors.Concat(ProfileInForce!.Factors.Where(factor => profile.Factors.All(it => it.Medication != factor.Medication))).ToList();
        var alone = new EquivalenceProfile(profile.Id, profile.Sequence, profile.Table, profile.Name, profile.Reason, own, default);
        var history = new DoseHistory(entries.Select(AsHistory));
        var verdict = new ReductionGuard(history, [alone], CompletionDose).Judge(history.Standing(day), day);
        return [verdict.Scheduled!, verdict.WithAsNeeded!];
    }
}
