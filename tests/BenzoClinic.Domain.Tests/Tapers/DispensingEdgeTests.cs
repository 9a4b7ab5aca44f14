using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Domain.Tests.Tapers.Plans;

namespace BenzoClinic.Domain.Tests.Tapers;

/// <summary>Where dispensing turns: the order of the pieces, ties, the ends of what can be made, a product of one's own.</summary>
public sealed class DispensingEdgeTests
{
    [Fact]
    public void The_strongest_piece_is_named_first_in_whatever_order_the_products_stand()
    {
        Product[] products = [Tablet(10, 1), Tablet(5, 2)];
        const string Words = "10 mg tablet + half 5 mg tablet";
        Assert.Equal(Words, new MakeableDoses(products).Make(Mg(12.5m))!.Words);
        Assert.Equal(Words, new MakeableDoses([.. products.Reverse()]).Make(Mg(12.5m))!.Words);
        Assert.Equal("quarter 10 mg tablet", new MakeableDoses([Tablet(10, 4)]).Make(Mg(2.5m))!.Words);
        Assert.Equal("10 mg tablet + half 10 mg tablet + quarter 10 mg tablet", new MakeableDoses([Tablet(10, 4)]).Make(Mg(17.5m))!.Words);
    }

    [Theory, InlineData(DoseForm.Tablet), InlineData(DoseForm.ExtendedRelease)]
    public void Of_two_equal_ways_the_same_is_always_taken(DoseForm form)
    {
        Product[] products = [Tablet(2, 1) with { Code = "b", Form = form }, Tablet(2, 1) with { Code = "a", Form = form }];
        Assert.Equal("a", Assert.Single(new MakeableDoses(products).Make(Mg(4))!.Pieces).Product.Code);
        Assert.Equal("a", Assert.Single(new MakeableDoses([.. products.Reverse()]).Make(Mg(4))!.Pieces).Product.Code);
    }

    [Fact]
    public void Zero_can_always_be_made_and_lies_below_the_smallest_dose()
    {
        var makeable = new MakeableDoses([Tablet(2, 1)]);
        Assert.Equal((Dose.Zero, Dose.Zero), (makeable.AtOrAbove(Dose.Zero), makeable.Cut(Mg(2), Dose.Zero, measured: false)));
        Assert.Equal(Dose.Zero, makeable.Below(Dose.FromNanograms(1)));
        Assert.Null(makeable.Below(Dose.Zero));
    }

    [Fact]
    public void A_cut_is_below_what_is_taken_or_there_is_none()
    {
        var makeable = new MakeableDoses([Tablet(2, 1)]);
        Assert.Equal(Mg(4), makeable.Cut(Mg(5), Mg(3), measured: false));
        Assert.Null(makeable.Cut(Mg(2), Mg(1), measured: false));
        // Above six pieces nothing is made.
        Assert.Null(makeable.Cut(Mg(100), Mg(90), measured: false));
    }

    [Fact]
    public void A_filling_of_the_weaker_liquid_may_be_full()
    {
        Product[] products = [Liquid(5, 0.1m, 3), Liquid(1, 0.1m, 5)];
        Assert.Equal("5 mL of 1 mg/mL (5 mg)", new MakeableDoses(products).Make(Mg(5))!.Words);
        Assert.Equal("1.1 mL of 5 mg/mL (5.5 mg)", new MakeableDoses(products).Make(Mg(5.5m))!.Words);
    }

    [Fact]
    public void A_named_tablet_is_exchanged_for_what_the_clinic_stocks_and_taken_itself_only_where_that_cannot_make_the_dose()
    {
        var ten = PlanTaper.Line("diazepam", bedtime: 10) with { Product = "diazepam-tablet-2" };
        Assert.Equal("10 mg tablet", PlanTaper.Sources("diazepam-tablet-10").Make(ten, DoseTime.Bedtime)!.Words);
        var two = PlanTaper.Line("diazepam", bedtime: 2) with { Product = "diazepam-tablet-2" };
        Assert.Equal("2 mg tablet", PlanTaper.Sources("diazepam-tablet-10").Make(two, DoseTime.Bedtime)!.Words);
        Assert.Null(PlanTaper.Sources("diazepam-tablet-10").Make(two with { Product = null }, DoseTime.Bedtime));
    }

    private static Product Tablet(decimal mg, int parts) => new($"tablet-{mg}", "x", DoseForm.Tablet, Mg(mg), parts, "test");

    private static Product Liquid(decimal mgPerMl, decimal step, decimal filling) => new($"solution-{mgPerMl}", "x", DoseForm.Solution, Mg(mgPerMl), 1, "test")
    {
        Syringe = new Syringe("oral syringe", Volume.FromMilliliters(step), Volume.FromMilliliters(filling)),
    };

    private static Dose Mg(decimal milligrams) => Dose.FromMilligrams(milligrams);
}
