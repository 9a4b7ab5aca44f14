using System.Text.RegularExpressions;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>A stretch of one weekday in which a provider works and sees nobody. Wall times.</summary>
/// <param name="Name">What it is for: <c>Lunch</c>.</param>
public sealed record Break(DayOfWeek Day, TimeOnly From, TimeOnly To, string Name);

/// <summary>When a provider works, week by week.</summary>
/// <param name="Spans">Working hours; no stretch on a weekday: not in on that day.</param>
/// <param name="Breaks">Within the hours.</param>
public sealed partial record WorkWeek(IReadOnlyList<OpenSpan> Spans, IReadOnlyList<Break> Breaks)
{
    /// <summary>Most characters of a break's name.</summary>
    public const int LongestName = 40;

    /// <summary>Who has set nothing works whenever the clinic is open.</summary>
    public static WorkWeek Of(ClinicHours hours) => new(hours.Spans, []);

    /// <summary>The working stretches of a weekday, in order.</summary>
    public IEnumerable<OpenSpan> On(DayOfWeek day) => Spans.Where(span => span.Day == day).OrderBy(span => span.From);

    /// <summary>The breaks of a weekday, in order.</summary>
    public IEnumerable<Break> BreaksOn(DayOfWeek day) => Breaks.Where(it => it.Day == day).OrderBy(it => it.From);

    /// <summary>Why a booking cannot stand at this time, or null.</summary>
    /// <param name="who">The provider's name.</param>
    public Finding? Refuses(string who, DateOnly date, TimeOnly start, int minutes)
    {
        var day = On(date.DayOfWeek).ToList();
        if (day.Count == 0) return new Finding("Start", "provider-not-in", $"{who} does not work on {date.DayOfWeek}s.");
        var (from, to) = (start.ToTimeSpan(), start.ToTimeSpan() + TimeSpan.FromMinutes(minutes));
        if (!day.Exists(span => span.From.ToTimeSpan() <= from && to <= span.To.ToTimeSpan()))
            return new Finding("Start", "provider-hours", $"{who} works {ClinicHours.Text(day)} on {date.DayOfWeek}s.");
        return BreaksOn(date.DayOfWeek).FirstOrDefault(it => it.From.ToTimeSpan() < to && from < it.To.ToTimeSpan()) is { } pause
            ? new Finding("Start", "provider-break", $"{who} has a break {pause.From:H\\:mm}–{pause.To:H\\:mm}: {pause.Name}.")
            : null;
    }

    /// <summary>What is wrong with the week; fields <c>Hours[Monday]</c> and <c>Breaks[Monday]</c>.</summary>
    public IReadOnlyList<Finding> Check()
    {
        var findings = new List<Finding>();
        foreach (var day in ClinicHours.Week)
        {
            if (ClinicHours.Problem(On(day)) is { } hours) findings.Add(new Finding($"Hours[{day}]", "hours", hours));
            else if (ClinicHours.Problem(BreaksOn(day).Select(it => new OpenSpan(day, it.From, it.To))) is { } overlap) findings.Add(new Finding($"Breaks[{day}]", "breaks", overlap));
            else if (BreaksOn(day).FirstOrDefault(it => !On(day).Any(span => span.From <= it.From && it.To <= span.To)) is { } outside)
                findings.Add(new Finding($"Breaks[{day}]", "breaks", $"{outside.Name} lies outside the working hours."));
            if (BreaksOn(day).Any(it => it.Name.Length > LongestName)) findings.Add(new Finding($"Breaks[{day}]", "too-long", $"At most {LongestName} characters for what a break is."));
        }

        return findings;
    }

    /// <summary>The breaks of a weekday as people write them: <c>12:00–13:00 Lunch, 16:00–17:00 Notes</c>.</summary>
    public static string Text(IEnumerable<Break> breaks) => string.Join(", ", breaks.Select(it => $"{it.From:H\\:mm}–{it.To:H\\:mm} {it.Name}"));

    /// <summary>Reads a weekday's breaks. Empty is none; a break without a word is a <c>Break</c>.</summary>
    /// <param name="sentence">What is wrong, where it cannot be read.</param>
    public static bool TryParse(DayOfWeek day, string text, out IReadOnlyList<Break> breaks, out string sentence)
    {
        (breaks, sentence) = ([], "");
        if (text.Trim().Length == 0) return true;
        var read = new List<Break>();
        foreach (var part in text.Split([',', ';'], StringSplitOptions.TrimEntries))
        {
            if (Pause().Match(part) is not { Success: true } match || !ClinicHours.TryTime(match.Groups[1].Value, out var from) || !ClinicHours.TryTime(match.Groups[2].Value, out var to))
            {
                sentence = "Write the breaks as 12:00–13:00 Lunch.";
                return false;
            }

            read.Add(new Break(day, from, to, match.Groups[3].Value.Trim() is { Length: > 0 } name ? name : "Break"));
        }

        breaks = [.. read.OrderBy(it => it.From)];
        return true;
    }

    [GeneratedRegex(@"^(\d{1,2}(?:[:.]\d{2})?)\s*(?:-|\u2013|\u2014|to)\s*(\d{1,2}(?:[:.]\d{2})?)(.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Pause();
}
