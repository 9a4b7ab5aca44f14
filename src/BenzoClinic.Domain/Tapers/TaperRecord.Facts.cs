using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;

namespace BenzoClinic.Domain.Tapers;

/// <summary>What lastingly happened otherwise than ordered.</summary>
/// <param name="On">From which day.</param>
/// <param name="ReportedBy">Who told it.</param>
/// <param name="What">What happened, in words.</param>
/// <param name="WasTaken">For each order and fact effective since that day: whether it was taken.</param>
public sealed record ToldFact(DateOnly On, Regimen Regimen, string ReportedBy, string What, IReadOnlyDictionary<DoseEntryId, bool> WasTaken);

/// <summary>A dose of at most three clinic days.</summary>
/// <param name="SafetyHold">Withheld for sedation or breathing.</param>
public sealed record TemporaryDose(DateOnly On, DateOnly To, Regimen Regimen, string Reason, bool SafetyHold);

public sealed partial class TaperRecord
{
    /// <summary>Longest temporary dose, clinic days.</summary>
    public const int TemporaryDays = 3;

    /// <summary>At most one temporary dose in so many days.</summary>
    public const int TemporaryEveryDays = 30;

    /// <summary>The orders and facts effective since a day: of each the person who tells a fact says whether it was taken.</summary>
    public IReadOnlyList<DoseEntry> ToAskSince(DateOnly day, DateOnly today) =>
        [.. _entries.Where(entry => entry is { Kind: DoseEntryKind.Order or DoseEntryKind.Fact, State: DoseEntryState.Standing } && entry.On >= day && entry.On <= today)
            .OrderBy(entry => entry.On).ThenBy(entry => entry.Sequence)];

    /// <summary>
    /// Records what happened; always recordable. Every step not yet begun is suspended until a clinician confirms it, legal
    /// or not. What was not taken is struck out.
    /// </summary>
    public IReadOnlyList<Finding> RecordFact(ToldFact fact, Formulary formulary, Stamp stamp)
    {
        if (!HasRegimen) return [NoRegimen];
        var findings = new List<Finding>(RegimenChecks.Check(fact.Regimen, formulary));
        if (fact.On > stamp.Today) findings.Add(new Finding("On", "in-the-future", "This day is still to come."));
        else if (fact.On < stamp.Today.AddYears(-YearsBack)) findings.Add(new Finding("On", "too-long-ago", "Check the year."));
        if (string.IsNullOrWhiteSpace(fact.ReportedBy)) findings.Add(Finding.Required("ReportedBy", "Say who told it."));
        var asked = ToAskSince(fact.On, stamp.Today);
        if (asked.Any(entry => !fact.WasTaken.ContainsKey(entry.Id)))
            findings.Add(Finding.Required("WasTaken", "Say of each dose since that day whether it was taken."));
        findings.AddRange(StillToConfirm(fact.Regimen, formulary));
        if (findings.Count > 0) return findings;

        RaiseIfDeviation(fact.Regimen, fact.On, formulary, stamp);
        Add(DoseEntryKind.Fact, fact.On, null, fact.Regimen, new EntryContext(fact.What.Trim(), fact.ReportedBy.Trim()), stamp);
        SuspendOpenSteps(stamp);
        foreach (var entry in asked.Where(entry => !fact.WasTaken[entry.Id])) Strike(entry, $"Not taken, told by {fact.ReportedBy.Trim()}", stamp);
        JudgeStepsAgain(fact.On, stamp);
        _toConfirm.Clear();
        Touch(stamp);
        return [];
    }

    /// <summary>
    /// Records a temporary dose: a rescue, an emergency department, a trial, a safety hold. The ordered dose counts on its
    /// days. Longer or more often is an order where decided here, a fact where decided elsewhere.
    /// </summary>
    public IReadOnlyList<Finding> RecordTemporary(TemporaryDose dose, Formulary formulary, Stamp stamp)
    {
        if (!HasRegimen) return [NoRegimen];
        var findings = new List<Finding>(RegimenChecks.Check(dose.Regimen, formulary));
        if (dose.To < dose.On) findings.Add(new Finding("To", "ends-before-it-begins", "The last day is not before the first."));
        else if (dose.To.DayNumber - dose.On.DayNumber >= TemporaryDays)
            findings.Add(new Finding("To", "too-long", $"At most {TemporaryDays} days. Longer is an order where it is decided here, a fact where it was decided elsewhere."));
        if (dose.On > stamp.Today.AddDays(1)) findings.Add(new Finding("On", "too-far-ahead", "A temporary dose begins today or tomorrow, or is told afterwards."));
        else if (dose.On < stamp.Today.AddDays(-TemporaryEveryDays)) findings.Add(new Finding("On", "too-long-ago", "More than 30 days ago: record what happened instead."));
        if (string.IsNullOrWhiteSpace(dose.Reason)) findings.Add(Finding.Required("Reason", "Say why."));
        var other = _entries.Find(entry => entry is { Kind: DoseEntryKind.Temporary, State: DoseEntryState.Standing }
            && Math.Abs(entry.On.DayNumber - dose.On.DayNumber) < TemporaryEveryDays);
        if (other is not null)
            findings.Add(new Finding("On", "too-often", $"One temporary dose in {TemporaryEveryDays} days, and there was one on {Wording.Day(other.On, stamp.Today)}. Order it, or record it as a fact."));
        if (findings.Count > 0) return findings;

        Add(DoseEntryKind.Temporary, dose.On, dose.To, dose.Regimen, new EntryContext(dose.Reason.Trim()), stamp);
        if (dose.SafetyHold) Raise(SafetyItemKind.SafetyHold, $"Dose withheld from {Wording.Day(dose.On, stamp.Today)} to {Wording.Day(dose.To, stamp.Today)}: {dose.Reason.Trim()}.");
        Touch(stamp);
        return [];
    }

    private void RaiseIfDeviation(Regimen taken, DateOnly since, Formulary formulary, Stamp stamp)
    {
        if (Guard().Judge(taken, since).Allowed) return;
        var doses = taken.IsWhollyZero
            ? "nothing"
            : string.Join(" and ", taken.Lines.Where(line => !line.WithAsNeeded.IsZero).Select(line => $"{formulary.NameOf(line.Medication).ToLowerInvariant()} {line.Scheduled}"));
        Raise(SafetyItemKind.Deviation, $"Takes {doses} a day since {Wording.Day(since, stamp.Today)}: more than 25 % less in 14 days.");
    }

    private void SuspendOpenSteps(Stamp stamp)
    {
        var steps = OpenSteps(stamp.Today);
        foreach (var step in steps) step.Become(DoseEntryState.Suspended, "Waits for a clinician: something else happened", stamp);
        if (steps.Count > 0) Raise(SafetyItemKind.SuspendedSteps, $"{Wording.Count(steps.Count, "ordered step")} suspended: confirm or order anew.");
    }
}
