using System.Globalization;
using System.Text.RegularExpressions;

namespace BenzoClinic.Domain.Medications;

/// <summary>
/// Milligrams a day, read from the words of a dose and its times where they leave no doubt. Anything that could mean two
/// doses is not read: a wrong figure would be worse than none.
/// </summary>
/// <param name="Milligrams">The most that the words allow in a day.</param>
/// <param name="AtOnce">The most that they allow at once; null where a day's total is told.</param>
public readonly partial record struct DailyDose(decimal Milligrams, decimal? AtOnce)
{
    private static readonly Dictionary<string, decimal> Multipliers = new()
    {
        ["mg"] = 1,
        ["milligram"] = 1,
        ["milligrams"] = 1,
        ["mcg"] = 0.001m,
        ["µg"] = 0.001m,
        ["μg"] = 0.001m,
        ["ug"] = 0.001m,
        ["microgram"] = 0.001m,
        ["micrograms"] = 0.001m,
        ["g"] = 1000,
        ["gram"] = 1000,
        ["grams"] = 1000,
    };

    /// <summary>The daily dose; null where the words do not tell it.</summary>
    public static DailyDose? Read(string dose, string times)
    {
        dose = dose.ToLowerInvariant();
        var amounts = Amount().Matches(dose).ToList();
        if (amounts.Count == 0 || SpokenTimes.HasNumber(dose[..amounts[0].Index])) return null;
        return amounts.Count == 1 ? One(amounts[0], dose, times) : Several(amounts, dose, times);
    }

    private static DailyDose? One(Match amount, string dose, string times)
    {
        if (AmountOf(amount) is not { } milligrams) return null;
        var rest = dose[(amount.Index + amount.Length)..];
        if (WholeDay().IsMatch(rest))
        {
            // "900 mg a day, three times a day" says either 900 or 2,700.
            var more = SpokenTimes.Read(WholeDay().Replace(rest, " ", 1) + " " + times, mayBeSilent: true);
            return more is { Pieces: 1, Often: <= 1 } told ? new DailyDose(milligrams, told.Often == 1 ? milligrams : null) : null;
        }

        return SpokenTimes.Read(rest + " " + times, mayBeSilent: false) is { } read ? new DailyDose(milligrams * read.Pieces * read.Often, milligrams * read.Pieces) : null;
    }

    // "100 mg in the morning, 300 mg at bedtime": each amount with times of its own.
    private static DailyDose? Several(List<Match> amounts, string dose, string times)
    {
        if (times.Trim().Length > 0) return null;
        var (day, most) = (0m, 0m);
        for (var i = 0; i < amounts.Count; i++)
        {
            var end = i + 1 < amounts.Count ? amounts[i + 1].Index : dose.Length;
            var rest = dose[(amounts[i].Index + amounts[i].Length)..end];
            if (AmountOf(amounts[i]) is not { } milligrams || SpokenTimes.Read(rest, mayBeSilent: false) is not { } read) return null;
            (day, most) = (day + milligrams * read.Pieces * read.Often, Math.Max(most, milligrams * read.Pieces));
        }

        return new DailyDose(day, most);
    }

    private static decimal? AmountOf(Match match)
    {
        var high = match.Groups["high"].Success ? match.Groups["high"].Value : match.Groups["low"].Value;
        if (Number(high) is not { } number) return null;
        var pieces = match.Groups["pieces"].Success ? SpokenTimes.Count(match.Groups["pieces"].Value) : 1;
        return pieces is { } count && number > 0 ? count * number * Multipliers[match.Groups["unit"].Value] : null;
    }

    // "1,200" is twelve hundred, "0,5" is half.
    private static decimal? Number(string text)
    {
        var plain = Thousands().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text.Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1_000_000 ? number : null;
    }

    [GeneratedRegex(@"(?:(?<pieces>\d|one|two|three|four)\s*(?:x|×|(?:tablets?|capsules?|tabs?|caps?|pills?)(?:\s+of)?)\s*|(?<pieces>one|two|three|four)\s+)?(?<![\d.,])(?<low>\d[\d.,]*)\s*(?:(?:mg\s*)?(?:-|–|to)\s*(?<high>\d[\d.,]*)\s*)?(?<unit>milligrams?|mg|micrograms?|mcg|[µμu]g|grams?|g)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^\s*(?:/\s*day|/\s*d\b|(?:a|per|each|every)\s+day|daily|in total|total)", RegexOptions.CultureInvariant)]
    private static partial Regex WholeDay();

    [GeneratedRegex(@"^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
