using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Worklist;

namespace BenzoClinic.Domain.Tests.Tapers;

public sealed class HistoryTests
{
    [Fact]
    public void A_fact_suspends_every_step_not_yet_begun_until_a_clinician_confirms_it()
    {
        var taper = new TestTaper().Taking(20);
        taper.Order((0, TestTaper.Diazepam(19)), (10, TestTaper.Diazepam(18)));
        taper.Today = taper.Today.AddDays(4);
        Assert.Empty(taper.Fact(1, TestTaper.Diazepam(19)));
        var step = taper.Record.Entries.Single(entry => entry.State == DoseEntryState.Suspended);
        Assert.Contains(taper.Record.Raised, item => item.Kind == SafetyItemKind.SuspendedSteps);
        Assert.Empty(taper.Record.ConfirmStep(step.Id, taper.By(TestTaper.Raghavan)));
        Assert.Equal(18, taper.MgInEffect(6));
    }

    [Fact]
    public void A_suspended_step_whose_day_has_passed_is_only_ordered_anew()
    {
        var taper = new TestTaper().Taking(20);
        taper.Order((3, TestTaper.Diazepam(19)));
        taper.Fact(0, TestTaper.Diazepam(20));
        taper.Today = taper.Today.AddDays(4);
        Assert.Equal("day-has-passed", Assert.Single(taper.Record.ConfirmStep(taper.Record.Entries.Single(entry => entry.Kind == DoseEntryKind.Order).Id, taper.By(TestTaper.Lindqvist))).Code);
    }

    [Fact]
    public void A_self_cut_below_the_floor_is_recorded_and_raised()
    {
        var taper = new TestTaper().Taking(20);
        Assert.Empty(taper.Fact(3, TestTaper.Diazepam(12)));
        Assert.Contains(taper.Record.Raised, item => item.Kind == SafetyItemKind.Deviation && item.Why.Contains("diazepam 12 mg", StringComparison.Ordinal));
        Assert.Equal("max-25-percent-in-14-days", Assert.Single(taper.Order((0, TestTaper.Diazepam(11.5m)))).Code);
        Assert.Equal("shared-decision-missing", Assert.Single(taper.Order(false, null, (0, TestTaper.Diazepam(12)))).Code);
        Assert.Empty(taper.Order((0, TestTaper.Diazepam(12))));
    }

    [Fact]
    public void A_fact_asks_of_each_dose_since_whether_it_was_taken()
    {
        var taper = new TestTaper().Taking(20);
        taper.Order((0, TestTaper.Diazepam(18)));
        taper.Today = taper.Today.AddDays(5);
        var told = new ToldFact(taper.Today.AddDays(-6), TestTaper.Diazepam(20), "Patient", "", new Dictionary<DoseEntryId, bool>());
        Assert.Equal("WasTaken", Assert.Single(taper.Record.RecordFact(told, TestTaper.Formulary, taper.By(TestTaper.Lindqvist))).Field);
        // Never taken: the lower dose goes, at once, since that only tightens.
        Assert.Empty(taper.Fact(6, TestTaper.Diazepam(20), _ => false));
        Assert.Equal(DoseEntryState.StruckOut, taper.Record.Entries.Single(entry => entry.Kind == DoseEntryKind.Order).State);
        Assert.Equal(20, taper.MgInEffect());
    }

    [Fact]
    public void A_strike_out_that_loosens_the_guard_waits_for_a_second_clinician()
    {
        var taper = new TestTaper().Taking(20);
        taper.Order((0, TestTaper.Diazepam(200)));
        taper.Record.RecordFact(new ToldFact(taper.Today, TestTaper.Diazepam(200), "Slip of the pen", "", taper.Record.ToAskSince(taper.Today, taper.Today).ToDictionary(entry => entry.Id, _ => true)), TestTaper.Formulary, taper.By(TestTaper.Lindqvist));
        var typed = taper.Record.Entries.Single(entry => entry.Kind == DoseEntryKind.Fact);
        Assert.Empty(taper.Record.StrikeOut(typed.Id, "200 typed for 20", taper.By(TestTaper.Lindqvist)));
        Assert.Equal(DoseEntryState.Standing, typed.State);
        Assert.Equal("same-person", Assert.Single(taper.Record.ConfirmStrikeOut(typed.Id, taper.By(TestTaper.Lindqvist))).Code);
        Assert.Empty(taper.Record.ConfirmStrikeOut(typed.Id, taper.By(TestTaper.Raghavan)));
        Assert.Equal(DoseEntryState.StruckOut, typed.State);
        Assert.Equal(20, taper.MgInEffect());
    }

    [Fact]
    public void The_intake_is_corrected_and_never_struck_out()
    {
        var taper = new TestTaper().Taking(20);
        Assert.Equal("baseline", Assert.Single(taper.Record.StrikeOut(taper.Record.Entries[0].Id, "Wrong", taper.By(TestTaper.Lindqvist))).Code);
        Assert.Empty(taper.Record.CorrectIntake(TestTaper.Diazepam(10), "Was 10", TestTaper.Formulary, taper.By(TestTaper.Lindqvist)));
        Assert.Equal(10, taper.MgInEffect());
        // Recent: the higher intake still judges.
        Assert.Equal("max-25-percent-in-14-days", Assert.Single(taper.Order((0, TestTaper.Diazepam(9)))).Code);
    }

    [Theory]
    [InlineData(3, "too-long")]
    [InlineData(-1, "ends-before-it-begins")]
    public void A_temporary_dose_lasts_at_most_three_days(int lastInDays, string code)
    {
        var taper = new TestTaper().Taking(20);
        var dose = new TemporaryDose(taper.Today, taper.Today.AddDays(lastInDays), TestTaper.Diazepam(10), "Sedated", true);
        Assert.Equal(code, Assert.Single(taper.Record.RecordTemporary(dose, TestTaper.Formulary, taper.By(TestTaper.Lindqvist))).Code);
    }

    [Fact]
    public void A_temporary_dose_counts_for_nothing_and_comes_once_in_thirty_days()
    {
        var taper = new TestTaper().Taking(20);
        var dose = new TemporaryDose(taper.Today, taper.Today.AddDays(2), TestTaper.Diazepam(10), "Sedated", true);
        Assert.Empty(taper.Record.RecordTemporary(dose, TestTaper.Formulary, taper.By(TestTaper.Lindqvist)));
        Assert.Contains(taper.Record.Raised, item => item.Kind == SafetyItemKind.SafetyHold);
        Assert.Equal(20, taper.MgInEffect());
        Assert.NotNull(taper.Record.TemporaryOn(taper.Today.AddDays(2)));
        taper.Today = taper.Today.AddDays(29);
        Assert.Equal("too-often", Assert.Single(taper.Record.RecordTemporary(dose with { On = taper.Today, To = taper.Today }, TestTaper.Formulary, taper.By(TestTaper.Lindqvist))).Code);
    }

    [Fact]
    public void Intake_with_a_change_in_the_last_14_days_keeps_the_dose_before_as_the_baseline()
    {
        var taper = new TestTaper();
        var profile = ProfileChecks.From(TestTaper.Formulary.Tables[0], new Dictionary<string, Dose>(), "", 1, taper.By(TestTaper.Lindqvist));
        var since = taper.Today.AddDays(-3);
        Assert.Equal("changed-lately", Assert.Single(taper.Record.EnterRegimen(new IntakeRegimen(TestTaper.Diazepam(20), since, false, null), profile, TestTaper.Formulary, taper.By(TestTaper.Lindqvist))).Code);
        Assert.Empty(taper.Record.EnterRegimen(new IntakeRegimen(TestTaper.Diazepam(20), since, true, TestTaper.Diazepam(40)), profile, TestTaper.Formulary, taper.By(TestTaper.Lindqvist)));
        Assert.Contains(taper.Record.Raised, item => item.Kind == SafetyItemKind.Deviation);
        Assert.Equal("max-25-percent-in-14-days", Assert.Single(taper.Order((0, TestTaper.Diazepam(18)))).Code);
    }

    [Fact]
    public void A_confirmed_import_needs_every_open_medication_answered()
    {
        var taper = new TestTaper();
        taper.Record.Imported([new DoseToConfirm("lorazepam", null)], taper.By(TestTaper.Lindqvist));
        var profile = ProfileChecks.From(TestTaper.Formulary.Tables[0], new Dictionary<string, Dose>(), "", 1, taper.By(TestTaper.Lindqvist));
        var since = taper.Today.AddDays(-100);
        Assert.Equal("to-confirm", Assert.Single(taper.Record.EnterRegimen(new IntakeRegimen(TestTaper.Diazepam(20), since, false, null), profile, TestTaper.Formulary, taper.By(TestTaper.Lindqvist))).Code);
        var both = new Regimen([.. TestTaper.Diazepam(20).Lines, .. TestTaper.Of("lorazepam", 0).Lines]);
        Assert.Empty(taper.Record.EnterRegimen(new IntakeRegimen(both, since, false, null), profile, TestTaper.Formulary, taper.By(TestTaper.Lindqvist)));
        Assert.Empty(taper.Record.ToConfirm);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void A_bridge_is_one_to_fourteen_days(int days)
    {
        var taper = new TestTaper().Taking(20);
        Assert.Equal("Days", Assert.Single(taper.Record.GiveBridge(days, "Snowed in", taper.By(TestTaper.Lindqvist))).Field);
    }

    [Fact]
    public void Without_a_visit_the_dose_may_only_go_back_up_to_one_of_the_last_thirty_days()
    {
        var taper = new TestTaper().Taking(20);
        taper.Order((0, TestTaper.Diazepam(18)));
        taper.Today = taper.Today.AddDays(20);
        var baseline = taper.Record.Entries[0];
        Assert.Equal("Reason", Assert.Single(taper.Record.GoBack(baseline.Id, "", taper.By(TestTaper.Lindqvist))).Field);
        Assert.Empty(taper.Record.GoBack(baseline.Id, "Cannot sleep at 18", taper.By(TestTaper.Lindqvist)));
        Assert.Equal(20, taper.MgInEffect());
        Assert.Contains(taper.Record.Raised, item => item.Kind == SafetyItemKind.VisitToBook);
        taper.Today = taper.Today.AddDays(5);
        Assert.Equal("not-lately", Assert.Single(taper.Record.GoBack(taper.Record.Entries[1].Id, "Down again", taper.By(TestTaper.Lindqvist))).Code);
    }

    [Fact]
    public void A_hand_entered_factor_stays_within_the_published_tables()
    {
        var taper = new TestTaper();
        var outside = ProfileChecks.From(TestTaper.Formulary.Tables[0], new Dictionary<string, Dose> { ["lorazepam"] = Dose.FromMilligrams(3) }, "Her pharmacist", 1, taper.By(TestTaper.Lindqvist));
        Assert.Equal("outside-published", Assert.Single(ProfileChecks.Check(outside, TestTaper.Of("lorazepam", 2), TestTaper.Formulary)).Code);
        var within = ProfileChecks.From(TestTaper.Formulary.Tables[0], new Dictionary<string, Dose> { ["lorazepam"] = Dose.FromMilligrams(1.5m) }, "", 1, taper.By(TestTaper.Lindqvist));
        Assert.Equal("ProfileReason", Assert.Single(ProfileChecks.Check(within, TestTaper.Of("lorazepam", 2), TestTaper.Formulary)).Field);
    }

    [Fact]
    public void The_completion_dose_is_not_raised_while_a_taper_runs()
    {
        var taper = new TestTaper().Taking(20);
        Assert.Empty(taper.Record.ChangeCompletionDose(Dose.FromMilligrams(1), taper.By(TestTaper.Lindqvist)));
        taper.Order((0, TestTaper.Diazepam(19)));
        Assert.Equal("taper-runs", Assert.Single(taper.Record.ChangeCompletionDose(Dose.FromMilligrams(2), taper.By(TestTaper.Lindqvist))).Code);
        Assert.Equal("out-of-range", Assert.Single(taper.Record.ChangeCompletionDose(Dose.FromMilligrams(2.1m), taper.By(TestTaper.Lindqvist))).Code);
    }
}
