using System.Buffers;
using System.Globalization;
using System.Text;

namespace BenzoClinic.Domain.Reminders;

/// <summary>Text on one line, without anything that steers a telephone, a mail header or the direction of reading.</summary>
internal static class OneLine
{
    // Printable ASCII: no letter of it breaks a line or steers anything.
    private static readonly SearchValues<char> Harmless = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    /// <summary>The text so; spaces are single.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Harmless) && IsSingleSpaced(text)) return text;
        var line = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter == ' ' || Breaks(letter))
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else if (Harmless.Contains(letter) || !Steers(letter))
            {
                line.Append(letter);
            }
        }

        if (line.Length > 0 && line[^1] == ' ') line.Length--;
        return line.ToString();
    }

    private static bool IsSingleSpaced(string text) => !text.StartsWith(' ') && !text.EndsWith(' ') && !text.Contains("  ", StringComparison.Ordinal);

    private static bool Steers(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.Format || char.IsControl(letter);

    private static bool Breaks(char letter) => letter is '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
