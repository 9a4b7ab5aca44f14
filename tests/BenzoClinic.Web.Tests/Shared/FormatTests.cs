using BenzoClinic.Domain.Shared;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Tests.Shared;

public sealed class FormatTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("-5.55", "−5.6\u202F%")]
    [InlineData("-0.04", "0.0\u202F%")]
    [InlineData("12", "12.0\u202F%")]
    public void Percent_has_a_real_minus_and_a_narrow_space(string percent, string shown) =>
        Assert.Equal(shown, Numbers.Percent(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_dose_never_breaks_from_its_unit() => Assert.Equal("1.875\u00A0mg a day", Numbers.MgADay(Dose.FromMilligrams(1.875m)));

    [Theory]
    [InlineData("1", "+1")]
    [InlineData("-0.5", "−0.5")]
    [InlineData("0", "0")]
    public void A_change_shows_its_sign(string change, string shown) =>
        Assert.Equal(shown, Numbers.Change(decimal.Parse(change, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Another_year_is_named() => Assert.Equal("Tue 24 Nov|Tue 12 Jan 2027", $"{Dates.Day(Today, Today)}|{Dates.Day(new DateOnly(2027, 1, 12), Today)}");

    [Fact]
    public void Instants_are_shown_at_the_clinic() =>
        Assert.Equal("Tue 24 Nov, 10:34", Dates.Instant(new DateTime(2026, 11, 24, 18, 34, 0, DateTimeKind.Utc), Today));

    [Theory]
    [InlineData("1979-11-24", 47)]
    [InlineData("1979-11-25", 46)]
    [InlineData("2000-02-29", 26)]
    public void Age_counts_whole_years(string birth, int age) =>
        Assert.Equal(age, Dates.Age(DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture), Today));
}
