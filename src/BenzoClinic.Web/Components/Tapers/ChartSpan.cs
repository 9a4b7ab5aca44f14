using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Tapers;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>How much of a taper the chart shows.</summary>
public enum ChartRange
{
    /// <summary>Two months back, one ahead.</summary>
    ThreeMonths,

    /// <summary>Nine months back, one ahead.</summary>
    TenMonths,

    /// <summary>From the intake on.</summary>
    Whole,
}

/// <summary>A level of the dose line between two days, as far as the chart shows it.</summary>
/// <param name="Starts">True where the level begins within the chart.</param>
public readonly record struct DoseLevel(DateOnly From, DateOnly To, Fraction Equivalent, bool ToCome, bool Starts);

/// <summary>Places days and doses on the dose chart. Amounts stay exact; only pixels are rounded.</summary>
public sealed class ChartSpan
{
    /// <summary>The plot in the drawing, pixels.</summary>
    public const int Left = 98, Right = 808, Top = 34, Bottom = 190;

    private readonly decimal _highest;

    /// <summary>The span of a range.</summary>
    public ChartSpan(TaperView view, ChartRange range)
    {
        var today = view.Today;
        var begin = view.Course.Count > 0 ? view.Course[0].From : today;
        var lastStep = view.Course.Count > 0 ? view.Course[^1].From : today;
        To = Later(today.AddDays(28), lastStep.AddDays(7));
        From = range switch
        {
            ChartRange.ThreeMonths => today.AddMonths(-2),
            ChartRange.TenMonths => today.AddMonths(-9),
            ChartRange.Whole => Earlier(begin, today.AddDays(-14)).AddDays(-3),
        };
        Levels = LevelsOf(view.Course, From, To, today);
        _highest = Levels.Count == 0 ? 0 : Levels.Max(level => level.Equivalent).Rounded(3);
        (TickEvery, Ceiling) = Ticks(_highest);
    }

    /// <summary>First day shown.</summary>
    public DateOnly From { get; }

    /// <summary>Last day shown.</summary>
    public DateOnly To { get; }

    /// <summary>The line, oldest first.</summary>
    public IReadOnlyList<DoseLevel> Levels { get; }

    /// <summary>mg between two lines of the grid.</summary>
    public decimal TickEvery { get; }

    /// <summary>mg at the top of the plot.</summary>
    public decimal Ceiling { get; }

    /// <summary>The first days of months to write beneath, at most twelve.</summary>
    public IEnumerable<DateOnly> Months
    {
        get
        {
            var months = ((To.Year - From.Year) * 12) + To.Month - From.Month;
            var every = Math.Max(1, (months + 11) / 12);
            for (var month = new DateOnly(From.Year, From.Month, 1).AddMonths(1); month <= To; month = month.AddMonths(every)) yield return month;
        }
    }

    /// <summary>The lines of the grid, mg.</summary>
    public IEnumerable<decimal> GridLines
    {
        get
        {
            for (var level = 0m; level <= Ceiling; level += TickEvery) yield return level;
        }
    }

    /// <summary>Pixels from the left.</summary>
    public decimal X(DateOnly day) => Left + (decimal)(Right - Left) * Math.Clamp(day.DayNumber - From.DayNumber, 0, To.DayNumber - From.DayNumber) / (To.DayNumber - From.DayNumber);

    /// <summary>Pixels from the top.</summary>
    public decimal Y(decimal milligrams) => Bottom - (Bottom - Top) * milligrams / Ceiling;

    /// <summary>Pixels from the top.</summary>
    public decimal Y(Fraction milligrams) => Y(milligrams.Rounded(3));

    private static List<DoseLevel> LevelsOf(IReadOnlyList<DosePoint> course, DateOnly from, DateOnly to, DateOnly today)
    {
        var levels = new List<DoseLevel>();
        for (var i = 0; i < course.Count; i++)
        {
            var (begins, ends) = (course[i].From, i + 1 < course.Count ? course[i + 1].From : to);
            if (ends <= from && i + 1 < course.Count) continue;
            begins = Later(begins, from);
            // What stands today goes on to the next step, dashed: it is not taken yet.
            if (!course[i].ToCome && begins <= today && ends > today)
            {
                levels.Add(new DoseLevel(begins, today, course[i].Equivalent, false, course[i].From >= from));
                levels.Add(new DoseLevel(today, ends, course[i].Equivalent, true, false));
            }
            else
            {
                levels.Add(new DoseLevel(begins, ends, course[i].Equivalent, course[i].ToCome, course[i].From >= from));
            }
        }

        return levels;
    }

    private static (decimal Every, decimal Ceiling) Ticks(decimal highest)
    {
        if (highest <= 0) return (1, 2);
        foreach (var every in new[] { 0.1m, 0.2m, 0.5m, 1m, 2m, 5m, 10m, 20m, 50m, 100m, 200m, 500m, 1000m, 2000m, 5000m })
            if (highest / every <= 4) return (every, Math.Ceiling(highest / every) * every);
        return (highest, highest);
    }

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;
}
