using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Domain.Tests.Tapers;

/// <summary>Where the guard's answers turn: what random histories seldom hit.</summary>
public sealed class GuardEdgeTests
{
    private static readonly DateOnly Start = new(2026, 3, 2);

    [Fact]
    public void The_first_legal_day_is_looked_for_sixty_days_ahead_and_no_further()
    {
        Assert.Equal(Start.AddDays(60), DownTo15On(46).FirstAllowedAfter(TestTaper.Diazepam(11.25m), Start));
        Assert.Null(DownTo15On(47).FirstAllowedAfter(TestTaper.Diazepam(11.25m), Start));

        static ReductionGuard DownTo15On(int day) => Guard(Entry(null, 20), Entry(day, 15));
    }

    [Fact]
    public void The_lowest_dose_is_named_in_hundredths_and_below_1_mg_in_thousandths()
    {
        Assert.Equal((Mg(7.51m), Mg(7.5075m)), Lowest(10.01m));
        Assert.Equal((Mg(0.751m), Mg(0.75075m)), Lowest(1.001m));
        Assert.Equal((Mg(15), Mg(15)), Lowest(20));

        static (Dose?, Dose?) Lowest(decimal taken)
        {
            var (guard, asked) = (Guard(Entry(null, taken)), TestTaper.Diazepam(taken));
            return (guard.LowestScheduled("diazepam", asked, Start), guard.LowestScheduledExactly("diazepam", asked, Start));
        }
    }

    [Fact]
    public void A_lowest_dose_that_cannot_be_written_is_not_named()
    {
        var weak = Profile(("diazepam", 10), ("weak", 9_000));
        var guard = new ReductionGuard(new DoseHistory([Entry(null, 20)]), [weak], Mg(0.5m));
        Assert.Null(guard.LowestScheduled("weak", TestTaper.Of("weak", 1), Start));
        Assert.Null(guard.LowestScheduledExactly("weak", TestTaper.Of("weak", 1), Start));
    }

    [Fact]
    public void The_reference_says_from_when_to_when_it_counted()
    {
        var measure = Guard(Entry(null, 18), Entry(-10, 20), Entry(-4, 19)).Judge(TestTaper.Diazepam(19), Start).Scheduled!;
        Assert.Equal((Start.AddDays(-10), Start.AddDays(-5)), (measure.ReferenceFrom, measure.ReferenceTo));
    }

    [Fact]
    public void Nothing_is_lowered_where_the_dose_stays()
    {
        Assert.False(Guard(Entry(null, 20)).Judge(TestTaper.Diazepam(20), Start).Lowers);
        Assert.True(Guard(Entry(null, 20)).Judge(TestTaper.Diazepam(19), Start).Lowers);
    }

    [Fact]
    public void What_is_told_of_the_very_day_needs_a_factor_too()
    {
        var told = new HistoryEntry(Start, 1, Start, true, TestTaper.Of("estazolam", 2));
        var verdict = Guard(Entry(null, 20), told).Judge(TestTaper.Diazepam(20), Start);
        Assert.Equal((GuardCode.MissingFactor, "estazolam"), (verdict.Code, Assert.Single(verdict.MissingFactors)));
    }

    [Fact]
    public void What_a_later_entry_of_its_day_replaced_needs_none()
    {
        var replaced = Entry(-5, 0) with { Regimen = TestTaper.Of("estazolam", 2) };
        Assert.Equal(GuardCode.WithinLimit, Guard(Entry(null, 20), replaced, Entry(-5, 20) with { Sequence = 2 }).Judge(TestTaper.Diazepam(18), Start).Code);
        Assert.Equal(GuardCode.MissingFactor, Guard(Entry(null, 20), replaced, Entry(-4, 20)).Judge(TestTaper.Diazepam(18), Start).Code);
    }

    [Fact]
    public void Each_of_the_fourteen_days_shows_the_most_that_counted_on_it_scheduled()
    {
        // Told yesterday of eight days ago: until it is no longer recent, the 20 mg behind it count as well.
        var told = new HistoryEntry(Start.AddDays(-8), 1, Start.AddDays(-1), true, TestTaper.Of("diazepam", 12, asNeeded: 5));
        var days = Guard(Entry(null, 20), told).Before(Start);
        Assert.Equal(Enumerable.Range(-14, 14).Select(day => (Start.AddDays(day), 20m)), days.Select(day => (day.On, Milligrams(day))));
        var ordered = told with { IsTold = false };
        Assert.Equal([20, 20, 20, 20, 20, 20, 12, 12, 12, 12, 12, 12, 12, 12], Guard(Entry(null, 20), ordered).Before(Start).Select(Milligrams));
        Assert.Equal(25, Milligrams(Guard(Entry(null, 20), told with { Regimen = TestTaper.Diazepam(25) }).Before(Start)[^1]));
        Assert.Empty(Guard(Entry(null, 20), told with { Regimen = TestTaper.Of("estazolam", 2) }).Before(Start));

        static decimal Milligrams(DayDose day) => (decimal)day.Dose.Numerator / (decimal)day.Dose.Denominator;
    }

    [Fact]
    public void A_history_begins_with_the_intake_and_of_one_day_the_later_entry_holds()
    {
        Assert.Throws<ArgumentException>(() => new DoseHistory([]));
        Assert.Throws<ArgumentException>(() => new DoseHistory([Entry(3, 20)]));
        // Past sixteen entries the sort keeps no order of its own.
        var day = Enumerable.Range(1, 40).Select(sequence => new HistoryEntry(Start, sequence, Start, false, TestTaper.Diazepam(sequence))).Reverse();
        var history = new DoseHistory(day.Prepend(Entry(null, 20)));
        Assert.Equal(TestTaper.Diazepam(40), history[history.LastBy(Start)].Regimen);
    }

    [Fact]
    public void What_comes_last_may_be_of_the_same_day_and_never_of_one_before()
    {
        var history = new DoseHistory([Entry(null, 20), Entry(3, 19)]);
        Assert.Equal(2, history.Then(Entry(3, 18) with { Sequence = 2 }).LastBy(Start.AddDays(3)));
        Assert.Throws<ArgumentException>(() => history.Then(Entry(2, 18)));
        // Behind the first there is nothing to be hidden, told or not.
        Assert.Equal(0, new DoseHistory([Entry(null, 20) with { IsTold = true, ToldOn = Start }]).FirstNotHidden(0, Start));
    }

    private static ReductionGuard Guard(params HistoryEntry[] entries) => new(new DoseHistory(entries), [Profile(("diazepam", 10))], Mg(0.5m));

    private static HistoryEntry Entry(int? day, decimal milligrams) =>
        new(day is { } days ? Start.AddDays(days) : DateOnly.MinValue, day is null ? 0 : 1, Start.AddDays(-60), false, TestTaper.Diazepam(milligrams));

    private static EquivalenceProfile Profile(params (string Medication, decimal Mg)[] factors) =>
        new(Guid.Empty, 1, "test", "Test", "", [.. factors.Select(factor => new EquivalenceFactor(factor.Medication, Mg(factor.Mg), Mg(10)))], default);

    private static Dose Mg(decimal milligrams) => Dose.FromMilligrams(milligrams);
}
