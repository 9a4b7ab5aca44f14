using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using static BenzoClinic.Domain.Tests.Tapers.Plans.PlanTaper;

namespace BenzoClinic.Domain.Tests.Tapers.Plans;

public sealed class PlanAheadTests
{
    private static readonly PlanRequest Crossing = Proportional(10) with { Crossover = new Crossover("diazepam", 7, InHalves: false) };

    [Fact]
    public void A_crossover_goes_on_at_its_own_interval_until_nothing_is_left_to_change()
    {
        var record = Taking(Line("clonazepam", morning: 0.5m, bedtime: 1));
        Order(record, (0, Of(Line("clonazepam", morning: 0.5m), Line("diazepam", bedtime: 20))));

        var ahead = PlanAhead.From(record, Terms(Crossing), Reference, Today);
        Assert.Equal((Today.AddDays(7), "10", 0), (ahead[0].On, ahead[0].Regimen.Lines.Single(line => line.Medication == "diazepam").Morning.Number, ahead[0].Regimen.Lines.Count(line => line.Medication == "clonazepam")));
        // Two weeks after the last substitution the cuts begin.
        Assert.Equal(Today.AddDays(21), ahead[1].On);
        Assert.Equal("27", ahead[1].Regimen.Scheduled("diazepam").Number);
    }

    [Fact]
    public void What_comes_after_the_ordered_steps_goes_on_from_the_last_of_them()
    {
        var record = Taking(Line("clonazepam", morning: 0.5m, bedtime: 1));
        Order(record, (0, Of(Line("clonazepam", morning: 0.5m), Line("diazepam", bedtime: 20))), (7, Of(Line("diazepam", morning: 10, bedtime: 20))));

        var after = PlanAhead.AfterWhatIsOrdered(record, Terms(Crossing), Reference, Today);
        Assert.Equal((Today.AddDays(21), "27"), (after[0].On, after[0].Regimen.Scheduled("diazepam").Number));
    }

    [Fact]
    public void An_overdue_step_is_due_today_and_a_pause_has_nothing_ahead()
    {
        var record = Taking(Line("diazepam", bedtime: 20));
        Assert.Equal(Today, PlanAhead.From(record, Terms(Proportional(10)), Reference, Today)[0].On);
        Assert.Empty(record.Pause(Stamp));
        Assert.Empty(PlanAhead.From(record, Terms(Proportional(10)), Reference, Today));
    }

    [Fact]
    public void A_stage_whose_day_has_passed_is_due_today_and_the_others_keep_their_days()
    {
        var record = Taking(Line("diazepam", bedtime: 20));
        Stage[] stages = [new(2, Today.AddDays(-20), Of(Line("diazepam", bedtime: 19))), new(3, Today.AddDays(-6), Of(Line("diazepam", bedtime: 18))), new(4, Today.AddDays(8), Of(Line("diazepam", bedtime: 17)))];
        var terms = Terms(new PlanRequest { Method = TaperMethod.Stages, Stages = stages, EveryDays = 14, Start = stages[0].On });

        Assert.Equal([(Today, "18"), (Today.AddDays(8), "17")], PlanAhead.From(record, terms, Reference, Today).Select(step => (step.On, step.Regimen.Scheduled("diazepam").Number)));
        Order(record, (0, Of(Line("diazepam", bedtime: 18))));
        Assert.Equal([Today.AddDays(8)], PlanAhead.From(record, terms, Reference, Today).Select(step => step.On));
    }

    [Fact]
    public void A_micro_taper_wants_a_visit_in_28_days_and_every_other_plan_one_a_step()
    {
        var micro = Plan(Taking(Line("diazepam", bedtime: 10)), new PlanRequest { Method = TaperMethod.Micro, Amount = Mg(0.1m), EveryDays = 1, Start = Today }, Stock("diazepam-solution-1"));
        Assert.True(micro.VisitDays.Count <= micro.Steps.Count / 10, $"{micro.VisitDays.Count} visits for {micro.Steps.Count} steps");
        Assert.All(micro.VisitDays.Zip(micro.VisitDays.Skip(1)), pair => Assert.InRange(pair.Second.DayNumber - pair.First.DayNumber, 1, 42));
        var steps = Plan(Taking(Line("diazepam", bedtime: 10)), Proportional(10));
        Assert.Equal(steps.Steps.Select(step => step.On), steps.VisitDays);
    }

    [Fact]
    public void Every_rule_that_a_plan_names_has_its_source()
    {
        foreach (var code in new[] { "max-25-percent-in-14-days", "zero-is-not-ordered", "missing-factor", "above-10-percent", "above-25-percent", "interval-below-14-days", "not-slower-than-before", "crossover-differs-by-table", "rise-above-15-percent", "above-maximum", "cannot-be-made" })
            Assert.NotNull(RuleSources.Of(code));
        Assert.Null(RuleSources.Of("out-of-range"));
    }

    private static PlanTerms Terms(PlanRequest request) => new(request, [.. Domain.Tapers.Plans.Stock.Usual(Reference)], false, Guid.Empty);

    private static void Order(TaperRecord record, params (int InDays, BenzoClinic.Domain.Medications.Regimen Regimen)[] steps)
    {
        var order = new DoseOrder([.. steps.Select(step => new OrderedStep(Today.AddDays(step.InDays), step.Regimen))], "Planned step", "Agreed", false, false);
        Assert.Empty(record.Order(order, new DoseDoor(TestTaper.Visit, true, null), Reference, Stamp));
    }
}
