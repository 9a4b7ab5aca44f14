using System.Globalization;

namespace BenzoClinic.Domain.Reminders;

/// <summary>Text on one line, without anything that steers a telephone, a mail header or the direction of reading.</summary>
internal static class OneLine
{
    /// <summary>The text so; spaces are single.</summary>
    public static string Of(string text) => string.Join(' ', string.Concat(text.Where(letter => !Steers(letter)).Select(letter => Breaks(letter) ? ' ' : letter)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static bool Steers(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.Format || (char.IsControl(letter) && !Breaks(letter));

    private static bool Breaks(char letter) => letter is '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
