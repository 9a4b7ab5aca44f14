using System.Text.RegularExpressions;

namespace BenzoClinic.Domain.Patients;

/// <summary>Reads phone numbers in the writings people use. What was typed is what is stored.</summary>
public static partial class PhoneNumber
{
    /// <summary>The digits that are dialled: without an extension, and without the 1 of the United States.</summary>
    public static string Digits(string text)
    {
        var digits = string.Concat(Extension().Replace(text, "").Where(char.IsAsciiDigit));
        return digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
    }

    /// <summary>What is wrong with the number, or null. Empty is not wrong.</summary>
    public static string? Problem(string text)
    {
        if (text.Length == 0) return null;
        if (!Writing().IsMatch(text)) return "A phone number has digits, spaces and ( ) - . + only.";
        return Digits(text).Length switch
        {
            < 7 => "This phone number is too short: at least 7 digits.",
            > 15 => "This phone number is too long: at most 15 digits.",
            _ => null,
        };
    }

    /// <summary>As read by people: ten digits as <c>(415) 555-0138</c>, anything else as typed.</summary>
    public static string Shown(string text)
    {
        var digits = Digits(text);
        return digits.Length == 10 && !Extension().IsMatch(text) && !(text.StartsWith('+') && !text.StartsWith("+1", StringComparison.Ordinal))
            ? $"({digits[..3]}) {digits[3..6]}-{digits[6..]}"
            : text;
    }

    [GeneratedRegex(@"\s*(?:ext\.?|x|#)\s*\d+\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();

    [GeneratedRegex(@"^\+?[\d\s().\-/\u2010-\u2013]+(?:\s*(?:ext\.?|x|#)\s*\d{1,6})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Writing();
}
