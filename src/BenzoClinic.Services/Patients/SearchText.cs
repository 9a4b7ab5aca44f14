using System.Globalization;
using System.Text;

namespace BenzoClinic.Services.Patients;

/// <summary>Brings names and queries to one form: lower case, without accents, in words.</summary>
internal static class SearchText
{
    /// <summary>
    /// The words of a text. White space and punctuation part words, apostrophes and hyphens included: <c>O'Brien</c> is
    /// <c>o</c>, <c>brien</c>.
    /// </summary>
    public static List<string> Words(string text)
    {
        // Most names, and a search brings twenty to the same form at every key.
        if (Ascii.IsValid(text)) return PlainWords(text);
        var words = new List<string>();
        var word = new StringBuilder();
        // Half a character, as a broken paste leaves it, cannot be normalized.
        var whole = string.Concat(text.EnumerateRunes());
        foreach (var rune in whole.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark) continue;
            if (Rune.IsLetterOrDigit(rune) && !IsApostrophe(rune)) Append(word, Rune.ToLowerInvariant(rune));
            else Close(words, word);
        }

        Close(words, word);
        return words;
    }

    private static List<string> PlainWords(string text)
    {
        var words = new List<string>(2);
        for (var at = 0; at < text.Length; at++)
        {
            var from = at;
            while (at < text.Length && char.IsAsciiLetterOrDigit(text[at])) at++;
            if (at > from) words.Add(text[from..at].ToLowerInvariant());
        }

        return words;
    }

    /// <summary>True for text in Chinese characters, written without a space between family and given name.</summary>
    public static bool IsChinese(string text) => text.EnumerateRunes().Any(rune => rune.Value is >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF);

    // Hawaiian and transcribed names write these letters where others write an apostrophe.
    private static bool IsApostrophe(Rune rune) => rune.Value is >= 0x02B0 and <= 0x02FF;

    private static void Append(StringBuilder word, Rune rune)
    {
        // Letters that carry no separable accent but are typed without it.
        switch (rune.Value)
        {
            case 'ß': word.Append("ss"); break;
            case 'æ': word.Append("ae"); break;
            case 'œ': word.Append("oe"); break;
            case 'þ': word.Append("th"); break;
            case 'ø': word.Append('o'); break;
            case 'ł': word.Append('l'); break;
            case 'đ' or 'ð': word.Append('d'); break;
            case 'ı': word.Append('i'); break;
            case 'ħ': word.Append('h'); break;
            case 'ς': word.Append('σ'); break;
            default: word.Append(rune.ToString()); break;
        }
    }

    private static void Close(List<string> words, StringBuilder word)
    {
        if (word.Length > 0) words.Add(word.ToString());
        word.Clear();
    }
}
