using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using static BenzoClinic.Domain.Tests.Tapers.Plans.PlanTaper;

namespace BenzoClinic.Domain.Tests.Tapers.Plans;

public sealed class DispensabilityTests
{
    [Fact]
    public void A_dose_that_cannot_be_made_is_refused_beside_its_field_with_the_next_above()
    {
        var steps = new[] { new OrderedStep(Today, Of(Line("clonazepam", morning: 0.5m), Line("diazepam", morning: 5, bedtime: 1.35m, asNeeded: 0.04m, maximum: 0.08m))) };
        Assert.Equal(
            [("Steps[0].Lines[1].Bedtime", "1.35 mg cannot be made exactly. Next above: 1.4 mg."), ("Steps[0].Lines[1].AsNeeded", "0.04 mg cannot be made exactly. Next above: 0.1 mg.")],
            Dispensability.Check(steps, Reference, Stock()).Select(finding => (finding.Field, finding.Sentence)));
    }

    [Fact]
    public void What_the_line_names_counts_though_it_is_not_stocked()
    {
        var line = Line("zolpidem", bedtime: 7.5m);
        Assert.Single(Dispensability.Check([new OrderedStep(Today, Of(line))], Reference, Stock("zolpidem-tablet-5")));
        Assert.Empty(Dispensability.Check([new OrderedStep(Today, Of(line with { Product = "zolpidem-capsule-7.5" }))], Reference, Stock("zolpidem-tablet-5")));
    }

    [Fact]
    public void One_of_several_stocks_is_enough_and_the_next_above_is_the_nearest_of_all()
    {
        string[] Said(decimal milligrams) => [.. Dispensability.Check([new OrderedStep(Today, Of(Line("diazepam", bedtime: milligrams)))], Reference, Stock("diazepam-tablet-10"), Stock("diazepam-tablet-2")).Select(finding => finding.Sentence)];
        Assert.Empty(Said(15));
        Assert.Empty(Said(3));
        // 10 mg of the first, 6 mg of the second; above 12 mg the first alone reaches.
        Assert.Equal(["5.5 mg cannot be made exactly. Next above: 6 mg."], Said(5.5m));
        Assert.Equal(["13 mg cannot be made exactly. Next above: 15 mg."], Said(13));
    }

    [Fact]
    public void What_the_formulary_does_not_know_is_not_judged_here_and_hides_nothing()
    {
        var steps = new[] { new OrderedStep(Today, Of(Line("unknown", bedtime: 0.07m), Line("clonazepam", bedtime: 0.07m))) };
        Assert.Equal("Steps[0].Lines[1].Bedtime", Assert.Single(Dispensability.Check(steps, Reference, Stock())).Field);
    }

    [Fact]
    public void Too_many_pieces_are_told() =>
        Assert.Equal(
            "80 mg cannot be made exactly: over 6 pieces, no liquid.",
            Assert.Single(Dispensability.Check([new OrderedStep(Today, Of(Line("diazepam", bedtime: 80)))], Reference, Stock("diazepam-tablet-10"))).Sentence);
}
