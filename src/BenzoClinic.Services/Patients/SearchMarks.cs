namespace BenzoClinic.Services.Patients;

/// <summary>A stretch of a shown text and whether the search fits it.</summary>
public readonly record struct MarkedPart(string Text, bool Marked);

/// <summary>Says which beginnings of words in a shown name a search fits, so that the list can mark them.</summary>
public static class SearchMarks
{
    /// <summary>The text in stretches; one unmarked where nothing fits.</summary>
    public static IReadOnlyList<MarkedPart> Of(string shown, string typed)
    {
        var beginnings = SearchQuery.Read(typed).SelectMany(token => token.Beginnings).ToList();
        var parts = new List<MarkedPart>();
        var done = 0;
        for (var start = 0; start < shown.Length; start++)
        {
            if (start < done || !BeginsWord(shown, start)) continue;
            var end = beginnings.Select(beginning => End(shown, start, beginning)).DefaultIfEmpty(start).Max();
            if (end == start) continue;
            if (start > done) parts.Add(new MarkedPart(shown[done..start], false));
            parts.Add(new MarkedPart(shown[start..end], true));
            done = end;
        }

        if (done < shown.Length) parts.Add(new MarkedPart(shown[done..], false));
        return parts;
    }

    private static bool BeginsWord(string text, int at) => char.IsLetterOrDigit(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1]));

    // The shown stretch may be longer or shorter than what was typed: accents, ß, an apostrophe inside.
    private static int End(string shown, int start, string beginning)
    {
        for (var end = start + 1; end <= shown.Length; end++)
        {
            var plain = string.Concat(SearchText.Words(shown[start..end]));
            if (plain.Length >= beginning.Length) return plain.StartsWith(beginning, StringComparison.Ordinal) ? end : start;
        }

        return start;
    }
}
