using System.Text.RegularExpressions;

namespace BenzoClinic.Domain.Medications;

/// <summary>How often a day something is taken, read from words.</summary>
internal static partial class SpokenTimes
{
    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight"];

    /// <summary>The most that the words allow; null where they leave a doubt, 0 times where they say nothing and may.</summary>
    public static TimesADay? Read(string text, bool mayBeSilent)
    {
        text = Dots().Replace(text.ToLowerInvariant(), "");
        if (NotDaily().IsMatch(text)) return null;
        var pieces = 1m;
        if (Pieces().Matches(text) is { Count: > 0 } told)
        {
            if (told.Count > 1 || Count(told[0].Groups["n"].Value) is not { } number) return null;
            pieces = number;
            text = Pieces().Replace(text, " ");
        }

        decimal? often = null;
        foreach (var (pattern, count) in Patterns())
        {
            foreach (Match match in pattern.Matches(text))
            {
                if (count(match) is not { } found || often is { } other && other != found) return null;
                often = found;
            }

            text = pattern.Replace(text, " ");
        }

        var slots = Slots().Count(slot => slot.IsMatch(text));
        if (HasNumber(text)) return null;
        if (often is { } known) return slots == 0 || slots == known ? new TimesADay(known, pieces) : null;
        return slots > 0 || mayBeSilent ? new TimesADay(slots, pieces) : null;
    }

    /// <summary>True where a figure or the word for one is left over.</summary>
    public static bool HasNumber(string text) => Leftover().IsMatch(text);

    /// <summary><c>3</c> or <c>three</c>; null for anything else and for none.</summary>
    public static decimal? Count(string text) =>
        int.TryParse(text, out var number) ? number is > 0 and <= 24 ? number : null : Array.IndexOf(Words, text) is var at and > 0 ? at : null;

    private static IEnumerable<(Regex Pattern, Func<Match, decimal?> Count)> Patterns() =>
    [
        (Hours(), match => Count(match.Groups["n"].Value) is { } hours ? Math.Ceiling(24 / hours) : null),
        (Times(), match => Count(match.Groups["m"].Success ? match.Groups["m"].Value : match.Groups["n"].Value)),
        (Four(), _ => 4),
        (Three(), _ => 3),
        (Two(), _ => 2),
        (One(), _ => 1),
    ];

    private static Regex[] Slots() => [Morning(), Noon(), Afternoon(), Evening(), Night()];

    // "every 6 to 8 hours" allows every 6.
    [GeneratedRegex(@"\b(?:every|each|q)\s*(?<n>\d{1,2}|one|two|three|four|five|six|seven|eight)\s*(?:(?:-|–|to)\s*\d{1,2}\s*)?(?:hours?|hrs?|h)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\b(?<n>\d{1,2}|one|two|three|four|five|six)\s*(?:(?:-|–|to|or)\s*(?<m>\d{1,2}|two|three|four|five|six)\s*)?(?:x|×|times?)(?:\s*(?:/|a|per|each|every)\s*day\b|\s*/\s*d\b|\s*daily\b|\s*(?=$|[^\w]))", RegexOptions.CultureInvariant)]
    private static partial Regex Times();

    [GeneratedRegex(@"\bqid\b", RegexOptions.CultureInvariant)]
    private static partial Regex Four();

    [GeneratedRegex(@"\b(?:tid|thrice(?:\s+(?:a|per|each)\s+day|\s+daily)?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Three();

    [GeneratedRegex(@"\b(?:bid|twice(?:\s+(?:a|per|each)\s+day|\s+daily)?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Two();

    [GeneratedRegex(@"\b(?:once(?:\s+(?:a|per|each)\s+day|\s+daily)?|qd|daily|(?:every|each|per|a)\s+day)\b", RegexOptions.CultureInvariant)]
    private static partial Regex One();

    [GeneratedRegex(@"\b(?:mornings?|breakfast|am|qam)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Morning();

    [GeneratedRegex(@"\b(?:midday|noon|lunch|lunchtime)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Noon();

    [GeneratedRegex(@"\bafternoons?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Afternoon();

    [GeneratedRegex(@"\b(?:evenings?|dinner|supper|pm|qpm)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Evening();

    [GeneratedRegex(@"\b(?:bedtime|bed|nights?|nightly|hs|qhs)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Night();

    [GeneratedRegex(@"\b(?<n>\d|one|two|three|four)\s*(?:tablets?|capsules?|tabs?|caps?|pills?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();

    // "t.i.d." is "tid".
    [GeneratedRegex(@"(?<=\b[a-z])\.", RegexOptions.CultureInvariant)]
    private static partial Regex Dots();

    [GeneratedRegex(@"\b(?:weeks?|weekly|months?|monthly|other|second|third|alternat\w*|then|until|increas\w*|decreas\w*|rais\w*|lower\w*|taper\w*|titrat\w*|mon|tue|wed|thu|fri|sat|sun|\w+days)\b", RegexOptions.CultureInvariant)]
    private static partial Regex NotDaily();

    [GeneratedRegex(@"\d|½|¼|¾|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|quarter|couple|few|several|or|extra|additional)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Leftover();
}

/// <summary>How often a day, and how many pieces each time.</summary>
internal readonly record struct TimesADay(decimal Often, decimal Pieces);
