using System.Globalization;
using System.Text.Json;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Tapers;

public sealed class DispensingTests
{
    /// <summary>The worked cases: name, products, target and what is expected.</summary>
    public static TheoryData<string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var file in VectorFiles.Of("dispensing*.json"))
            foreach (var test in file.GetProperty("cases").EnumerateArray())
            {
                var products = test.GetProperty("products");
                var listed = products.ValueKind == JsonValueKind.String ? file.GetProperty("products").GetProperty(products.GetString()!) : products;
                data.Add($"{products} {test.GetProperty("targetMg")}", listed.GetRawText(), test.GetRawText());
            }

        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_dose_is_made_as_worked(string name, string products, string json)
    {
        var test = JsonDocument.Parse(json).RootElement;
        var (asked, expect) = (Mg(test.GetProperty("targetMg").GetString()!), test.GetProperty("expect"));
        var made = Makeable([.. JsonDocument.Parse(products).RootElement.EnumerateArray().Select(ProductOf)]).Make(asked);

        Assert.True(expect.GetProperty("dispensable").GetBoolean() == made is not null, name);
        if (expect.TryGetProperty("fewestPieces", out var pieces)) Assert.Equal(pieces.GetInt32(), made!.PieceCount);
        if (expect.TryGetProperty("milliliters", out var volume)) Assert.Equal(decimal.Parse(volume.GetString()!, CultureInfo.InvariantCulture), made!.Liquid!.Volume.Milliliters);
        if (made is not null) AssertExact(asked, made);
    }

    [Fact]
    public void The_pieces_are_the_best_of_all_ways_and_add_up_exactly() => Stock.Select(Gen.Int[1, 400]).Sample((products, quarters) =>
    {
        var asked = Dose.FromNanograms(quarters * 62_500L);
        var made = Makeable(products).Make(asked);
        // Each extended-release product alone, all others together.
        var best = products.Where(product => product.Form != DoseForm.Solution).GroupBy(product => product.Form == DoseForm.ExtendedRelease ? product.Code : "")
            .Select(group => ByTrying([.. group], asked.Nanograms)).Where(cost => cost is not null).Min();

        if (best is { } cost) Assert.Equal(cost, (made!.PieceCount, made.Splits, made.Pieces.Select(it => it.Product.Code).Distinct().Count()));
        else Assert.True(made is null || made.Pieces.Count == 0);
        if (made is not null) AssertExact(asked, made);
    }, iter: 10_000);

    [Fact]
    public void The_nearest_doses_can_be_made_and_nothing_lies_between() => Gen.Select(Stock, Gen.Int[1, 800], Gen.Bool).Sample((products, grains, mixes) =>
    {
        var makeable = new MakeableDoses(products, mixes);
        var asked = Dose.FromNanograms(grains * 31_250L);
        var (above, below) = (makeable.AtOrAbove(asked), makeable.Below(asked)!.Value);

        Assert.NotNull(makeable.Make(below));
        Assert.True(below < asked);
        if (above is { } found)
        {
            Assert.True(found >= asked);
            AssertExact(found, makeable.Make(found)!);
        }

        // Every dose that a syringe's smallest mark or a quarter tablet can reach.
        for (var between = below.Nanograms + 1_250; between < Math.Min(above?.Nanograms ?? asked.Nanograms + 1_000_000, below.Nanograms + 1_000_000); between += 1_250)
            if (between != below.Nanograms) Assert.Null(makeable.Make(Dose.FromNanograms(between)));
    }, iter: 2_000);

    [Fact]
    public void Only_a_scored_tablet_is_ever_cut()
    {
        foreach (var form in Enum.GetValues<DoseForm>().Where(form => form is not (DoseForm.Tablet or DoseForm.Solution)))
            Assert.Null(Makeable([new Product("x", "x", form, Mg("2"), 2, "test")]).Make(Mg("1")));
        Assert.Null(Makeable([Tablet("2", 1)]).Make(Mg("1")));
        Assert.Equal("half 2 mg tablet", Makeable([Tablet("2", 2)]).Make(Mg("1"))!.Words);
    }

    [Fact]
    public void Tablets_and_liquid_stand_in_one_dose_only_where_that_is_ticked()
    {
        Product[] products = [Tablet("2", 2), Liquid("1", "0.1") with { Syringe = new Syringe("5 mL oral syringe", Volume.FromMilliliters(0.1m), Volume.FromMilliliters(5)) }];
        Assert.Equal("2.3 mL of 1 mg/mL (2.3 mg)", new MakeableDoses(products).Make(Mg("2.3"))!.Words);
        // Too coarse for the mark of the syringe alone and with any tablet.
        Assert.Null(new MakeableDoses(products, mixes: true).Make(Mg("2.35")));
        Assert.Equal("2.35", new MakeableDoses([Tablet("0.25", 1), Liquid("1", "0.1")], mixes: true).Make(Mg("2.35"))!.Dose.Number);
        Assert.Null(new MakeableDoses([Tablet("0.25", 1), Liquid("1", "0.1")]).Make(Mg("2.35")));
    }

    [Fact]
    public void Extended_release_stands_alone_in_a_dose()
    {
        Product[] products = [Extended("1"), Extended("2"), Tablet("0.5", 2), Liquid("1", "0.1")];
        var (makeable, mixed) = (Makeable(products), new MakeableDoses(products[..^1], mixes: true));
        Assert.Equal("2 mg extended-release piece", makeable.Make(Mg("2"))!.Words);
        Assert.Equal("2 × 2 mg extended-release piece", makeable.Make(Mg("4"))!.Words);
        // 2 mg and 1 mg of it would be fewer pieces, and are two products.
        Assert.Equal("3 × 1 mg extended-release piece", makeable.Make(Mg("3"))!.Words);
        Assert.Equal("3 × 0.5 mg tablet", makeable.Make(Mg("1.5"))!.Words);
        Assert.Equal("2.3 mL of 1 mg/mL (2.3 mg)", new MakeableDoses([Extended("2"), Liquid("1", "0.1")], mixes: true).Make(Mg("2.3"))!.Words);
        Assert.Null(new MakeableDoses([Extended("2"), Extended("3"), Tablet("0.25", 1)]).Make(Mg("5")));
        Assert.Null(mixed.Make(Mg("6.25")));
        Assert.Equal((Mg("8"), Mg("6")), (mixed.AtOrAbove(Mg("6.25")), mixed.Below(Mg("6.25"))));
    }

    [Fact]
    public void Who_takes_extended_release_is_not_changed_to_as_many_plain_pieces() =>
        Assert.Equal("1 mg extended-release piece", Makeable([Tablet("1", 2), Extended("1")]).Make(Mg("1"))!.Words);

    [Fact]
    public void The_weaker_liquid_is_measured_while_one_filling_holds_it()
    {
        Product[] products =
        [
            Liquid("5", "0.01") with { Code = "strong", Syringe = new Syringe("1 mL oral syringe", Volume.FromMilliliters(0.01m), Volume.FromMilliliters(1)) },
            Liquid("1", "0.1") with { Code = "weak", Syringe = new Syringe("5 mL oral syringe", Volume.FromMilliliters(0.1m), Volume.FromMilliliters(5)) },
        ];
        Assert.Equal("weak", Makeable(products).Make(Mg("4.5"))!.Liquid!.Product.Code);
        Assert.Equal("weak", Makeable(products).Make(Mg("5"))!.Liquid!.Product.Code);
        // More than a filling of the weaker: the stronger would need two of its own as well.
        Assert.Equal("strong", Makeable([products[0] with { Syringe = new Syringe("3 mL oral syringe", Volume.FromMilliliters(0.1m), Volume.FromMilliliters(3)) }, products[1]]).Make(Mg("10"))!.Liquid!.Product.Code);
        Assert.Equal("weak", Makeable(products).Make(Mg("9.3"))!.Liquid!.Product.Code);
    }

    private static Gen<Product[]> Stock { get; } = Gen.OneOf(
        Gen.Select(Pick.From("0.125", "0.25", "0.5", "1", "2", "2.5", "3.75", "5", "7.5", "10", "15"), Pick.From(1, 2, 4)).Select(it => Tablet(it.Item1, it.Item2)),
        Pick.From("0.5", "1", "5", "10").Select(strength => new Product($"capsule-{strength}", "x", DoseForm.Capsule, Mg(strength), 1, "test")),
        Pick.From("0.5", "1", "3").Select(Extended),
        Pick.From(("1", "0.1"), ("2", "0.01"), ("2.5", "0.1")).Select(it => Liquid(it.Item1, it.Item2)))
        .Array[1, 4].Select(products => products.DistinctBy(product => product.Code).ToArray());

    /// <summary>The cheapest of all ways, by trying every one of them.</summary>
    private static (int Pieces, int Splits, int Strengths)? ByTrying(Product[] products, long asked)
    {
        (int, int, int)? best = null;
        var units = products.SelectMany(product => new[] { 1, 2, 4 }.Where(part => part <= product.Parts).Select(part => (product.Code, Part: part, Nanograms: product.Strength.Nanograms / part))).ToList();
        Try(0, asked, 0, 0, []);
        return best;

        void Try(int from, long left, int pieces, int splits, HashSet<string> strengths)
        {
            if (left == 0)
            {
                var cost = (pieces, splits, strengths.Count);
                if (best is not { } known || cost.CompareTo(known) < 0) best = cost;
                return;
            }

            if (pieces == MakeableDoses.MostPieces) return;
            for (var i = from; i < units.Count; i++)
                if (units[i].Nanograms <= left) Try(i, left - units[i].Nanograms, pieces + 1, splits + (units[i].Part > 1 ? 1 : 0), [.. strengths, units[i].Code]);
        }
    }

    private static void AssertExact(Dose asked, DispensedDose made)
    {
        var sum = made.Pieces.Aggregate(made.Liquid?.Amount ?? Dose.Zero, (sum, pieces) => sum + pieces.Amount);
        Assert.Equal(asked, sum);
        Assert.True(made.PieceCount <= MakeableDoses.MostPieces);
        Assert.True(made.Liquid is null || made.Liquid.Volume.Microliters % made.Liquid.Product.Syringe!.Step.Microliters == 0);
    }

    private static MakeableDoses Makeable(IReadOnlyList<Product> products) => new(products);

    private static Product ProductOf(JsonElement row)
    {
        if (row.TryGetProperty("mgPerMl", out var strength)) return Liquid(strength.GetString()!, row.GetProperty("stepMl").GetString()!);
        var form = row.GetProperty("form").GetString()! switch
        {
            "tablet" => DoseForm.Tablet,
            "capsule" => DoseForm.Capsule,
            "orally disintegrating tablet" => DoseForm.OrallyDisintegrating,
            var other => throw new NotSupportedException(other),
        };
        var mg = row.GetProperty("strengthMg").GetString()!;
        return new Product($"{form}-{mg}", "x", form, Mg(mg), row.GetProperty("split").GetInt32(), "test");
    }

    private static Product Tablet(string mg, int parts) => new($"tablet-{mg}", "x", DoseForm.Tablet, Mg(mg), parts, "test");

    private static Product Extended(string mg) => new($"extended-{mg}", "x", DoseForm.ExtendedRelease, Mg(mg), 1, "test");

    private static Product Liquid(string mgPerMl, string step) => new($"solution-{mgPerMl}", "x", DoseForm.Solution, Mg(mgPerMl), 1, "test")
    {
        Syringe = new Syringe("oral syringe", Volume.FromMilliliters(decimal.Parse(step, CultureInfo.InvariantCulture)), Volume.FromMilliliters(10)),
    };

    private static Dose Mg(string text) => Dose.FromMilligrams(decimal.Parse(text, CultureInfo.InvariantCulture));
}
