using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;

namespace BenzoClinic.Domain.Tapers;

/// <summary>What an act under a taper leaves for somebody to look at.</summary>
/// <param name="Why">One sentence.</param>
public sealed record RaisedItem(SafetyItemKind Kind, string Why);

public sealed partial class TaperRecord
{
    private readonly List<RaisedItem> _raised = [];

    /// <summary>Safety items of what was done since loading; the service puts them on the worklist in the same transaction.</summary>
    public IReadOnlyList<RaisedItem> Raised => _raised;

    private void Raise(SafetyItemKind kind, string why) => _raised.Add(new RaisedItem(kind, why));

    /// <summary>
    /// Judges every ordered step due on the day or later again, in date order, each without those just suspended. A step of
    /// an earlier day is in effect and never suspended; one due today counts as not yet begun.
    /// </summary>
    private void JudgeStepsAgain(DateOnly from, Stamp stamp)
    {
        var suspended = 0;
        foreach (var step in OpenSteps(stamp.Today).Where(step => step.On >= from))
        {
            if (GuardOver(Counting().Where(entry => entry != step)).Judge(step.Regimen, step.On).Allowed) continue;
            step.Become(DoseEntryState.Suspended, "No longer allowed: more than 25 % in 14 days", stamp);
            suspended++;
        }

        if (suspended > 0) Raise(SafetyItemKind.SuspendedSteps, $"{Wording.Count(suspended, "ordered step")} suspended: no longer within 25 % in 14 days.");
    }

    private List<DoseEntry> OpenSteps(DateOnly today) =>
        [.. _entries.Where(entry => entry.IsOpenStep(today)).OrderBy(entry => entry.On).ThenBy(entry => entry.Sequence)];
}
