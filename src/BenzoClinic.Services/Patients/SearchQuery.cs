using System.Globalization;
using System.Text.RegularExpressions;
using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Services.Patients;

/// <summary>One thing that was typed: a patient matches where any of the beginnings begins one of the patient's words.</summary>
/// <param name="Beginnings">One to four.</param>
internal sealed record SearchToken(IReadOnlyList<string> Beginnings);

/// <summary>Reads what was typed into the search field.</summary>
internal static partial class SearchQuery
{
    private const int MostTokens = 6;

    /// <summary>What must all match; empty where nothing to search for was typed.</summary>
    public static IReadOnlyList<SearchToken> Read(string text)
    {
        var tokens = new List<SearchToken>();
        var rest = text.Length > 200 ? text[..200] : text;
        rest = Take(rest, YearFirst(), tokens, match => [$"{SearchTerms.YearFirst}{match.Groups[1].Value}{TwoDigits(match.Groups[2])}{TwoDigits(match.Groups[3])}"]);
        rest = Take(rest, Numbers(), tokens, match => MonthFirst(Number(match.Groups[1]), Number(match.Groups[2]), match.Groups[3].Value));
        rest = Take(rest, DayMonth(), tokens, match => Named(match.Groups[2].Value, match.Groups[1], match.Groups[3].Value));
        rest = Take(rest, MonthDay(), tokens, match => Named(match.Groups[1].Value, match.Groups[2], match.Groups[3].Value));
        rest = Take(rest, Phone(), tokens, match => Digits(PhoneNumber.Digits(match.Value)));
        foreach (var typed in rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(part => part.Split(',', ';')))
        {
            // A typed word keeps together what an apostrophe or hyphen parts, as the stored words do.
            var word = SearchTerms.Cut(string.Concat(SearchText.Words(typed)));
            if (word.Length > 0) tokens.Add(new SearchToken(word.All(char.IsAsciiDigit) ? Digits(word) : [word]));
        }

        return [.. tokens.DistinctBy(token => string.Join(' ', token.Beginnings)).Take(MostTokens)];
    }

    private static string Take(string text, Regex pattern, List<SearchToken> tokens, Func<Match, IReadOnlyList<string>> read) =>
        pattern.Replace(text, match =>
        {
            var beginnings = read(match);
            if (beginnings.Count == 0) return match.Value;
            tokens.Add(new SearchToken(beginnings));
            return " ";
        });

    /// <summary>Digits alone: chart number or phone, or a birth date without separators, or the beginning of one by its year.</summary>
    private static List<string> Digits(string digits)
    {
        var beginnings = new List<string> { digits };
        if (digits.Length is >= 4 and <= 8 && (digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal))) beginnings.Add($"{SearchTerms.YearFirst}{digits}");
        if (digits.Length == 8) beginnings.Add($"{SearchTerms.MonthFirst}{digits}");
        return beginnings;
    }

    private static IReadOnlyList<string> Named(string month, Group day, string year) =>
        TypedDate.MonthOf(month) is > 0 and var number ? MonthFirst(number, Number(day), year) : [];

    private static IReadOnlyList<string> MonthFirst(int month, int day, string year)
    {
        // The first number is the month, as in the United States, unless it cannot be.
        if (month > 12) (month, day) = (day, month);
        if (month is < 1 or > 12 || day is < 1 or > 31) return [];
        var start = string.Create(CultureInfo.InvariantCulture, $"{SearchTerms.MonthFirst}{month:00}{day:00}");
        return year.Length == 2 ? [start + year, $"{start}19{year}", $"{start}20{year}"] : [start + year];
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    private static string TwoDigits(Group group) => group.Length == 0 ? "" : group.Value.PadLeft(2, '0');

    [GeneratedRegex(@"(?<![\w-])([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?(?![\w-])")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\w/.-])([0-9]{1,2})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{0,4}))?(?![\w/.-])")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<!\w)([0-9]{1,2})[\s.-]+([A-Za-z]{3,9})(?:[.,\s-]+([0-9]{1,4}))?(?!\w)")]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"(?<!\w)([A-Za-z]{3,9})[.\s-]+([0-9]{1,2})(?:[,\s-]+([0-9]{1,4}))?(?!\w)")]
    private static partial Regex MonthDay();

    // Ten digits in groups while they are typed, or seven; an area code and an exchange never begin with 0 or 1.
    [GeneratedRegex(@"(?<![\w+])(?:(?:\+?1[\s.-]*)?\(?[2-9][0-9]{2}\)?[\s.-]*[2-9][0-9]{2}[\s.-]*[0-9]{0,4}|[2-9][0-9]{2}[\s.-][0-9]{1,4}|\+[0-9][0-9\s().-]*)(?!\w)")]
    private static partial Regex Phone();
}
