using System.Globalization;
using System.Text.RegularExpressions;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Clinic;

/// <summary>A stretch of one weekday in which the clinic is open. Wall times.</summary>
public sealed record OpenSpan(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>A day on which the clinic is closed, whatever the weekday.</summary>
public sealed record Holiday(DateOnly Date, string Name);

/// <summary>When the clinic is open.</summary>
public sealed partial record ClinicHours(IReadOnlyList<OpenSpan> Spans, IReadOnlyList<Holiday> Holidays)
{
    /// <summary>The week as people write it.</summary>
    public static IReadOnlyList<DayOfWeek> Week { get; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Until somebody has said otherwise: any day, so that no booking is refused by a guess.</summary>
    public static ClinicHours Default { get; } = new([.. Week.Select(day => new OpenSpan(day, new TimeOnly(7, 0), new TimeOnly(20, 0)))], []);

    /// <summary>The stretches of a weekday, in order.</summary>
    public IEnumerable<OpenSpan> On(DayOfWeek day) => Spans.Where(span => span.Day == day).OrderBy(span => span.From);

    /// <summary>Why a booking cannot stand at this time, or null. It fits where it lies within one stretch.</summary>
    public Finding? Closed(DateOnly date, TimeOnly start, int minutes)
    {
        if (Holidays.FirstOrDefault(it => it.Date == date) is { } holiday)
            return new Finding("Start", "holiday", $"The clinic is closed on {Wording.Day(date, date)}: {holiday.Name}.");
        var day = On(date.DayOfWeek).ToList();
        if (day.Count == 0) return new Finding("Start", "closed-day", $"The clinic is closed on {date.DayOfWeek}s.");
        var end = start.ToTimeSpan() + TimeSpan.FromMinutes(minutes);
        return day.Exists(span => span.From <= start && end <= span.To.ToTimeSpan())
            ? null
            : new Finding("Start", "out-of-hours", $"The office is open from {string.Join(" and from ", day.Select(span => $"{span.From:HH\\:mm} to {span.To:HH\\:mm}"))}.");
    }

    /// <summary>The last day before one on which the clinic is open; the day before where it never is.</summary>
    public DateOnly BusinessDayBefore(DateOnly day) => LastOpenDayUpTo(day.AddDays(-1));

    /// <summary>The last day up to one, itself among them, on which the clinic is open; the day itself where it never is.</summary>
    public DateOnly LastOpenDayUpTo(DateOnly day)
    {
        for (var open = day; open > day.AddDays(-31); open = open.AddDays(-1))
            if (On(open.DayOfWeek).Any() && !Holidays.Any(it => it.Date == open)) return open;
        return day;
    }

    /// <summary>A weekday's hours as people write them: <c>9:00–12:00, 13:00–17:00</c>, or <c>closed</c>.</summary>
    public static string Text(IEnumerable<OpenSpan> spans)
    {
        var text = string.Join(", ", spans.Select(span => $"{span.From:H\\:mm}–{span.To:H\\:mm}"));
        return text.Length == 0 ? "closed" : text;
    }

    /// <summary>Reads a weekday's hours. Empty is closed.</summary>
    /// <param name="sentence">What is wrong, where it cannot be read.</param>
    public static bool TryParse(DayOfWeek day, string text, out IReadOnlyList<OpenSpan> spans, out string sentence)
    {
        (spans, sentence) = ([], "");
        if (text.Trim().ToUpperInvariant() is "" or "CLOSED") return true;
        var read = new List<OpenSpan>();
        foreach (var part in text.Split([',', ';'], StringSplitOptions.TrimEntries))
        {
            if (Span().Match(part) is not { Success: true } match || !TryTime(match.Groups[1].Value, out var from) || !TryTime(match.Groups[2].Value, out var to))
            {
                sentence = "Write the hours as 9:00–12:00, 13:00–17:00, or closed.";
                return false;
            }

            read.Add(new OpenSpan(day, from, to));
        }

        spans = [.. read.OrderBy(span => span.From)];
        sentence = Problem(spans) ?? "";
        return sentence.Length == 0;
    }

    /// <summary>Reads a wall time: <c>8:00</c>, <c>08.00</c>, <c>8</c>.</summary>
    public static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text.Trim().Replace('.', ':'), ["H:mm", "%H"], CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>What is wrong with the stretches of one weekday, or null.</summary>
    internal static string? Problem(IEnumerable<OpenSpan> spans)
    {
        OpenSpan? before = null;
        foreach (var span in spans.OrderBy(span => span.From))
        {
            if (span.To <= span.From) return $"{Text([span])} ends before it begins.";
            if (before is not null && span.From < before.To) return $"{Text([before])} and {Text([span])} overlap.";
            before = span;
        }

        return null;
    }

    [GeneratedRegex(@"^(\d{1,2}(?:[:.]\d{2})?)\s*(?:-|\u2013|\u2014|to)\s*(\d{1,2}(?:[:.]\d{2})?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Span();
}
