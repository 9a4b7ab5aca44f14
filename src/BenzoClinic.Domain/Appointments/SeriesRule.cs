using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>How often an appointment comes again, and until when.</summary>
/// <param name="EveryWeeks">1 to 4.</param>
/// <param name="Count">How many in all, the first counted; null where a day ends it.</param>
/// <param name="Until">The last possible day; null where a count ends it.</param>
public sealed record SeriesRule(int EveryWeeks, int? Count, DateOnly? Until)
{
    /// <summary>Most appointments of one series.</summary>
    public const int Most = 52;

    /// <summary>What is wrong with the rule.</summary>
    public IReadOnlyList<Finding> Check(DateOnly first)
    {
        var findings = new List<Finding>();
        if (EveryWeeks is < 1 or > 4) findings.Add(new Finding("EveryWeeks", "out-of-range", "Every 1 to 4 weeks."));
        if (Count is null && Until is null) findings.Add(Finding.Required("Count", "Say how many, or until when."));
        if (Count is < 2 or > Most) findings.Add(new Finding("Count", "out-of-range", $"Between 2 and {Most} visits."));
        if (Until is { } last && last < first.AddDays(7 * Math.Max(1, EveryWeeks))) findings.Add(new Finding("Until", "too-early", "No second visit falls before this day."));
        else if (Until > first.AddYears(1)) findings.Add(new Finding("Until", "too-far", "At most one year ahead."));
        return findings;
    }

    /// <summary>The days, the first among them. Weeks are counted in days of the calendar: the wall time stays, whatever the clocks do.</summary>
    public IReadOnlyList<DateOnly> Dates(DateOnly first)
    {
        var dates = new List<DateOnly>();
        for (var day = first; dates.Count < Math.Min(Count ?? Most, Most) && (Until is not { } last || day <= last); day = day.AddDays(7 * EveryWeeks)) dates.Add(day);
        return dates;
    }
}
