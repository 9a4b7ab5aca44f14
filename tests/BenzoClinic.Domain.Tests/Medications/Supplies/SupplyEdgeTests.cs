using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Domain.Tests.Tapers.Plans;
using static BenzoClinic.Domain.Tests.Medications.Supplies.Home;
using static BenzoClinic.Domain.Tests.Tapers.Plans.PlanTaper;

namespace BenzoClinic.Domain.Tests.Medications.Supplies;

/// <summary>Where the ledger turns: the order of the day's entries, the last tablet, the next bottle, what is not taken instead.</summary>
public sealed class SupplyEdgeTests
{
    private static readonly DoseSources Fives = Sources("diazepam-tablet-5");

    private static TaperRecord FiveADay => Taking(Line("diazepam", bedtime: 5));

    [Theory, InlineData(19, 2), InlineData(20, 5), InlineData(21, 5)]
    public void What_was_dispensed_on_the_day_of_the_count_comes_in_unless_it_was_there_to_be_counted(int hour, int lasts) =>
        Assert.Equal(Today.AddDays(lasts), Forecast(FiveADay, Today, Fives, Counted(Today, null, Tablets("diazepam-tablet-5", 3)), DispensedAt(hour, Today, Tablets("diazepam-tablet-5", 3))).RunsOutOn);

    [Fact]
    public void What_was_dispensed_before_the_day_of_the_count_was_there_to_be_counted() =>
        Assert.Equal(Today.AddDays(2), Forecast(FiveADay, Today, Fives, Counted(Today, null, Tablets("diazepam-tablet-5", 3)), DispensedAt(23, Today.AddDays(-1), Tablets("diazepam-tablet-5", 3))).RunsOutOn);

    [Fact]
    public void Without_a_count_it_begins_with_what_was_dispensed_first()
    {
        var supply = Forecast(FiveADay, Today, Fives, Dispensed(Today, Tablets("diazepam-tablet-5", 4)), Dispensed(Today.AddDays(-3), Tablets("diazepam-tablet-5", 4)));
        Assert.Equal((Today.AddDays(4), null, 5m), (supply.RunsOutOn, supply.CountedOn, supply.AtHome.Single().Pieces));
    }

    [Fact]
    public void Nothing_at_home_ended_the_day_before()
    {
        var supply = Forecast(FiveADay, Today, Fives, Counted(Today, null, Tablets("diazepam-tablet-5", 0)));
        Assert.Equal((SupplyState.Out, Today.AddDays(-1)), (supply.State, supply.RunsOutOn));
        Assert.Empty(supply.AtHome);
    }

    [Fact]
    public void It_lasts_where_the_last_day_looked_ahead_to_is_covered()
    {
        Assert.Equal(Today.AddDays(SupplyLedger.Horizon - 1), Forecast(FiveADay, Today, Fives, Counted(Today, null, Tablets("diazepam-tablet-5", SupplyLedger.Horizon))).RunsOutOn);
        Assert.Equal(SupplyState.Lasts, Forecast(FiveADay, Today, Fives, Counted(Today, null, Tablets("diazepam-tablet-5", SupplyLedger.Horizon + 1))).State);
    }

    [Fact]
    public void Of_the_day_of_the_count_only_the_doses_still_to_be_taken_go_out()
    {
        var record = Taking(Line("diazepam", morning: 5, bedtime: 10));
        // Two tonight, and three a day for three days.
        Assert.Equal(Today.AddDays(3), Forecast(record, Today, Fives, Counted(Today, DoseTime.Morning, Tablets("diazepam-tablet-5", 13))).RunsOutOn);
    }

    [Fact]
    public void A_dose_of_a_whole_and_a_half_asks_for_both()
    {
        var record = Taking(Line("diazepam", bedtime: 7.5m));
        Assert.Equal(SupplyState.Out, Forecast(record, Today, Fives, Counted(Today, null, Tablets("diazepam-tablet-5", 1))).State);
        Assert.Equal(Today, Forecast(record, Today, Fives, Counted(Today, null, Tablets("diazepam-tablet-5", 1.5m))).RunsOutOn);
    }

    [Fact]
    public void Only_the_as_needed_dose_goes_out_as_often_as_its_maximum_allows()
    {
        var record = Taking(Line("diazepam", bedtime: 5, asNeeded: 2, maximum: 6));
        DateOnly? Lasts(int fives, int twos) => Forecast(record, Today, Sources("diazepam-tablet-5", "diazepam-tablet-2"), Counted(Today, null, Tablets("diazepam-tablet-5", fives), Tablets("diazepam-tablet-2", twos))).RunsOutOn;
        Assert.Equal((Today.AddDays(3), Today, Today.AddDays(-1)), (Lasts(4, 12), Lasts(40, 3), Lasts(40, 2)));

        var measured = Taking(Line("lorazepam", asNeeded: 1, maximum: 3) with { Product = "lorazepam-solution-2" });
        DateOnly? Reaches(decimal milliliters) => Forecast(measured, Today, Sources(), Counted(Today, null, Bottle("lorazepam-solution-2", milliliters))).RunsOutOn;
        // Three times half a mL.
        Assert.Equal((Today.AddDays(1), Today.AddDays(-1)), (Reaches(3), Reaches(1)));
    }

    [Fact]
    public void The_open_bottle_is_used_first_and_a_dose_may_need_the_rest_of_it_and_of_the_next()
    {
        var drops = Taking(Line("lorazepam", bedtime: 0.2m) with { Product = "lorazepam-solution-2" });
        // A tenth of a mL from the open one for the five days that are left to it, then ninety from the other.
        Assert.Equal(Today.AddDays(5 + 89), Forecast(drops, Today, Sources(), Counted(Today, null, Bottle("lorazepam-solution-2", 30), Bottle("lorazepam-solution-2", 1, Today.AddDays(-85)))).RunsOutOn);

        var half = Taking(Line("lorazepam", bedtime: 1) with { Product = "lorazepam-solution-2" });
        Assert.Equal(Today.AddDays(1), Forecast(half, Today, Sources(), Counted(Today, null, Bottle("lorazepam-solution-2", 0.2m), Bottle("lorazepam-solution-2", 1))).RunsOutOn);
    }

    [Fact]
    public void A_dose_that_no_product_makes_cannot_be_counted_and_what_is_at_home_is_told_all_the_same()
    {
        var record = Taking(Line("diazepam", bedtime: 5), Line("lorazepam", bedtime: 0.3m));
        var supply = Forecast(record, Today, Fives, Counted(Today, null, Tablets("diazepam-tablet-5", 9)));
        Assert.Equal((SupplyState.NotCountable, null, 9m), (supply.State, supply.RunsOutOn, supply.AtHome.Single().Pieces));
        // Counted two days ago: how much is left today is not known, what was there then is told.
        Assert.Single(Forecast(record, Today.AddDays(2), Fives, Counted(Today, null, Tablets("diazepam-tablet-5", 9))).AtHome);
    }

    [Theory]
    [InlineData("clonazepam", DoseForm.Tablet, null, false)]
    [InlineData("diazepam", DoseForm.Capsule, null, true)]
    [InlineData("diazepam", DoseForm.ExtendedRelease, null, false)]
    [InlineData("diazepam", DoseForm.Sublingual, null, false)]
    [InlineData("diazepam", DoseForm.Film, null, false)]
    [InlineData("diazepam", DoseForm.ExtendedRelease, "other", true)]
    public void Only_what_acts_alike_is_taken_instead(string medication, DoseForm form, string? named, bool covered)
    {
        var formulary = new Formulary(Reference.Medications, [Reference.FindProduct("diazepam-tablet-5")!, new Product("other", medication, form, Mg(5), 1, "test")], Reference.Tables);
        var record = new TaperRecord(PatientId.New(), PlanTaper.Stamp, Mg(0.5m));
        var profile = ProfileChecks.From(formulary.Tables[0], new Dictionary<string, Dose>(), "", 1, PlanTaper.Stamp);
        Assert.Empty(record.EnterRegimen(new IntakeRegimen(Of(Line("diazepam", bedtime: 5) with { Product = named }), Today.AddDays(-60), false, null), profile, formulary, PlanTaper.Stamp));
        var sources = new DoseSources(formulary, new Stock(formulary, ["diazepam-tablet-5"]));
        var supply = SupplyLedger.Read([Counted(Today, null, Tablets("other", 3))], day => PatientCalendar.From(record, [], sources, day), formulary, Today);
        Assert.Equal(covered ? Today.AddDays(2) : Today.AddDays(-1), supply.RunsOutOn);
    }

    [Fact]
    public void At_home_is_told_by_medication_the_strongest_first()
    {
        var supply = Forecast(FiveADay, Today, Fives, Counted(Today, null, Tablets("diazepam-tablet-5", 3), Tablets("alprazolam-tablet-1", 1), Tablets("diazepam-tablet-10", 3)));
        Assert.Equal(["alprazolam-tablet-1", "diazepam-tablet-10", "diazepam-tablet-5"], supply.AtHome.Select(line => line.Product));
    }

    [Fact]
    public void A_draft_comes_in_as_pieces_and_as_sealed_bottles()
    {
        PrescriptionItem Item(string product, decimal quantity, int bottles = 0) => new(product, quantity, 0, quantity, bottles, "");
        var draft = new PrescriptionDraft(Today, Today, [Item("diazepam-tablet-5", 9), Item("diazepam-tablet-2", 0), Item("lorazepam-solution-2", 60, 2), Item("diazepam-solution-1", 45)], []);
        Assert.Equal(
            [Tablets("diazepam-tablet-5", 9), Bottle("lorazepam-solution-2", 30), Bottle("lorazepam-solution-2", 30), Bottle("diazepam-solution-1", 45)],
            draft.Dispensed(Reference));
    }
}
