using System.Globalization;
using System.Text.RegularExpressions;

namespace BenzoClinic.Domain.Patients;

/// <summary>
/// Reads a past date as people write it: <c>1979-03-03</c>, <c>3/3/1979</c>, <c>03/03/79</c>, <c>3 Mar 1979</c>,
/// <c>March 3, 1979</c>. Month first, as in the United States, unless the first number cannot be a month.
/// </summary>
public static partial class TypedDate
{
    private const string Ask = "Write the date as month/day/year, such as 3/14/1979.";

    /// <summary>
    /// The date, or a sentence that says what is wrong. A year of two digits is the latest one that is not after
    /// <paramref name="today"/>.
    /// </summary>
    public static bool TryRead(string? text, DateOnly today, out DateOnly date, out string sentence)
    {
        date = default;
        sentence = "";
        var typed = text?.Trim() ?? "";
        if (typed.Length == 0) sentence = Ask;
        else if (Parts(typed) is not var (year, month, day)) sentence = Ask;
        else if (month is < 1 or > 12) sentence = $"There is no month {month}. {Ask}";
        else
        {
            var twoDigits = year < 100;
            if (twoDigits) year += today.Year / 100 * 100;
            if (twoDigits && (year, month, day).CompareTo((today.Year, today.Month, today.Day)) > 0) year -= 100;
            if (year is < 1 or > 9999 || day < 1 || day > DateTime.DaysInMonth(year, month)) sentence = $"{MonthName(month)} {year} has no day {day}.";
            else
            {
                date = new DateOnly(year, month, day);
                return true;
            }
        }

        return false;
    }

    /// <summary>As typed fields show it: <c>3/14/1979</c>.</summary>
    public static string Write(DateOnly? date) => date?.ToString("M/d/yyyy", CultureInfo.InvariantCulture) ?? "";

    /// <summary>1 to 12 for an English month's name or its first three letters or more; 0 for anything else.</summary>
    public static int MonthOf(string word)
    {
        if (word.Length < 3) return 0;
        var names = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        if (word.Equals("sept", StringComparison.OrdinalIgnoreCase)) return 9;
        return Array.FindIndex(names, name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)) + 1;
    }

    private static (int Year, int Month, int Day)? Parts(string typed)
    {
        if (YearFirst().Match(typed) is { Success: true } iso) return (Number(iso, 1), Number(iso, 2), Number(iso, 3));
        if (EightDigits().Match(typed) is { Success: true } bare) return (Number(bare, 3), Number(bare, 1), Number(bare, 2));
        if (Numbers().Match(typed) is { Success: true } numbers)
        {
            var (first, second, year) = (Number(numbers, 1), Number(numbers, 2), Number(numbers, 3));
            return first > 12 ? (year, second, first) : (year, first, second);
        }

        if (DayMonth().Match(typed) is { Success: true } dayMonth && MonthOf(dayMonth.Groups[2].Value) is > 0 and var named)
            return (Number(dayMonth, 3), named, Number(dayMonth, 1));
        if (MonthDay().Match(typed) is { Success: true } monthDay && MonthOf(monthDay.Groups[1].Value) is > 0 and var month)
            return (Number(monthDay, 3), month, Number(monthDay, 2));
        return null;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static string MonthName(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    [GeneratedRegex(@"^([0-9]{4})\s*[-/.]\s*([0-9]{1,2})\s*[-/.]\s*([0-9]{1,2})$")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{2})([0-9]{2})([0-9]{4})$")]
    private static partial Regex EightDigits();

    [GeneratedRegex(@"^([0-9]{1,2})\s*[-/. ]\s*([0-9]{1,2})\s*[-/. ]\s*([0-9]{4}|[0-9]{2})$")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^([0-9]{1,2})(?:st|nd|rd|th)?[\s.\-]*([A-Za-z]{3,9})\.?,?[\s\-]*([0-9]{4}|[0-9]{2})$", RegexOptions.IgnoreCase)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"^([A-Za-z]{3,9})\.?[\s\-]*([0-9]{1,2})(?:st|nd|rd|th)?(?:,\s*|[\s\-]+)([0-9]{4}|[0-9]{2})$", RegexOptions.IgnoreCase)]
    private static partial Regex MonthDay();
}
