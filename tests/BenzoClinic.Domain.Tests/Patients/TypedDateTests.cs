using BenzoClinic.Domain.Patients;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Patients;

public sealed class TypedDateTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Theory]
    [InlineData("1979-03-14")]
    [InlineData("3/14/1979")]
    [InlineData("03/14/79")]
    [InlineData("03-14-1979")]
    [InlineData("3.14.1979")]
    [InlineData("03141979")]
    [InlineData("14/3/1979")]
    [InlineData("14 Mar 1979")]
    [InlineData("14 march 79")]
    [InlineData("Mar 14, 1979")]
    [InlineData("March 14th 1979")]
    [InlineData("14-Mar-1979")]
    [InlineData("  3/14/1979 ")]
    public void TryRead_OneDayInManyWritings_IsThatDay(string text)
    {
        Assert.True(TypedDate.TryRead(text, Today, out var date, out var sentence), sentence);
        Assert.Equal(new DateOnly(1979, 3, 14), date);
    }

    [Theory]
    [InlineData("", "Write the date as month/day/year, such as 3/14/1979.")]
    [InlineData("yesterday", "Write the date as month/day/year, such as 3/14/1979.")]
    [InlineData("3/14", "Write the date as month/day/year, such as 3/14/1979.")]
    [InlineData("3/14/197", "Write the date as month/day/year, such as 3/14/1979.")]
    [InlineData("14 Foo 1979", "Write the date as month/day/year, such as 3/14/1979.")]
    [InlineData("2/30/1979", "February 1979 has no day 30.")]
    [InlineData("2/29/1900", "February 1900 has no day 29.")]
    [InlineData("1979-13-01", "There is no month 13. Write the date as month/day/year, such as 3/14/1979.")]
    [InlineData("0/3/1979", "There is no month 0. Write the date as month/day/year, such as 3/14/1979.")]
    public void TryRead_NoDate_SaysWhy(string text, string expected)
    {
        Assert.False(TypedDate.TryRead(text, Today, out _, out var sentence));
        Assert.Equal(expected, sentence);
    }

    [Theory]
    [InlineData("11/24/26", 2026)]
    [InlineData("11/25/26", 1926)]
    [InlineData("1/1/00", 2000)]
    [InlineData("1/1/27", 1927)]
    public void TryRead_TwoDigitYear_IsTheLatestNotAfterToday(string text, int year)
    {
        Assert.True(TypedDate.TryRead(text, Today, out var date, out _));
        Assert.Equal(year, date.Year);
    }

    [Fact]
    public void Write_AnyDay_IsReadBack() => Gen.Date.Sample(day =>
        TypedDate.TryRead(TypedDate.Write(DateOnly.FromDateTime(day)), Today, out var date, out _) && date == DateOnly.FromDateTime(day) || day.Year < 1000);

    [Fact]
    public void TryRead_AnyText_AnswersWithADateOrASentence() => Gen.String[Gen.Char["0123456789/-. ,MarchJn"], 0, 14].Sample(text =>
        TypedDate.TryRead(text, Today, out _, out var sentence) == (sentence.Length == 0));
}
