using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>Phone numbers as the text message service wants them.</summary>
public static class SmsNumber
{
    /// <summary>
    /// The number in E.164: <c>+14155550138</c>. Null where it is none, names no country and has not ten digits, or has an
    /// extension: a text would reach the switchboard.
    /// </summary>
    public static string? E164(string text)
    {
        var number = text.Trim();
        if (number.Any(letter => char.IsLetter(letter) || letter == '#')) return null;
        var digits = PhoneNumber.Digits(number);
        var isAbroad = number.StartsWith('+') && number.FirstOrDefault(char.IsAsciiDigit) != '1';
        if (isAbroad) return digits.Length is >= 7 and <= 15 ? $"+{digits}" : null;
        return digits.Length == 10 ? $"+1{digits}" : null;
    }
}
