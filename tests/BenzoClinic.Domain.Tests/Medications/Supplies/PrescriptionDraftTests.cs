using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using static BenzoClinic.Domain.Tests.Medications.Supplies.Home;
using static BenzoClinic.Domain.Tests.Tapers.Plans.PlanTaper;

namespace BenzoClinic.Domain.Tests.Medications.Supplies;

public sealed class PrescriptionDraftTests
{
    private static readonly DoseSources FiveAndTwo = Sources("diazepam-tablet-5", "diazepam-tablet-2");

    [Fact]
    public void Needed_less_what_was_counted_by_hand()
    {
        // Eleven days from after this morning's dose: 2 + 10 × 3 tablets of 5 mg, 11 of 2 mg.
        var draft = Draft(Taking(Line("diazepam", morning: 5, midday: 2, bedtime: 10)), 11, FiveAndTwo, DoseTime.Morning, Tablets("diazepam-tablet-5", 11), Tablets("diazepam-tablet-2", 6));

        Assert.Equal([("diazepam-tablet-5", 32m, 11m, 21m), ("diazepam-tablet-2", 11m, 6m, 5m)], draft.Items.Select(item => (item.Product, item.Needed, item.AtHome, item.Quantity)));
        Assert.Equal("Take 1 tablet (5 mg) in the morning and 2 tablets (10 mg) at bedtime by mouth.", draft.Items[0].Sig);
        Assert.Equal("Take 1 tablet (2 mg) at midday by mouth.", draft.Items[1].Sig);
        Assert.Equal((Today, Today.AddDays(10), 11), (draft.From, draft.To, draft.Days));
    }

    [Fact]
    public void Halves_are_counted_in_halves_and_rounded_up_once()
    {
        var draft = Draft(Taking(Line("diazepam", morning: 2.5m, bedtime: 7.5m)), 7, Sources("diazepam-tablet-5"), null, Tablets("diazepam-tablet-5", 1.5m));

        // Two tablets a day: 14, less one and a half.
        var item = Assert.Single(draft.Items);
        Assert.Equal((14m, 1.5m, 13m), (item.Needed, item.AtHome, item.Quantity));
        Assert.Equal("Take half a tablet (2.5 mg) in the morning and 1 and a half tablets (7.5 mg) at bedtime by mouth.", item.Sig);
        Assert.Equal(4m, Draft(Taking(Line("diazepam", bedtime: 2.5m)), 7, Sources("diazepam-tablet-5"), null).Items.Single().Quantity);
    }

    [Fact]
    public void A_step_between_two_visits_is_in_the_quantity_and_in_the_words()
    {
        var record = Taking(Line("diazepam", bedtime: 20));
        var order = new DoseOrder([new OrderedStep(Today, Of(Line("diazepam", bedtime: 20))), new OrderedStep(Today.AddDays(7), Of(Line("diazepam", bedtime: 18)))], "Planned step", "", false, false);
        Assert.Empty(record.Order(order, new DoseDoor(Domain.Tests.Tapers.TestTaper.Visit, true, null), Reference, Stamp));

        var draft = Draft(record, 14, Sources("diazepam-tablet-10", "diazepam-tablet-2"), null);

        // Seven nights of 2 × 10 mg, then seven of 1½ × 10 mg and 1½ × 2 mg: 24½ and 10½.
        Assert.Equal([("diazepam-tablet-10", 25m), ("diazepam-tablet-2", 11m)], draft.Items.Select(item => (item.Product, item.Quantity)));
        Assert.Equal("2 Mar to 8 Mar: take 2 tablets (20 mg) at bedtime by mouth. From 9 Mar: take 1 and a half tablets (15 mg) at bedtime by mouth.", draft.Items[0].Sig);
        Assert.Equal("2 Mar to 8 Mar: none. From 9 Mar: take 1 and a half tablets (3 mg) at bedtime by mouth.", draft.Items[1].Sig);
    }

    [Fact]
    public void As_needed_is_covered_to_its_maximum_and_said_so()
    {
        var draft = Draft(Taking(Line("diazepam", asNeeded: 2, maximum: 6)), 5, FiveAndTwo, DoseTime.Bedtime);
        Assert.Equal((15m, "Take 1 tablet (2 mg) as needed, at most 3 times a day by mouth."), (draft.Items.Single().Quantity, draft.Items.Single().Sig));
    }

    [Fact]
    public void A_poured_solution_is_written_to_the_mL_above()
    {
        var item = Draft(Taking(Line("diazepam", bedtime: 9.3m)), 10, Sources("diazepam-solution-1"), null, Bottle("diazepam-solution-1", 12.5m, Today.AddDays(-3))).Items.Single();

        // 93 mL, less 12.5: 80.5.
        Assert.Equal((93m, 12.5m, 81m, 0), (item.Needed, item.AtHome, item.Quantity, item.Bottles));
        Assert.Equal("Take 9.3 mL (9.3 mg) at bedtime by mouth. Measure with the 10 mL oral syringe.", item.Sig);
    }

    [Fact]
    public void A_concentrate_comes_in_whole_bottles_and_what_is_thrown_away_does_not_count()
    {
        var record = Taking(Line("lorazepam", bedtime: 1) with { Product = "lorazepam-solution-2" });

        // Half a mL a day for 28 days is 14 mL: the 20 mL at home would do, were they not thrown away in five days.
        var item = Draft(record, 28, Sources(), null, Bottle("lorazepam-solution-2", 20, Today.AddDays(-85))).Items.Single();
        Assert.Equal((14m, 20m, 30m, 1), (item.Needed, item.AtHome, item.Quantity, item.Bottles));
        Assert.Equal(0m, Draft(record, 28, Sources(), null, Bottle("lorazepam-solution-2", 20)).Items.Single().Quantity);
    }

    [Fact]
    public void What_cannot_be_made_of_the_chosen_products_is_named()
    {
        var draft = Draft(Taking(Line("diazepam", morning: 5, bedtime: 1.3m)), 7, FiveAndTwo, null);
        Assert.Equal(("diazepam", Mg(1.3m)), Assert.Single(draft.NotMade));
    }

    [Fact]
    public void It_begins_with_the_strengths_the_patient_knows_as_long_as_they_make_the_doses()
    {
        string[] Usual(decimal dose, params string[] known) => [.. UsualProducts.Of([Of(Line("diazepam", bedtime: dose))], known, Stock("diazepam-tablet-10", "diazepam-tablet-2"), Reference)];
        Assert.Equal(["diazepam-tablet-5", "diazepam-tablet-2"], Usual(17, "diazepam-tablet-5", "diazepam-tablet-2", "lorazepam-tablet-1"));
        Assert.Equal(["diazepam-tablet-2", "diazepam-tablet-10"], Usual(16, "diazepam-tablet-5"));
        Assert.Equal(["diazepam-tablet-2", "diazepam-tablet-10"], Usual(16));
    }
}
