using BenzoClinic.Domain.Shared;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Shared;

public sealed class DoseTests
{
    [Theory]
    [InlineData("18", 18_000_000)]
    [InlineData("2.5", 2_500_000)]
    [InlineData(" 0.125 ", 125_000)]
    [InlineData(".5", 500_000)]
    [InlineData("5.", 5_000_000)]
    [InlineData("0.000001", 1)]
    [InlineData("1.5000000", 1_500_000)]
    [InlineData("9999.999999", 9_999_999_999)]
    [InlineData("0", 0)]
    public void A_plain_number_is_read_exactly(string text, long nanograms)
    {
        Assert.True(Dose.TryParse(text, out var dose, out var sentence));
        Assert.Equal(nanograms, dose.Nanograms);
        Assert.Equal("", sentence);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Blank_counts_as_zero(string? text)
    {
        Assert.True(Dose.TryParse(text, out var dose, out _));
        Assert.True(dose.IsZero);
    }

    [Theory]
    [InlineData("ten", "Write the dose as a number of mg, such as 2.5.")]
    [InlineData("5mg", "Write the dose as a number of mg, such as 2.5.")]
    [InlineData("1.2.3", "Write the dose as a number of mg, such as 2.5.")]
    [InlineData("1 5", "Write the dose as a number of mg, such as 2.5.")]
    [InlineData("1e2", "Write the dose as a number of mg, such as 2.5.")]
    [InlineData("+5", "Write the dose as a number of mg, such as 2.5.")]
    [InlineData("NaN", "Write the dose as a number of mg, such as 2.5.")]
    [InlineData("½", "Write the dose as a number of mg, such as 2.5.")]
    [InlineData("99999999999999999999999999999999", "Write the dose as a number of mg, such as 2.5.")]
    [InlineData("-5", "A dose cannot be negative.")]
    [InlineData("−5", "A dose cannot be negative.")]
    [InlineData("2,5", "Write the dose with a point, such as 2.5.")]
    [InlineData("1,000", "Write the dose with a point, such as 2.5.")]
    [InlineData("10000", "This is 10,000 mg or more. Check the unit.")]
    [InlineData("125000", "This is 10,000 mg or more. Check the unit.")]
    [InlineData("0.0000001", "A dose has at most six decimals.")]
    [InlineData("1.2345678", "A dose has at most six decimals.")]
    public void What_is_not_a_dose_is_refused_with_a_sentence(string text, string expected)
    {
        Assert.False(Dose.TryParse(text, out var dose, out var sentence));
        Assert.Equal(expected, sentence);
        Assert.True(dose.IsZero);
    }

    [Theory]
    [InlineData("-0.000001")]
    [InlineData("10000")]
    [InlineData("0.0000001")]
    public void From_milligrams_outside_the_range_throws(string milligrams) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Dose.FromMilligrams(decimal.Parse(milligrams, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000_000_000)]
    public void From_nanograms_outside_the_range_throws(long nanograms) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Dose.FromNanograms(nanograms));

    [Fact]
    public void Tenths_add_up_exactly()
    {
        var sum = Dose.Zero;
        for (var i = 0; i < 10; i++) sum += Dose.FromMilligrams(0.1m);
        Assert.Equal(Dose.FromMilligrams(1), sum);
    }

    [Fact]
    public void A_sum_may_pass_what_can_be_written_and_is_refused_in_words()
    {
        Assert.Equal(10_000m, (Dose.Max + Dose.FromNanograms(1)).Milligrams);
        Assert.Throws<ArgumentOutOfRangeException>(() => Dose.FromNanograms((Dose.Max + Dose.FromNanograms(1)).Nanograms));
    }

    [Theory]
    [InlineData("20.000", "20 mg")]
    [InlineData("2.50", "2.5 mg")]
    [InlineData("0.000001", "0.000001 mg")]
    public void It_is_written_in_the_shortest_form(string milligrams, string expected)
    {
        Assert.True(Dose.TryParse(milligrams, out var dose, out _));
        Assert.Equal(expected, dose.ToString());
    }

    [Fact]
    public void Any_dose_is_read_back_from_what_is_written() =>
        AnyDose.Sample(dose => Dose.TryParse(dose.Number, out var read, out _) && read == dose, iter: 10_000);

    [Fact]
    public void Any_two_doses_compare_and_add_as_their_milligrams() =>
        Gen.Select(AnyDose, AnyDose).Sample(
            (a, b) => a < b == a.Milligrams < b.Milligrams
                && a >= b == a.Milligrams >= b.Milligrams
                && Math.Sign(a.CompareTo(b)) == Math.Sign(a.Milligrams.CompareTo(b.Milligrams))
                && (a + b).Milligrams == a.Milligrams + b.Milligrams,
            iter: 10_000);

    private static Gen<Dose> AnyDose => Gen.Long[0, Dose.Max.Nanograms].Select(Dose.FromNanograms);
}
