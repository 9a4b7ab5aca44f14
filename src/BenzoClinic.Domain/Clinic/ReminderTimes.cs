using System.Globalization;
using System.Text.RegularExpressions;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Clinic;

/// <summary>How long before a visit a reminder goes, as people write it: <c>7 days, 2 days, 3 hours</c>.</summary>
public static partial class ReminderTimes
{
    /// <summary>Nearest to the visit, hours.</summary>
    public const int Least = 1;

    /// <summary>Furthest from the visit, hours.</summary>
    public const int Most = 60 * 24;

    /// <summary>Most reminders of one visit.</summary>
    public const int Count = 5;

    /// <summary>How people write that none is sent.</summary>
    public const string Never = "never";

    /// <summary>As written.</summary>
    public static string Text(IEnumerable<int> hours) => string.Join(", ", hours.Select(Text));

    /// <summary>As written; <see cref="Never"/> for none.</summary>
    public static string TextOrNever(IReadOnlyList<int> hours) => hours.Count == 0 ? Never : Text(hours);

    /// <summary>Reads them, or <see cref="Never"/>.</summary>
    /// <param name="sentence">What is wrong, where they cannot be read.</param>
    public static bool TryParseOrNever(string text, out IReadOnlyList<int> hours, out string sentence)
    {
        (hours, sentence) = ([], "");
        return string.Equals(text.Trim(), Never, StringComparison.OrdinalIgnoreCase) || TryParse(text, out hours, out sentence);
    }

    /// <summary>Reads them.</summary>
    /// <param name="sentence">What is wrong, where they cannot be read.</param>
    public static bool TryParse(string text, out IReadOnlyList<int> hours, out string sentence)
    {
        (hours, sentence) = ([], "");
        var read = new List<int>();
        foreach (var part in text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Time().Match(part) is not { Success: true } match || !int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var number))
            {
                sentence = "Write the times as 7 days, 2 days, 3 hours.";
                return false;
            }

            read.Add(char.ToUpperInvariant(match.Groups[2].Value[0]) == 'D' ? number * 24 : number);
        }

        hours = [.. read.OrderDescending()];
        sentence = Problem(hours) ?? "";
        return sentence.Length == 0;
    }

    /// <summary>What is wrong with the times, or null.</summary>
    internal static string? Problem(IReadOnlyList<int> hours)
    {
        if (hours.Count == 0) return "At least one reminder.";
        if (hours.Count > Count) return $"At most {Count} reminders.";
        if (hours.Distinct().Count() != hours.Count) return "One time stands twice.";
        return hours.Any(it => it is < Least or > Most) ? "Between 1 hour and 60 days before the visit." : null;
    }

    private static string Text(int hours) => hours % 24 == 0 ? Wording.Count(hours / 24, "day") : Wording.Count(hours, "hour");

    [GeneratedRegex(@"^(\d{1,4})\s*(d|day|days|h|hour|hours)(?:\s+before)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Time();
}
