using System.Text;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

public sealed partial record PatientDetails
{
    private const int NameLength = 80;
    private const int TextLength = 200;

    /// <summary>
    /// The same with white space taken off both ends and runs of it inside reduced to one space. Check and store this one.
    /// </summary>
    public PatientDetails Tidy() => this with
    {
        FirstName = Tidy(FirstName),
        LastName = Tidy(LastName),
        PreferredName = Tidy(PreferredName),
        OtherNames = Tidy(OtherNames),
        Pronouns = Tidy(Pronouns),
        Phone = Tidy(Phone),
        Email = Tidy(Email),
        Address = Tidy(Address),
        Language = Patients.Language.Find(Tidy(Language))?.Code ?? Tidy(Language),
        EmergencyContact = Tidy(EmergencyContact),
        EmergencyPhone = Tidy(EmergencyPhone),
    };

    /// <summary>Everything that is wrong, each finding named after its member; empty where it may be stored.</summary>
    public IReadOnlyList<Finding> Check(DateOnly today) =>
    [
        .. CheckName(nameof(FirstName), FirstName, "Enter the first name."),
        .. CheckName(nameof(LastName), LastName, "Enter the last name."),
        .. CheckLength(nameof(PreferredName), PreferredName, NameLength),
        .. CheckLength(nameof(OtherNames), OtherNames, TextLength),
        .. CheckLength(nameof(Pronouns), Pronouns, 40),
        .. CheckLength(nameof(Address), Address, TextLength),
        .. CheckLength(nameof(EmergencyContact), EmergencyContact, TextLength),
        .. CheckBirthDate(BirthDate, today),
        .. CheckPhone(nameof(Phone), Phone),
        .. CheckPhone(nameof(EmergencyPhone), EmergencyPhone),
        .. CheckEmail(Email),
        .. CheckLanguage(Language),
        .. CheckConsent(nameof(SmsConsentOn), SmsConsentOn, today),
        .. CheckConsent(nameof(EmailConsentOn), EmailConsentOn, today),
        .. CheckConsent(nameof(VoicemailConsentOn), VoicemailConsentOn, today),
        .. CheckConsent(nameof(NoAllergiesOn), NoAllergiesOn, today, "The day"),
        .. CheckReminders(),
    ];

    /// <summary>What is wrong with a date of birth; also asked by the form while the date is typed.</summary>
    public static IEnumerable<Finding> CheckBirthDate(DateOnly birthDate, DateOnly today)
    {
        if (birthDate > today) yield return new Finding(nameof(BirthDate), "in-the-future", "The date of birth is in the future.");
        else if (birthDate.Year < 1900) yield return new Finding(nameof(BirthDate), "too-early", "The date of birth is before 1900.");
        else if (birthDate.AddYears(120) < today) yield return new Finding(nameof(BirthDate), "too-early", "The date of birth is more than 120 years ago.");
    }

    /// <summary>A text without white space at its ends and with single spaces inside.</summary>
    public static string Tidied(string text) => Tidy(text);

    internal static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<Finding> CheckName(string field, string name, string ask)
    {
        if (name.Length == 0) yield return Finding.Required(field, ask);
        else if (!name.Any(char.IsLetter)) yield return new Finding(field, "no-letter", "A name has at least one letter.");
        else
            foreach (var finding in CheckLength(field, name, NameLength)) yield return finding;
    }

    internal static IEnumerable<Finding> CheckLength(string field, string text, int length)
    {
        if (text.Length > length) yield return new Finding(field, "too-long", $"This is too long: at most {length} characters.");
        // No database stores these: a control character, or half of a character.
        if (text.EnumerateRunes().Any(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar)) yield return new Finding(field, "unreadable", "This has a character that cannot be stored. Type it again.");
    }

    private static IEnumerable<Finding> CheckPhone(string field, string phone)
    {
        if (PhoneNumber.Problem(phone) is { } problem) yield return new Finding(field, "phone", problem);
    }

    private static IEnumerable<Finding> CheckEmail(string email)
    {
        if (email.Length == 0) yield break;
        var at = email.IndexOf('@', StringComparison.Ordinal);
        var domain = email[(at + 1)..];
        var fits = at > 0 && email.Length <= 254 && !email.Any(char.IsWhiteSpace) && !domain.Contains('@', StringComparison.Ordinal)
            && !email.Any(char.IsControl) && domain.Split('.') is { Length: >= 2 } labels && labels.All(label => label.Length > 0);
        if (!fits) yield return new Finding(nameof(Email), "e-mail", "Write the e-mail address as name@example.org.");
    }

    private static IEnumerable<Finding> CheckLanguage(string language)
    {
        if (Patients.Language.Find(language) is null) yield return new Finding(nameof(Language), "unknown-language", "Choose a language from the list.");
    }

    private IEnumerable<Finding> CheckConsent(string field, DateOnly? on, DateOnly today, string what = "The day of the agreement")
    {
        if (on > today) yield return new Finding(field, "in-the-future", $"{what} is in the future.");
        else if (on < BirthDate) yield return new Finding(field, "before-birth", $"{what} is before the date of birth.");
    }

    private IEnumerable<Finding> CheckReminders()
    {
        if (RemindBy == ReminderChannel.Sms)
        {
            if (Phone.Length == 0) yield return Finding.Required(nameof(Phone), "Reminders by SMS need a phone number.");
            if (SmsConsentOn is null) yield return Finding.Required(nameof(SmsConsentOn), "Reminders by SMS need the patient’s agreement to text messages.");
        }
        else if (RemindBy == ReminderChannel.Email)
        {
            if (Email.Length == 0) yield return Finding.Required(nameof(Email), "Reminders by e-mail need an e-mail address.");
            if (EmailConsentOn is null) yield return Finding.Required(nameof(EmailConsentOn), "Reminders by e-mail need the patient’s agreement to e-mail.");
        }
    }
}
