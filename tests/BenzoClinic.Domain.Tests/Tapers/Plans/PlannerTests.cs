using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;
using static BenzoClinic.Domain.Tests.Tapers.Plans.PlanTaper;

namespace BenzoClinic.Domain.Tests.Tapers.Plans;

public sealed class PlannerTests
{
    private static readonly string[] Tablets = ["diazepam-tablet-2", "diazepam-tablet-5", "diazepam-tablet-10"];

    [Fact]
    public void Ten_percent_of_the_current_dose_rounded_up_to_the_syringe()
    {
        var draft = Plan(Taking(Line("diazepam", bedtime: 20)), Proportional(10), Stock("diazepam-solution-1"));

        Assert.StartsWith("18, 16.2, 14.6, 13.2, 11.9, 10.8, 9.8, 8.9, 8.1, 7.3, 6.6, 6, 5.4, 4.9, 4.5, 4.1, 3.7, 3.4, 3.1, 2.8, 2.6, 2.4, 2.2, 2, 1.8, 1.7", Doses(draft), StringComparison.Ordinal);
        Assert.EndsWith(" 0.5, 0", Doses(draft), StringComparison.Ordinal);
        // 38 steps to the completion dose, and the one to zero.
        Assert.Equal(39, draft.Steps.Count);
        Assert.True(draft.End.Complete && draft.CanBegin);
        Assert.Equal(PlanStepKind.Completion, draft.Steps[^1].Kind);
        Assert.Equal(Today.AddDays(38 * 14), draft.Pace!.Last);
        Assert.Equal((18, 20), (draft.Pace.Months, draft.Pace.MonthsWithPauses));
    }

    [Fact]
    public void A_quarter_of_the_current_dose_is_the_fastest()
    {
        var draft = Plan(Taking(Line("diazepam", bedtime: 20)), Proportional(25), Stock("diazepam-solution-1"));

        Assert.Equal("15, 11.3, 8.5, 6.4, 4.8, 3.6, 2.7, 2.1, 1.6, 1.2, 0.9, 0.7, 0.6, 0.5, 0", Doses(draft));
        Assert.Contains(draft.Findings, finding => finding is { Field: "Percent", Code: "above-10-percent", Severity: Severity.Warn });
    }

    [Fact]
    public void Where_no_lower_dose_can_be_made_the_plan_says_so_and_names_the_ways_on()
    {
        var draft = Plan(Taking(Line("diazepam", bedtime: 6)), Proportional(10), Stock(Tablets));

        Assert.False(draft.End.Complete);
        // 2 mg is followed by a half, 1 mg: half of it, which the limit refuses.
        Assert.Equal("5.5, 5, 4.5, 4, 3.5, 3, 2.5, 2", Doses(draft));
        Assert.Contains("Stops at 2 mg", draft.End.Sentence, StringComparison.Ordinal);
        Assert.Contains(draft.End.WaysOn, way => way.Contains("oral solution 1 mg/ml", StringComparison.Ordinal));
        Assert.DoesNotContain(draft.End.WaysOn, way => way.Contains("crossover", StringComparison.Ordinal));
    }

    [Fact]
    public void Tablets_are_cut_as_long_as_they_can_be_and_what_is_measured_stays_measured()
    {
        var draft = Plan(Taking(Line("diazepam", bedtime: 6)), Proportional(10), Stock([.. Tablets, "diazepam-solution-1"]));

        Assert.StartsWith("5.5, 5, 4.5, 4.1, 3.7", Doses(draft), StringComparison.Ordinal);
        var measured = draft.Steps.Select(step => step.Doses.Any(dose => dose.Made.Liquid is not null)).ToList();
        Assert.Equal(3, measured.IndexOf(true));
        Assert.All(draft.Steps.Skip(3).Where(step => !step.Regimen.IsWhollyZero), step => Assert.Empty(step.Doses[0].Made.Pieces));
    }

    [Fact]
    public void The_largest_dose_falls_first_and_the_night_dose_goes_last()
    {
        var draft = Plan(Taking(Line("diazepam", morning: 5, bedtime: 5)), Linear(1), Stock(Tablets));

        var doses = draft.Steps.Take(5).Select(step => $"{step.Regimen.Lines[0].Morning.Number}/{step.Regimen.Lines[0].Bedtime.Number}");
        Assert.Equal(["4/5", "4/4", "3/4", "3/3", "2/3"], doses);
        Assert.All(draft.Steps.Where(step => !step.Regimen.IsWhollyZero), step => Assert.False(step.Regimen.Lines[0].Bedtime.IsZero));
    }

    [Fact]
    public void What_would_pass_the_floor_is_held_at_the_floor()
    {
        var draft = Plan(Taking(Line("diazepam", bedtime: 10)), Linear(4), Stock("diazepam-solution-1"));

        Assert.StartsWith("7.5, 5.7, 4.3", Doses(draft), StringComparison.Ordinal);
        Assert.All(draft.Steps.Take(3), step => Assert.Equal(PlanStepKind.HeldAtFloor, step.Kind));
    }

    [Fact]
    public void Steps_of_less_than_fourteen_days_add_up_to_the_limit()
    {
        var draft = Plan(Taking(Line("diazepam", bedtime: 20)), Proportional(20, everyDays: 7), Stock("diazepam-solution-1"));

        Assert.StartsWith("16, 15, 12, 11.3", Doses(draft), StringComparison.Ordinal);
        Assert.Contains(draft.Findings, finding => finding.Code == "interval-below-14-days");
    }

    [Fact]
    public void A_micro_taper_takes_a_little_every_day()
    {
        var draft = Plan(Taking(Line("diazepam", bedtime: 10)), new PlanRequest { Method = TaperMethod.Micro, Amount = Mg(0.1m), EveryDays = 1, Start = Today }, Stock("diazepam-solution-1"));

        Assert.StartsWith("9.9, 9.8, 9.7, 9.6", Doses(draft), StringComparison.Ordinal);
        Assert.True(draft.End.Complete, draft.End.Sentence);
    }

    [Fact]
    public void Hyperbolic_steps_take_equal_shares_of_occupancy()
    {
        var draft = Plan(Taking(Line("diazepam", bedtime: 4)), new PlanRequest { Method = TaperMethod.Hyperbolic, Points = 4, EveryDays = 14, Start = Today }, Stock("diazepam-solution-1"));

        // 80 % is 4 mg; 76 % is 3.17 mg, which the syringe rounds up to 3.2.
        Assert.StartsWith("3.2, 2.6, 2.2", Doses(draft), StringComparison.Ordinal);
        Assert.True(draft.End.Complete);
        Assert.Equal(80m, Occupancy.Percent(new Fraction(4, 1)));
    }

    [Fact]
    public void A_lower_dose_as_the_goal_is_not_passed()
    {
        var request = Proportional(10) with { Goal = TaperGoal.LowerDose, GoalDose = Mg(8.2m) };
        Assert.Equal("10.8, 9.8, 8.9, 8.2", Doses(Plan(Taking(Line("diazepam", bedtime: 12)), request, Stock("diazepam-solution-1"))));
        var coarse = Plan(Taking(Line("diazepam", bedtime: 12)), request, Stock(Tablets));
        Assert.EndsWith("8.5", Doses(coarse), StringComparison.Ordinal);
        Assert.True(coarse.End.Complete);
    }

    [Fact]
    public void As_needed_doses_fall_first()
    {
        var draft = Plan(Taking(Line("lorazepam", morning: 1, bedtime: 1, asNeeded: 0.5m, maximum: 1)), Proportional(20));
        Assert.Equal("0.5", draft.Steps[0].Regimen.Lines[0].AsNeededMaximum.Number);
        Assert.Equal("2", draft.Steps[0].Regimen.Lines[0].Scheduled.Number);
        // The concentrate's smallest mark holds 0.02 mg: below 0.06 mg that is more than a quarter.
        Assert.Equal("Stops at 0.6 mg diazepam equivalent a day: no lower dose that the limit allows can be made.", draft.End.Sentence);
        Assert.Contains("A crossover from lorazepam to diazepam", draft.End.WaysOn);
    }

    [Fact]
    public void A_crossover_goes_dose_time_by_dose_time_night_first()
    {
        var request = Proportional(10) with { Crossover = new Crossover("diazepam", 7, InHalves: false) };
        var draft = Plan(Taking(Line("clonazepam", morning: 0.5m, bedtime: 1), Line("zolpidem", bedtime: 10)), request);

        var crossing = draft.Steps.Where(step => step.Kind == PlanStepKind.Crossover).ToList();
        Assert.Equal(3, crossing.Count);
        Assert.Equal("20", crossing[0].Regimen.Lines.Single(line => line.Medication == "diazepam").Bedtime.Number);
        Assert.Equal("25", crossing[1].Regimen.Lines.Single(line => line.Medication == "diazepam").Bedtime.Number);
        Assert.Equal("10", crossing[2].Regimen.Lines.Single(line => line.Medication == "diazepam").Morning.Number);
        Assert.All(crossing, step => Assert.Equal(0m, step.OfCurrent));
        Assert.Equal([Today, Today.AddDays(7), Today.AddDays(14), Today.AddDays(28)], draft.Steps.Take(4).Select(step => step.On));
        Assert.Contains(crossing[0].Findings, finding => finding.Code == "crossover-differs-by-table");
        Assert.True(draft.End.Complete, draft.End.Sentence);
    }

    [Fact]
    public void A_pause_later_a_plan_stands_on_what_is_taken_then()
    {
        var record = Taking(Line("diazepam", bedtime: 20));
        var draft = Planner.Draft(record, Proportional(10) with { Start = Today.AddDays(40) }, Reference, Stock(), Today);
        Assert.Equal(Today.AddDays(40), draft.Steps[0].On);
        Assert.Equal("18", Doses(draft).Split(',')[0]);
    }

    [Fact]
    public void A_plan_that_is_not_slower_than_what_failed_says_so()
    {
        var fast = Proportional(20) with { Earlier = new EarlierAttempt(Mg(20), Mg(0), 40) };
        Assert.Contains(Plan(Taking(Line("diazepam", bedtime: 20)), fast).Findings, finding => finding.Code == "not-slower-than-before");
        Assert.DoesNotContain(Plan(Taking(Line("diazepam", bedtime: 20)), fast with { Percent = 5 }).Findings, finding => finding.Code == "not-slower-than-before");
    }

    [Theory]
    [InlineData("0", 14, "Percent")]
    [InlineData("26", 14, "Percent")]
    [InlineData("200", 14, "Percent")]
    [InlineData("-5", 14, "Percent")]
    [InlineData("10", 0, "EveryDays")]
    [InlineData("10", 29, "EveryDays")]
    public void What_cannot_be_is_told_beside_its_field(string percent, int everyDays, string field)
    {
        var draft = Plan(Taking(Line("diazepam", bedtime: 20)), Proportional(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), everyDays));
        Assert.Contains(draft.Findings, finding => finding.Field == field && finding.Severity == Severity.Stop);
        Assert.Empty(draft.Steps);
        Assert.False(draft.CanBegin);
    }

    [Fact]
    public void A_start_that_no_product_can_make_is_told_with_the_nearest_above()
    {
        var draft = Plan(Taking(Line("diazepam", bedtime: 1.3m)), Proportional(10), Stock(Tablets));
        Assert.Equal("Diazepam 1.3 mg cannot be made exactly from the products chosen. The next dose above is 2 mg.", draft.Findings.Single(finding => finding.Field == "Products").Sentence);
    }

    [Fact]
    public void A_completion_dose_above_the_start_is_told()
    {
        var draft = Plan(Taking("ashton", 2, Line("diazepam", bedtime: 1)), Proportional(10));
        Assert.Contains(draft.Findings, finding => finding is { Field: "CompletionDose", Severity: Severity.Stop });
    }

    [Fact]
    public void Stabilising_cuts_nothing()
    {
        var request = Proportional(10) with { Goal = TaperGoal.Stabilise };
        Assert.Empty(Plan(Taking(Line("diazepam", bedtime: 20)), request).Steps);
        var crossed = Plan(Taking(Line("lorazepam", bedtime: 1)), request with { Crossover = new Crossover("diazepam", 7, false) });
        Assert.Equal("10", Doses(crossed));
        Assert.True(crossed.End.Complete);
    }
}
