using System.Buffers;

namespace BenzoClinic.Domain.Reminders;

/// <summary>
/// What a text message is on its way: letters of the telephone alphabet (GSM 03.38), 160 to a message and 153 to a part of a longer one; with any
/// other letter, 70 and 67 UTF-16 units.
/// </summary>
public static class SmsText
{
    private const string Letters = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private const string Doubled = "^{}\\[~]|€";
    private static readonly SearchValues<char> Plain = SearchValues.Create(Letters + Doubled);
    private static readonly SearchValues<char> TakesTwo = SearchValues.Create(Doubled);

    /// <summary>
    /// The text as it is sent: on one line, nothing in it that steers a telephone, and where near letters make it fit the telephone alphabet,
    /// those; a message in Chinese stays as it is.
    /// </summary>
    public static string Sendable(string text)
    {
        var line = OneLine.Of(text);
        if (IsPlain(line)) return line;
        var near = string.Concat(line.Select(letter => Near(letter)));
        return IsPlain(near) ? near : line;
    }

    /// <summary>How many messages it takes; 0 for none.</summary>
    public static int Parts(string text)
    {
        if (text.Length == 0) return 0;
        var (length, whole, part) = IsPlain(text) ? (text.Sum(letter => TakesTwo.Contains(letter) ? 2 : 1), 160, 153) : (text.Length, 70, 67);
        return length <= whole ? 1 : (length + part - 1) / part;
    }

    // What a word processor or a keyboard makes of what was meant, and letters whose neighbours everybody reads.
    private static string Near(char letter) => letter switch
    {
        '‘' or '’' => "'",
        '“' or '”' => "\"",
        '–' or '—' => "-",
        '…' => "...",
        '\u00a0' or '\u202f' => " ",
        'á' => "a",
        'í' => "i",
        'ó' => "o",
        'ú' => "u",
        'Á' => "A",
        'Í' => "I",
        'Ó' => "O",
        'Ú' => "U",
        _ => letter.ToString(),
    };

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExcept(Plain);
}
