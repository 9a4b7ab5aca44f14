using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Domain.Tests.Patients;

public sealed class PatientDetailsTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly PatientDetails Marisol = new()
    {
        FirstName = "Marisol",
        LastName = "Reyes-Whitaker",
        BirthDate = new DateOnly(1979, 3, 3),
        Phone = "(415) 555-0138",
        Email = "marisol@example.org",
        Language = "es",
    };

    [Fact]
    public void Check_CompleteDetails_FindsNothing() => Assert.Empty(Marisol.Check(Today));

    [Fact]
    public void Check_NamesAndBirthDateAlone_FindsNothing() =>
        Assert.Empty(new PatientDetails { FirstName = "王", LastName = "小明", BirthDate = Today }.Check(Today));

    [Fact]
    public void Check_EmptyNames_NamesBothFields() =>
        Assert.Equal(["FirstName", "LastName"], Fields(Marisol with { FirstName = "  ", LastName = "" }));

    [Theory]
    [InlineData("123")]
    [InlineData("--")]
    public void Check_NameWithoutLetters_IsFound(string name) => Assert.Equal(["FirstName"], Fields(Marisol with { FirstName = name }));

    [Theory]
    [InlineData("Ana\u0000")]
    [InlineData("Ana\ud83d")]
    public void Check_NameNoDatabaseStores_IsFound(string name) => Assert.Equal(["LastName"], Fields(Marisol with { LastName = name }));

    [Fact]
    public void Check_NameOf81Characters_IsTooLong()
    {
        Assert.Empty((Marisol with { LastName = new string('a', 80) }).Check(Today));
        Assert.Equal(["LastName"], Fields(Marisol with { LastName = new string('a', 81) }));
    }

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-25", false)]
    [InlineData("1899-12-31", false)]
    [InlineData("1906-11-24", true)]
    [InlineData("1906-11-23", false)]
    [InlineData("0001-01-01", false)]
    public void Check_BirthDate_IsPossibleOrFound(string birthDate, bool possible) =>
        Assert.Equal(possible ? [] : ["BirthDate"], Fields(Marisol with { BirthDate = DateOnly.ParseExact(birthDate, "yyyy-MM-dd", null) }));

    [Theory]
    [InlineData("4155550138", true)]
    [InlineData("+1 415 555 0138", true)]
    [InlineData("415.555.0138 ext. 12", true)]
    [InlineData("555-0138", true)]
    [InlineData("+44 20 7946 0958", true)]
    [InlineData("", true)]
    [InlineData("555-013", false)]
    [InlineData("call me", false)]
    [InlineData("4155550138 or 4155550139", false)]
    [InlineData("1234567890123456", false)]
    public void Check_Phone_IsAPhoneNumberOrFound(string phone, bool fits) => Assert.Equal(fits ? [] : ["Phone"], Fields(Marisol with { Phone = phone }));

    [Theory]
    [InlineData("a@b.co", true)]
    [InlineData("first.last+tag@sub.example.org", true)]
    [InlineData("no-at.example.org", false)]
    [InlineData("@example.org", false)]
    [InlineData("a@example", false)]
    [InlineData("a@b@example.org", false)]
    [InlineData("a b@example.org", false)]
    [InlineData("a@example..org", false)]
    public void Check_Email_HasItsShapeOrIsFound(string email, bool fits) => Assert.Equal(fits ? [] : ["Email"], Fields(Marisol with { Email = email }));

    [Fact]
    public void Check_LanguageNotListed_IsFound() => Assert.Equal(["Language"], Fields(Marisol with { Language = "xx" }));

    [Fact]
    public void Tidy_LanguageWithRegion_BecomesTheListedCode() => Assert.Equal("en", (Marisol with { Language = "en-US" }).Tidy().Language);

    [Fact]
    public void Tidy_WhiteSpace_IsTakenOff() => Assert.Equal("Maria José", (Marisol with { FirstName = "  Maria \t José " }).Tidy().FirstName);

    [Fact]
    public void Check_SmsReminders_NeedPhoneAndAgreement() =>
        Assert.Equal(["Phone", "SmsConsentOn"], Fields(Marisol with { RemindBy = ReminderChannel.Sms, Phone = "" }));

    [Fact]
    public void Check_EmailReminders_NeedAddressAndAgreement() =>
        Assert.Equal(["Email", "EmailConsentOn"], Fields(Marisol with { RemindBy = ReminderChannel.Email, Email = "" }));

    [Fact]
    public void Check_RemindersWithAgreement_FindsNothing()
    {
        Assert.Empty((Marisol with { RemindBy = ReminderChannel.Sms, SmsConsentOn = Today }).Check(Today));
        Assert.Empty((Marisol with { RemindBy = ReminderChannel.Email, EmailConsentOn = Today }).Check(Today));
    }

    [Fact]
    public void Check_AgreementInTheFutureOrBeforeBirth_IsFound() =>
        Assert.Equal(["SmsConsentOn", "VoicemailConsentOn"], Fields(Marisol with { SmsConsentOn = Today.AddDays(1), VoicemailConsentOn = Marisol.BirthDate.AddDays(-1) }));

    [Theory]
    [InlineData("1979-11-24", 47)]
    [InlineData("1979-11-25", 46)]
    [InlineData("2000-02-29", 26)]
    [InlineData("2026-11-25", 0)]
    public void AgeOn_BirthDate_CountsCompletedYears(string birthDate, int age) =>
        Assert.Equal(age, PatientDetails.AgeOn(DateOnly.ParseExact(birthDate, "yyyy-MM-dd", null), Today));

    private static string[] Fields(PatientDetails details) => [.. details.Tidy().Check(Today).Select(finding => finding.Field)];
}
