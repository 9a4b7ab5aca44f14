using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Domain.Tapers;

public sealed partial class TaperRecord
{
    /// <summary>The entries that count, in the order in which they take effect; of one day the later recorded last.</summary>
    public IReadOnlyList<DoseEntry> Course() => [.. Counting().OrderBy(FromDay).ThenBy(entry => entry.Sequence)];

    /// <summary>The regimen at intake, the latest correction included; null before one is entered.</summary>
    public DoseEntry? Intake => Course().LastOrDefault(entry => entry.Kind is DoseEntryKind.Baseline or DoseEntryKind.BaselineCorrection);

    /// <summary>What counts on a day if nothing is ordered from it on: what a plan that begins there stands on.</summary>
    internal DoseHistory HistoryBefore(DateOnly start) =>
        new(Counting().Where(entry => entry.Kind != DoseEntryKind.Order || entry.On < start).Select(AsHistory));

    /// <summary>
    /// What the guard says of an entry that counts, measured against all others; null for the intake and its corrections,
    /// which nothing came before. For the eye: what was ordered was judged when it was ordered.
    /// </summary>
    public GuardVerdict? VerdictOn(DoseEntry entry) => HasRegimen ? VerdictOn(entry, Guard()) : null;

    /// <summary>The same for many entries, with a <see cref="Guard"/> that is made once.</summary>
    public GuardVerdict? VerdictOn(DoseEntry entry, ReductionGuard guard)
    {
        if (!entry.Counts || FromDay(entry) == DateOnly.MinValue) return null;
        return guard.Over(new DoseHistory(Counting().Where(other => other != entry).Select(AsHistory))).Judge(entry.Regimen, entry.On);
    }

    /// <summary>The first day of an unbroken run of the same doses up to a day; null before a regimen is entered.</summary>
    public DateOnly? TakenSince(DateOnly day)
    {
        DateOnly? since = null;
        Regimen? run = null;
        foreach (var entry in Course().Where(entry => FromDay(entry) <= day))
        {
            if (run is null || !SameDoses(run, entry.Regimen)) since = entry.On;
            run = entry.Regimen;
        }

        return since;
    }

    private static bool SameDoses(Regimen left, Regimen right) => left.MedicationsTaken.Concat(right.MedicationsTaken).Distinct()
        .All(medication => left.Scheduled(medication) == right.Scheduled(medication) && left.WithAsNeeded(medication) == right.WithAsNeeded(medication));
}
