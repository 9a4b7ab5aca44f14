using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers;

/// <summary>What is taken now, as entered at intake or confirmed after an import.</summary>
/// <param name="Regimen">What is taken now.</param>
/// <param name="TakenSince">First day of it.</param>
/// <param name="ChangedLately">Whether the dose changed in the last 14 days; null where not asked.</param>
/// <param name="Before">What was taken before, where it changed.</param>
public sealed record IntakeRegimen(Regimen Regimen, DateOnly TakenSince, bool? ChangedLately, Regimen? Before);

public sealed partial class TaperRecord
{
    /// <summary>How far back a start or a change may be entered.</summary>
    private const int YearsBack = 60;

    /// <summary>Marks medications of an imported chart whose dose is to be confirmed. Never a dose, never a guess.</summary>
    public void Imported(IReadOnlyList<DoseToConfirm> medications, Stamp stamp)
    {
        _toConfirm.AddRange(medications);
        Touch(stamp);
    }

    /// <summary>
    /// Marks what a later import newly lists. A medication of the regimen in effect is confirmed already and stays as it is;
    /// one that waits to be confirmed waits on.
    /// </summary>
    /// <returns>What is now to be confirmed and was not before.</returns>
    public IReadOnlyList<DoseToConfirm> ImportedAgain(IReadOnlyList<DoseToConfirm> medications, Stamp stamp)
    {
        var taken = InEffect(stamp.Today)?.Regimen;
        var fresh = medications.Where(it => !_toConfirm.Exists(open => open.Medication == it.Medication) && taken?.Lines.Any(line => line.Medication == it.Medication) != true).ToList();
        if (fresh.Count > 0) Imported(fresh, stamp);
        return fresh;
    }

    /// <summary>
    /// Enters the regimen at intake, or confirms the one of an imported chart. Where the dose changed in the last 14 days,
    /// the baseline is the dose before and the change is a fact, so that a recent cut elsewhere counts.
    /// </summary>
    public IReadOnlyList<Finding> EnterRegimen(IntakeRegimen intake, EquivalenceProfile profile, Formulary formulary, Stamp stamp)
    {
        if (HasRegimen) return [new Finding("", "already-entered", "The regimen is already entered. Correct the intake, or record what happened.")];
        var findings = CheckIntake(intake, profile, formulary, stamp.Today);
        if (findings.Count > 0) return findings;

        _profiles.Add(profile);
        if (intake.ChangedLately == true)
        {
            Add(DoseEntryKind.Baseline, intake.TakenSince.AddDays(-1), null, intake.Before!, new EntryContext("Intake: taken before the change"), stamp);
            RaiseIfDeviation(intake.Regimen, intake.TakenSince, formulary, stamp);
            Add(DoseEntryKind.Fact, intake.TakenSince, null, intake.Regimen, new EntryContext("Changed before intake", ReportedBy: "Patient"), stamp);
        }
        else
        {
            Add(DoseEntryKind.Baseline, intake.TakenSince, null, intake.Regimen, new EntryContext("Intake"), stamp);
        }

        _toConfirm.Clear();
        Touch(stamp);
        return [];
    }

    /// <summary>Corrects an intake that was entered wrongly: counts from the beginning, and is recent like a fact.</summary>
    public IReadOnlyList<Finding> CorrectIntake(Regimen regimen, string reason, Formulary formulary, Stamp stamp)
    {
        if (!HasRegimen) return [NoRegimen];
        var findings = new List<Finding>(RegimenChecks.Check(regimen, formulary));
        if (regimen.IsWhollyZero) findings.Add(Finding.Required("Lines", "Enter at least one dose."));
        if (string.IsNullOrWhiteSpace(reason)) findings.Add(Finding.Required("Reason", "Say what was wrong."));
        if (findings.Count > 0) return findings;
        var baseline = _entries.First(entry => entry.Kind == DoseEntryKind.Baseline);
        Add(DoseEntryKind.BaselineCorrection, baseline.On, null, regimen, new EntryContext(reason.Trim()), stamp);
        JudgeStepsAgain(stamp.Today, stamp);
        Touch(stamp);
        return [];
    }

    private static readonly Finding NoRegimen = new("", "no-regimen", "Enter the regimen first.");

    private List<Finding> CheckIntake(IntakeRegimen intake, EquivalenceProfile profile, Formulary formulary, DateOnly today)
    {
        var findings = new List<Finding>(RegimenChecks.Check(intake.Regimen, formulary));
        if (intake.Regimen.IsWhollyZero && intake.ChangedLately != true) findings.Add(Finding.Required("Lines", "Enter at least one dose."));
        if (intake.TakenSince > today) findings.Add(new Finding("TakenSince", "in-the-future", "This day is still to come."));
        else if (intake.TakenSince < today.AddYears(-YearsBack)) findings.Add(new Finding("TakenSince", "too-long-ago", "Check the year."));

        var lately = today.DayNumber - intake.TakenSince.DayNumber < DoseHistory.RecentDays;
        if (intake.ChangedLately is null) findings.Add(Finding.Required("ChangedLately", "Ask whether the dose changed in the last 14 days."));
        else if (intake.ChangedLately == true && !lately) findings.Add(new Finding("TakenSince", "not-lately", "Enter the day of the change, within the last 14 days."));
        else if (intake.ChangedLately == false && lately) findings.Add(new Finding("ChangedLately", "changed-lately", "Taken for less than 14 days: enter what was taken before."));
        if (intake.ChangedLately == true)
        {
            if (intake.Before is null) findings.Add(Finding.Required("Before", "Enter what was taken before the change."));
            else findings.AddRange(RegimenChecks.Check(intake.Before, formulary).Select(finding => finding with { Field = $"Before.{finding.Field}" }));
        }

        findings.AddRange(StillToConfirm(intake.Regimen, formulary));
        findings.AddRange(ProfileChecks.Check(profile, intake.Regimen, formulary));
        return findings;
    }

    // What an import lists is neither taken nor stopped until someone says which.
    private IEnumerable<Finding> StillToConfirm(Regimen regimen, Formulary formulary) =>
        from open in _toConfirm
        where regimen.Lines.All(line => line.Medication != open.Medication)
        select new Finding("Lines", "to-confirm", $"{formulary.NameOf(open.Medication)} is to be confirmed: enter its dose, or 0 where it is no longer taken.");
}
