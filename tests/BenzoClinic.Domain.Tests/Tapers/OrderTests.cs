using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Domain.Tests.Tapers;

public sealed class OrderTests
{
    [Fact]
    public void Twenty_to_fourteen_is_refused_and_names_fifteen_as_the_lowest()
    {
        var taper = new TestTaper().Taking(20);
        var finding = Assert.Single(taper.Order((0, TestTaper.Diazepam(14))));
        Assert.Equal("max-25-percent-in-14-days", finding.Code);
        Assert.Equal("Steps[0]", finding.Field);
        Assert.Contains("Lowest allowed on Mon 2 Mar: 15 mg a day", finding.Sentence, StringComparison.Ordinal);
        Assert.Contains("Waiting alone will not allow it", finding.Sentence, StringComparison.Ordinal);
        Assert.Equal(20, taper.MgInEffect());
    }

    [Fact]
    public void A_cut_within_a_quarter_is_in_effect_from_its_day()
    {
        var taper = new TestTaper().Taking(20);
        Assert.Empty(taper.Order((0, TestTaper.Diazepam(18)), (14, TestTaper.Diazepam(16))));
        Assert.Equal([18m, 18m, 16m], [taper.MgInEffect(), taper.MgInEffect(13), taper.MgInEffect(14)]);
    }

    [Fact]
    public void All_steps_of_an_order_are_saved_or_none()
    {
        var taper = new TestTaper().Taking(20);
        Assert.Equal("Steps[1]", Assert.Single(taper.Order((0, TestTaper.Diazepam(18)), (7, TestTaper.Diazepam(12)))).Field);
        Assert.Equal(20, taper.MgInEffect(7));
    }

    [Fact]
    public void A_new_order_replaces_every_step_on_or_after_its_first_day()
    {
        var taper = new TestTaper().Taking(20);
        taper.Order((0, TestTaper.Diazepam(19)), (7, TestTaper.Diazepam(18)), (14, TestTaper.Diazepam(17)));
        taper.Today = taper.Today.AddDays(3);
        Assert.Empty(taper.Order((4, TestTaper.Diazepam(18.5m))));
        Assert.Equal([19m, 18.5m, 18.5m], [taper.MgInEffect(), taper.MgInEffect(4), taper.MgInEffect(20)]);
        Assert.Equal(2, taper.Record.Entries.Count(entry => entry.State == DoseEntryState.Replaced));
    }

    [Theory]
    [InlineData(-1, "back-dated")]
    [InlineData(29, "too-far-ahead")]
    [InlineData(12, "past-next-visit")]
    public void A_step_begins_between_today_and_the_day_before_the_next_visit(int inDays, string code)
    {
        var taper = new TestTaper().Taking(20);
        var findings = taper.Order(true, taper.Today.AddDays(12), (inDays, TestTaper.Diazepam(19)));
        Assert.Contains(findings, finding => finding.Code == code && finding.Field == "Steps[0].On");
    }

    [Fact]
    public void Steps_follow_each_other()
    {
        var taper = new TestTaper().Taking(20);
        Assert.Contains(taper.Order((7, TestTaper.Diazepam(19)), (7, TestTaper.Diazepam(18))), finding => finding.Code == "not-in-order");
    }

    [Fact]
    public void An_order_needs_a_dose_a_reason_and_a_regimen()
    {
        var nothing = new TestTaper();
        Assert.Equal("no-regimen", Assert.Single(nothing.Order((0, TestTaper.Diazepam(5)))).Code);
        var taper = new TestTaper().Taking(20);
        var findings = taper.Record.Order(new DoseOrder([], "", "", false, false), new DoseDoor(TestTaper.Visit, true, null), TestTaper.Formulary, taper.By(TestTaper.Lindqvist));
        Assert.Equal(["no-step", "required"], findings.Select(finding => finding.Code));
    }

    [Fact]
    public void While_a_dose_is_to_be_confirmed_only_a_supply_can_be_given()
    {
        var taper = new TestTaper();
        taper.Record.Imported([new DoseToConfirm("clonazepam", null)], taper.By(TestTaper.Lindqvist));
        Assert.Equal("to-be-confirmed", Assert.Single(taper.Order((0, TestTaper.Diazepam(5)))).Code);
        Assert.Empty(taper.Record.GiveBridge(7, "Tablets run out on Friday", taper.By(TestTaper.Lindqvist)));
    }

    [Fact]
    public void Reaching_zero_needs_both_signatures_and_ends_the_taper()
    {
        var taper = new TestTaper().Taking(0.5m);
        var zero = new OrderedStep(taper.Today, Regimen.Nothing);
        var door = new DoseDoor(TestTaper.Visit, true, null);
        var findings = taper.Record.Order(new DoseOrder([zero], "Completion", "", true, false), door, TestTaper.Formulary, taper.By(TestTaper.Lindqvist));
        Assert.Equal("sign-off-missing", Assert.Single(findings).Code);
        Assert.Empty(taper.Record.Order(new DoseOrder([zero], "Completion", "", true, true), door, TestTaper.Formulary, taper.By(TestTaper.Lindqvist)));
        Assert.Equal(TaperState.Ended, taper.Record.StateOn(taper.Today));
        Assert.Equal(TestTaper.Lindqvist, taper.Record.EndSignedBy);
    }

    [Fact]
    public void A_rise_of_more_than_fifteen_percent_asks_for_a_reason()
    {
        var taper = new TestTaper().Taking(20);
        var door = new DoseDoor(TestTaper.Visit, true, null);
        var order = new DoseOrder([new OrderedStep(taper.Today, TestTaper.Diazepam(24))], "Symptoms", "", false, false);
        Assert.Equal(["rise-above-15-percent", "required"], taper.Record.Order(order, door, TestTaper.Formulary, taper.By(TestTaper.Lindqvist)).Select(finding => finding.Code));
        Assert.Empty(taper.Record.Order(order with { ReasonForWarnings = "Seizure at 20" }, door, TestTaper.Formulary, taper.By(TestTaper.Lindqvist)));
        Assert.Contains("Seizure at 20", taper.Record.Entries[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Above_the_labels_maximum_only_a_rise_is_stopped()
    {
        var taper = new TestTaper().Taking(50);
        Assert.Empty(taper.Order((0, TestTaper.Diazepam(45))));
        Assert.Contains(taper.Order((0, TestTaper.Diazepam(51))), finding => finding is { Code: "above-maximum", Severity: Severity.Stop });
    }

    [Fact]
    public void A_crossover_that_another_table_calls_a_rise_warns()
    {
        var taper = new TestTaper();
        var profile = ProfileChecks.From(TestTaper.Formulary.Tables[0], new Dictionary<string, Dose>(), "", 1, taper.By(TestTaper.Lindqvist));
        taper.Record.EnterRegimen(new IntakeRegimen(TestTaper.Of("alprazolam", 1), taper.Today.AddDays(-90), false, null), profile, TestTaper.Formulary, taper.By(TestTaper.Lindqvist));
        var order = new DoseOrder([new OrderedStep(taper.Today, TestTaper.Diazepam(20))], "Crossover", "", false, false);
        var review = taper.Record.Review(order, new DoseDoor(TestTaper.Visit, true, null), TestTaper.Formulary, taper.Today);
        var warning = Assert.Single(review.Findings);
        Assert.Equal("crossover-differs-by-table", warning.Code);
        Assert.Contains("VA/DoD", warning.Sentence, StringComparison.Ordinal);
        Assert.Equal(GuardCode.NotAReduction, review.Steps[0].Verdict.Code);
    }

    [Fact]
    public void While_paused_a_cut_waits_and_a_rise_does_not()
    {
        var taper = new TestTaper().Taking(20);
        taper.Order((0, TestTaper.Diazepam(19)), (5, TestTaper.Diazepam(18)));
        taper.Today = taper.Today.AddDays(2);
        Assert.Empty(taper.Record.Pause(taper.By(TestTaper.Lindqvist)));
        Assert.Equal(19, taper.MgInEffect(5));
        Assert.Equal("paused", Assert.Single(taper.Order((0, TestTaper.Diazepam(18.5m)))).Code);
        Assert.Empty(taper.Order((0, TestTaper.Diazepam(20))));
        Assert.Empty(taper.Record.Resume(taper.By(TestTaper.Lindqvist)));
        Assert.Empty(taper.Order((0, TestTaper.Diazepam(19))));
    }
}
