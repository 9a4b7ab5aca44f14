using BenzoClinic.Domain.Medications;
using BenzoClinic.Services.Medications;

namespace BenzoClinic.Services.Tests.Medications;

/// <summary>The reference data as shipped, against figures written out here a second time.</summary>
public sealed class ShippedFormularyTests
{
    private static readonly Formulary Shipped = FormularyReader.ReadFrom(FormularyReader.DefaultFolder);

    [Fact]
    public void Every_medication_of_the_clinic_is_there() =>
        Assert.Equal(
            [
                "alprazolam", "bromazepam", "chlordiazepoxide", "clobazam", "clonazepam", "clorazepate", "diazepam", "estazolam",
                "eszopiclone", "flurazepam", "loprazolam", "lorazepam", "lormetazepam", "nitrazepam", "oxazepam", "quazepam",
                "temazepam", "triazolam", "zaleplon", "zolpidem", "zopiclone",
            ],
            Shipped.Medications.Select(medication => medication.Code));

    [Fact]
    public void Only_medications_marketed_in_the_US_can_be_ordered_and_each_of_them_has_a_product()
    {
        string[] foreign = ["bromazepam", "loprazolam", "lormetazepam", "nitrazepam", "zopiclone"];
        Assert.Equal(foreign, Shipped.Medications.Where(medication => !medication.Orderable).Select(medication => medication.Code));
        Assert.Equal(foreign, Shipped.Medications.Where(medication => !Shipped.ProductsOf(medication.Code).Any()).Select(medication => medication.Code));
    }

    [Theory]
    [InlineData("alprazolam", 0.5, 0.5)]
    [InlineData("chlordiazepoxide", 25, 25)]
    [InlineData("clobazam", 20, 20)]
    [InlineData("clonazepam", 0.5, 0.5)]
    [InlineData("clorazepate", 15, 15)]
    [InlineData("diazepam", 10, 10)]
    [InlineData("estazolam", 1, 2)]
    [InlineData("flurazepam", 15, 30)]
    [InlineData("lorazepam", 1, 1)]
    [InlineData("oxazepam", 20, 20)]
    [InlineData("quazepam", 20, 20)]
    [InlineData("temazepam", 20, 20)]
    [InlineData("triazolam", 0.5, 0.5)]
    [InlineData("zolpidem", 20, 20)]
    [InlineData("zaleplon", 20, 20)]
    [InlineData("eszopiclone", 3, 3)]
    [InlineData("bromazepam", 5, 6)]
    [InlineData("nitrazepam", 10, 10)]
    [InlineData("lormetazepam", 1, 2)]
    [InlineData("loprazolam", 1, 2)]
    [InlineData("zopiclone", 15, 15)]
    public void Ashton_comes_first_and_equals_the_published_figures(string medication, double low, double high)
    {
        Assert.Equal("Ashton", Shipped.Tables[0].Name);
        AssertRow("ashton", medication, low, high, 10);
    }

    [Theory]
    [InlineData("va-dod", "alprazolam", 1, 1, 10)]
    [InlineData("va-dod", "chlordiazepoxide", 25, 25, 10)]
    [InlineData("va-dod", "clonazepam", 1, 1, 10)]
    [InlineData("va-dod", "clorazepate", 15, 15, 10)]
    [InlineData("va-dod", "diazepam", 10, 10, 10)]
    [InlineData("va-dod", "estazolam", 1, 1, 10)]
    [InlineData("va-dod", "flurazepam", 15, 15, 10)]
    [InlineData("va-dod", "lorazepam", 2, 2, 10)]
    [InlineData("va-dod", "oxazepam", 30, 30, 10)]
    [InlineData("va-dod", "quazepam", 10, 10, 10)]
    [InlineData("va-dod", "temazepam", 15, 15, 10)]
    [InlineData("va-dod", "triazolam", 0.25, 0.25, 10)]
    [InlineData("nhs-scotland", "chlordiazepoxide", 12.5, 12.5, 5)]
    [InlineData("nhs-scotland", "zolpidem", 10, 10, 5)]
    [InlineData("nhs-scotland", "loprazolam", 0.5, 1, 5)]
    [InlineData("medscape", "clorazepate", 15, 15, 10)]
    [InlineData("medscape", "chlordiazepoxide", 20, 25, 10)]
    [InlineData("bnf", "alprazolam", 0.25, 0.25, 5)]
    [InlineData("bnf", "flurazepam", 7.5, 15, 5)]
    public void The_other_tables_equal_the_published_figures(string table, string medication, double low, double high, double diazepam) =>
        AssertRow(table, medication, low, high, diazepam);

    [Fact]
    public void Tables_list_no_figure_that_their_publication_lacks()
    {
        Assert.Equal(["ashton", "va-dod", "nhs-scotland", "medscape", "clincalc", "bnf"], Shipped.Tables.Select(table => table.Code));
        Assert.Equal([21, 12, 12, 13, 11, 10], Shipped.Tables.Select(table => table.Rows.Count));
    }

    [Fact]
    public void Clincalc_gives_a_figure_within_a_range()
    {
        var row = RowOf("clincalc", "clonazepam");
        Assert.Equal((0.5m, 0.75m, 4m), (row.Low.Milligrams, row.Point!.Value.Milligrams, row.High.Milligrams));
        Assert.False(RowOf("ashton", "estazolam").IsPoint);
    }

    [Theory]
    [InlineData("alprazolam", 0.5, 2)]
    [InlineData("clonazepam", 0.5, 4)]
    [InlineData("diazepam", 10, 10)]
    [InlineData("lorazepam", 1, 4)]
    [InlineData("oxazepam", 5, 40)]
    [InlineData("clobazam", 20, 20)]
    [InlineData("zolpidem", 20, 20)]
    [InlineData("flurazepam", 8, 30)]
    [InlineData("nitrazepam", 5, 10)]
    public void The_published_range_spans_the_tables(string medication, double low, double high) =>
        Assert.Equal(((decimal)low, (decimal)high), Shipped.PublishedRange(medication));

    [Theory]
    [InlineData("alprazolam", 10)]
    [InlineData("chlordiazepoxide", 100)]
    [InlineData("clobazam", 40)]
    [InlineData("clonazepam", 20)]
    [InlineData("clorazepate", 90)]
    [InlineData("diazepam", 40)]
    [InlineData("estazolam", 2)]
    [InlineData("eszopiclone", 3)]
    [InlineData("flurazepam", 30)]
    [InlineData("lorazepam", 10)]
    [InlineData("oxazepam", 120)]
    [InlineData("quazepam", 15)]
    [InlineData("temazepam", 30)]
    [InlineData("triazolam", 0.5)]
    [InlineData("zaleplon", 20)]
    [InlineData("zolpidem", 12.5)]
    public void The_maximum_is_the_labels_and_says_which(string code, double maximum)
    {
        var medication = Shipped.Find(code)!;
        Assert.Equal((decimal)maximum, medication.MaximumPerDay?.Milligrams);
        Assert.StartsWith("US label, ", medication.MaximumSource, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lorazepam-tablet-0.5", "Tablet 0.5 mg")]
    [InlineData("lorazepam-tablet-1", "Tablet 1 mg, scored in halves")]
    [InlineData("alprazolam-tablet-2", "Tablet 2 mg, scored in quarters")]
    [InlineData("alprazolam-odt-0.5", "Orally disintegrating tablet 0.5 mg")]
    [InlineData("alprazolam-er-3", "Extended release 3 mg")]
    [InlineData("clorazepate-tablet-3.75", "Tablet 3.75 mg, scored in halves")]
    [InlineData("diazepam-solution-1", "Oral solution 1 mg/mL")]
    [InlineData("diazepam-solution-5", "Oral solution 5 mg/mL")]
    [InlineData("temazepam-capsule-22.5", "Capsule 22.5 mg")]
    [InlineData("zolpidem-sublingual-1.75", "Sublingual tablet 1.75 mg")]
    [InlineData("clobazam-film-5", "Oral film 5 mg")]
    public void Products_have_the_strength_and_scoring_of_the_label(string code, string label) =>
        Assert.Equal(label, Shipped.FindProduct(code)?.Label);

    [Fact]
    public void Every_row_names_its_source()
    {
        var sources = Shipped.Medications.Select(medication => medication.Source)
            .Concat(Shipped.Medications.SelectMany(medication => Shipped.ProductsOf(medication.Code)).Select(product => product.Source))
            .Concat(Shipped.Tables.Select(table => table.Source))
            .Concat(Shipped.Tables.SelectMany(table => table.Rows).Select(row => row.Source))
            .ToList();
        Assert.True(sources.Count > 150);
        Assert.All(sources, source => Assert.True(source.Length > 15, source));
    }

    private static PublishedEquivalence RowOf(string table, string medication) =>
        Shipped.Tables.Single(candidate => candidate.Code == table).Rows.Single(row => row.Medication == medication);

    private static void AssertRow(string table, string medication, double low, double high, double diazepam)
    {
        var row = RowOf(table, medication);
        Assert.Equal(
            ((decimal)low, (decimal)high, (decimal)diazepam),
            (row.Low.Milligrams, row.High.Milligrams, row.Diazepam.Milligrams));
    }
}
