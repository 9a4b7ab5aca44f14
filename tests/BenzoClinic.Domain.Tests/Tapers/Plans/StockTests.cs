using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Tapers.Plans;
using static BenzoClinic.Domain.Tests.Tapers.Plans.PlanTaper;

namespace BenzoClinic.Domain.Tests.Tapers.Plans;

public sealed class StockTests
{
    private static readonly Product Sublingual = new("zolpidem-sublingual-3.5", "zolpidem", DoseForm.Sublingual, Mg(3.5m), 1, "test");
    private static readonly Product Extended = new("alprazolam-er-3", "alprazolam", DoseForm.ExtendedRelease, Mg(3), 1, "test");
    private static readonly Product Concentrate = new("diazepam-solution-5", "diazepam", DoseForm.Solution, Mg(5), 1, "test");

    private static Formulary Wider { get; } = new(Reference.Medications, [.. Reference.Medications.SelectMany(it => Reference.ProductsOf(it.Code)), Sublingual, Extended, Concentrate], Reference.Tables);

    private static IReadOnlyList<string> With(Domain.Medications.Regimen taken) => Domain.Tapers.Plans.Stock.With(Wider, Domain.Tapers.Plans.Stock.Usual(Wider), taken);

    [Fact]
    public void What_a_clinic_chose_stands_in_the_place_of_the_usual()
    {
        Assert.Equal(Domain.Tapers.Plans.Stock.Usual(Wider).Order(), Domain.Tapers.Plans.Stock.Of(Wider, Domain.Clinic.StockPolicy.Usual).Products.Order());
        var chosen = Domain.Tapers.Plans.Stock.Of(Wider, new Domain.Clinic.StockPolicy(["diazepam-tablet-5"], true));
        Assert.Equal("diazepam-tablet-5", Assert.Single(chosen.Products));
        Assert.True(chosen.Mixes);
        Assert.Null(chosen.Of("diazepam").Make(Mg(2)));
    }

    [Fact]
    public void What_a_regimen_names_is_at_hand_beside_the_usual()
    {
        var usual = Domain.Tapers.Plans.Stock.Usual(Wider);
        Assert.DoesNotContain(Sublingual.Code, usual);
        var taken = Of(Line("zolpidem", bedtime: 3.5m) with { Product = Sublingual.Code }, Line("alprazolam", morning: 3) with { Product = Extended.Code }, Line("clonazepam", morning: 1));
        Assert.Equal([.. usual, Sublingual.Code, Extended.Code], With(taken));
        Assert.Equal(usual, With(Of(Line("zolpidem", bedtime: 3.5m) with { Product = "no-longer-made" })));
    }

    [Fact]
    public void A_liquid_that_is_taken_takes_the_place_of_the_usual_one()
    {
        var products = With(Of(Line("diazepam", bedtime: 4) with { Product = Concentrate.Code }));
        Assert.Equal([Concentrate.Code, "lorazepam-solution-2"], products.Where(code => code.Contains("solution", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public void A_plan_begins_with_a_dose_that_only_its_own_product_makes()
    {
        var taken = Line("zolpidem", bedtime: 3.5m) with { Product = Sublingual.Code };
        var record = Taking(taken with { Product = null });
        Assert.Contains(Draft(Domain.Tapers.Plans.Stock.Usual(Wider)).Findings, finding => finding is { Field: "Products", Code: Dispensability.Code });
        Assert.DoesNotContain(Draft(With(Of(taken))).Findings, finding => finding.Field == "Products");

        PlanDraft Draft(IReadOnlyList<string> products) => Planner.Draft(record, Proportional(10), Wider, new Stock(Wider, products), Today);
    }
}
