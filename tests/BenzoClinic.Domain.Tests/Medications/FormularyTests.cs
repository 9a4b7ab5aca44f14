using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tests.Medications;

public sealed class FormularyTests
{
    private static readonly Formulary Small = new(
        [new("lorazepam", "Lorazepam", MedicationClass.Benzodiazepine, ActingClass.IntermediateActing, "10–20 h", ["Ativan"], "6470", Mg(10), true, "Label")],
        [
            new("lorazepam-tablet-1", "lorazepam", DoseForm.Tablet, Mg(1), 2, "Label"),
            new("lorazepam-solution-2", "lorazepam", DoseForm.Solution, Mg(2), 1, "Label"),
        ],
        [
            new("first", "First", "Book", [new("lorazepam", Mg(1), Mg(1), Mg(10), "Book")]),
            new("second", "Second", "Other book", [new("lorazepam", Mg(0.4m), Mg(1.5m), Mg(5), "Other book")]),
        ]);

    [Fact]
    public void The_published_range_spans_all_tables_and_counts_per_10_mg_diazepam() =>
        Assert.Equal((0.8m, 3m), Small.PublishedRange("lorazepam"));

    [Fact]
    public void A_medication_without_a_table_has_no_published_range() =>
        Assert.Null(Small.PublishedRange("phenazepam"));

    [Fact]
    public void An_unknown_code_is_shown_as_it_is()
    {
        Assert.Equal("Lorazepam", Small.NameOf("lorazepam"));
        Assert.Equal("phenazepam", Small.NameOf("phenazepam"));
        Assert.Null(Small.Find("phenazepam"));
        Assert.Null(Small.FindProduct("phenazepam-tablet-1"));
        Assert.Empty(Small.ProductsOf("phenazepam"));
    }

    [Fact]
    public void Products_keep_the_order_of_the_file() =>
        Assert.Equal(["lorazepam-tablet-1", "lorazepam-solution-2"], Small.ProductsOf("lorazepam").Select(product => product.Code));

    [Fact]
    public void A_range_without_a_figure_has_no_point()
    {
        var range = new PublishedEquivalence("estazolam", Mg(1), Mg(2), Mg(10), "Book");
        Assert.False(range.IsPoint);
        Assert.True(new PublishedEquivalence("estazolam", Mg(1), Mg(1), Mg(10), "Book").IsPoint);
        Assert.Equal(Mg(1.5m), (range with { Point = Mg(1.5m) }).Point);
    }

    [Theory]
    [InlineData(DoseForm.Tablet, 1, "Tablet 2.5 mg")]
    [InlineData(DoseForm.Tablet, 2, "Tablet 2.5 mg, scored in halves")]
    [InlineData(DoseForm.Tablet, 4, "Tablet 2.5 mg, scored in quarters")]
    [InlineData(DoseForm.Capsule, 1, "Capsule 2.5 mg")]
    [InlineData(DoseForm.OrallyDisintegrating, 1, "Orally disintegrating tablet 2.5 mg")]
    [InlineData(DoseForm.ExtendedRelease, 1, "Extended release 2.5 mg")]
    [InlineData(DoseForm.Sublingual, 1, "Sublingual tablet 2.5 mg")]
    [InlineData(DoseForm.Film, 1, "Oral film 2.5 mg")]
    [InlineData(DoseForm.Solution, 1, "Oral solution 2.5 mg/mL")]
    public void The_label_names_form_strength_and_scoring(DoseForm form, int parts, string label) =>
        Assert.Equal(label, new Product("x", "x", form, Mg(2.5m), parts, "Label").Label);

    private static Dose Mg(decimal milligrams) => Dose.FromMilligrams(milligrams);
}
