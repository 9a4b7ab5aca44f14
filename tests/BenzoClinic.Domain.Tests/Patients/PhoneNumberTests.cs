using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Domain.Tests.Patients;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("(415) 555-0138")]
    [InlineData("415.555.0138")]
    [InlineData("+1 415 555 0138")]
    [InlineData("1-415-555-0138")]
    [InlineData("4155550138 x7")]
    public void Digits_OneNumberInManyWritings_AreTheTen(string text) => Assert.Equal("4155550138", PhoneNumber.Digits(text));

    [Theory]
    [InlineData("4155550138", "(415) 555-0138")]
    [InlineData("+1 415 555 0138", "(415) 555-0138")]
    [InlineData("415 555 0138 x7", "415 555 0138 x7")]
    [InlineData("+44 20 7946 0958", "+44 20 7946 0958")]
    [InlineData("+86 10 1234 56", "+86 10 1234 56")]
    [InlineData("", "")]
    public void Shown_Number_IsWrittenAsPeopleReadIt(string text, string shown) => Assert.Equal(shown, PhoneNumber.Shown(text));
}
