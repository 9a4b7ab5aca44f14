using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using static BenzoClinic.Domain.Tests.Medications.Supplies.Home;
using static BenzoClinic.Domain.Tests.Tapers.Plans.PlanTaper;

namespace BenzoClinic.Domain.Tests.Medications.Supplies;

public sealed class SupplyLedgerTests
{
    private static readonly DoseSources FiveAndTwo = Sources("diazepam-tablet-5", "diazepam-tablet-2");

    // 5, 2 and 10 mg a day: three tablets of 5 mg and one of 2 mg.
    private static TaperRecord Seventeen => Taking(Line("diazepam", morning: 5, midday: 2, bedtime: 10));

    [Fact]
    public void Counted_after_the_morning_dose_it_lasts_to_the_last_day_that_is_wholly_covered()
    {
        var supply = Forecast(Seventeen, Today, FiveAndTwo, Counted(Today, DoseTime.Morning, Tablets("diazepam-tablet-5", 11), Tablets("diazepam-tablet-2", 5)));

        // 11 tablets of 5 mg: two tonight, then three a day for three days.
        Assert.Equal((SupplyState.RunsOut, Today.AddDays(3)), (supply.State, supply.RunsOutOn));
        Assert.Equal([("diazepam-tablet-5", 11m), ("diazepam-tablet-2", 5m)], supply.AtHome.Select(line => (line.Product, line.Pieces)));
        Assert.True(supply.EndsBefore(Today.AddDays(7)));
        Assert.False(supply.EndsBefore(Today.AddDays(3)));
    }

    [Fact]
    public void Counted_before_any_dose_the_whole_day_goes_out()
    {
        var supply = Forecast(Seventeen, Today, FiveAndTwo, Counted(Today, null, Tablets("diazepam-tablet-5", 11), Tablets("diazepam-tablet-2", 5)));
        Assert.Equal(Today.AddDays(2), supply.RunsOutOn);
    }

    [Fact]
    public void What_was_dispensed_since_comes_in_and_what_was_ordered_goes_out_day_by_day()
    {
        var supply = Forecast(Seventeen, Today.AddDays(4), FiveAndTwo,
            Counted(Today, null, Tablets("diazepam-tablet-5", 12), Tablets("diazepam-tablet-2", 10)),
            Dispensed(Today.AddDays(2), Tablets("diazepam-tablet-5", 9)));

        Assert.Equal([("diazepam-tablet-5", 9m), ("diazepam-tablet-2", 6m)], supply.AtHome.Select(line => (line.Product, line.Pieces)));
        Assert.Equal(Today.AddDays(6), supply.RunsOutOn);
    }

    [Fact]
    public void A_step_to_come_is_taken_into_account()
    {
        var record = Taking(Line("diazepam", bedtime: 20));
        var order = new DoseOrder([new OrderedStep(Today, Of(Line("diazepam", bedtime: 20))), new OrderedStep(Today.AddDays(2), Of(Line("diazepam", bedtime: 15)))], "Planned step", "", false, false);
        Assert.Empty(record.Order(order, new DoseDoor(Domain.Tests.Tapers.TestTaper.Visit, true, null), Reference, Stamp));

        // 4, 4, then 3 a day: 17 tablets last five days.
        Assert.Equal(Today.AddDays(4), Forecast(record, Today, Sources("diazepam-tablet-5"), Counted(Today, null, Tablets("diazepam-tablet-5", 17))).RunsOutOn);
    }

    [Fact]
    public void As_needed_doses_go_out_at_their_maximum()
    {
        var record = Taking(Line("diazepam", bedtime: 5, asNeeded: 2, maximum: 6));
        var supply = Forecast(record, Today, FiveAndTwo, Counted(Today, null, Tablets("diazepam-tablet-5", 30), Tablets("diazepam-tablet-2", 9)));
        Assert.Equal(Today.AddDays(2), supply.RunsOutOn);
    }

    [Fact]
    public void Where_a_strength_is_used_up_the_dose_is_taken_in_what_else_is_there()
    {
        // Drawn as one tablet of 10 mg; at home are six of 5 mg.
        var record = Taking(Line("diazepam", bedtime: 10));
        var supply = Forecast(record, Today, Sources("diazepam-tablet-10", "diazepam-tablet-5"), Counted(Today, null, Tablets("diazepam-tablet-10", 1), Tablets("diazepam-tablet-5", 6)));
        Assert.Equal(Today.AddDays(3), supply.RunsOutOn);
    }

    [Fact]
    public void A_half_is_kept_for_the_next_dose()
    {
        var record = Taking(Line("diazepam", bedtime: 2.5m));
        Assert.Equal(Today.AddDays(6), Forecast(record, Today, Sources("diazepam-tablet-5"), Counted(Today, null, Tablets("diazepam-tablet-5", 3.5m))).RunsOutOn);
    }

    [Fact]
    public void An_opened_concentrate_is_thrown_away_after_ninety_days()
    {
        var record = Taking(Line("lorazepam", bedtime: 1) with { Product = "lorazepam-solution-2" });
        var opened = Forecast(record, Today, Sources(), Counted(Today, null, Bottle("lorazepam-solution-2", 20, Today.AddDays(-85))));
        var sealedOne = Forecast(record, Today, Sources(), Counted(Today, null, Bottle("lorazepam-solution-2", 20)));

        // Half a mL a day: forty days, of which five are left to the opened one.
        Assert.Equal(Today.AddDays(4), opened.RunsOutOn);
        Assert.Equal(Today.AddDays(39), sealedOne.RunsOutOn);
        Assert.Equal(Today.AddDays(5), HomeSupply.DiscardOn(opened.AtHome.Single(), Reference));
    }

    [Fact]
    public void The_next_bottle_is_opened_when_the_last_is_empty_and_lasts_from_then()
    {
        var record = Taking(Line("lorazepam", bedtime: 0.2m) with { Product = "lorazepam-solution-2" });
        var supply = Forecast(record, Today, Sources(), Counted(Today, null, Bottle("lorazepam-solution-2", 1), Bottle("lorazepam-solution-2", 30)));

        // A tenth of a mL a day: the first lasts ten days, the second is thrown away ninety days after it was opened.
        Assert.Equal(Today.AddDays(10 + 89), supply.RunsOutOn);
    }

    [Fact]
    public void Days_without_supply_are_named_and_a_later_dispensing_counts_from_its_day()
    {
        var record = Taking(Line("diazepam", bedtime: 5));
        var today = Today.AddDays(10);
        var supply = Forecast(record, today, Sources("diazepam-tablet-5"), Counted(Today, null, Tablets("diazepam-tablet-5", 3)), Dispensed(today.AddDays(-2), Tablets("diazepam-tablet-5", 6)));

        Assert.Equal(Enumerable.Range(3, 5).Select(i => Today.AddDays(i)), supply.Gaps);
        Assert.Equal((SupplyState.RunsOut, today.AddDays(3)), (supply.State, supply.RunsOutOn));
    }

    [Fact]
    public void Out_says_since_when()
    {
        var supply = Forecast(Taking(Line("diazepam", bedtime: 5)), Today.AddDays(9), Sources("diazepam-tablet-5"), Counted(Today, null, Tablets("diazepam-tablet-5", 3)));
        Assert.Equal((SupplyState.Out, Today.AddDays(2)), (supply.State, supply.RunsOutOn));
    }

    [Fact]
    public void A_later_count_takes_the_place_of_everything_before()
    {
        var supply = Forecast(Taking(Line("diazepam", bedtime: 5)), Today.AddDays(4), Sources("diazepam-tablet-5"),
            Counted(Today, null, Tablets("diazepam-tablet-5", 50)), Dispensed(Today.AddDays(1), Tablets("diazepam-tablet-5", 50)), Counted(Today.AddDays(4), null, Tablets("diazepam-tablet-5", 2)));
        Assert.Equal(Today.AddDays(5), supply.RunsOutOn);
    }

    [Fact]
    public void Nothing_recorded_is_not_nothing_at_home()
    {
        Assert.Equal(SupplyForecast.Unknown, Forecast(Seventeen, Today, FiveAndTwo));
        Assert.Equal(SupplyState.Out, Forecast(Seventeen, Today, FiveAndTwo, Counted(Today, null)).State);
    }

    [Fact]
    public void A_dose_that_no_product_makes_cannot_be_counted()
    {
        var record = Taking(Line("diazepam", bedtime: 1.3m));
        Assert.Equal(SupplyState.NotCountable, Forecast(record, Today, Sources("diazepam-tablet-5"), Counted(Today, null, Tablets("diazepam-tablet-5", 9))).State);
    }
}
