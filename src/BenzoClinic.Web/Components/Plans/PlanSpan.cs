using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Web.Components.Plans;

/// <summary>One line of the plan's chart.</summary>
/// <param name="Points">Day and mg diazepam equivalent from that day on, by day.</param>
/// <param name="Class">How it is drawn.</param>
/// <param name="Name">What it is.</param>
public sealed record PlanLine(IReadOnlyList<(DateOnly On, decimal Milligrams)> Points, DateOnly To, string Class, string Name);

/// <summary>Places days and doses on the chart of plans. Only pixels are rounded.</summary>
public sealed class PlanSpan
{
    /// <summary>The plot in the drawing, pixels.</summary>
    public const int Left = 40, Right = 850, Top = 14, Bottom = 132;

    /// <summary>The span of all lines.</summary>
    public PlanSpan(IReadOnlyList<PlanLine> lines, DateOnly today)
    {
        var days = lines.SelectMany(line => line.Points.Select(point => point.On).Append(line.To)).Append(today).ToList();
        (From, To) = (days.Min(), days.Max().AddDays(7));
        var highest = lines.SelectMany(line => line.Points).Select(point => point.Milligrams).DefaultIfEmpty(1).Max();
        Every = new[] { 0.1m, 0.25m, 0.5m, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000 }.FirstOrDefault(every => highest / every <= 4, 5000);
        Ceiling = Math.Max(1, Math.Ceiling(highest / Every)) * Every;
    }

    /// <summary>First day shown.</summary>
    public DateOnly From { get; }

    /// <summary>Last day shown.</summary>
    public DateOnly To { get; }

    /// <summary>mg between two lines of the grid.</summary>
    public decimal Every { get; }

    /// <summary>mg at the top.</summary>
    public decimal Ceiling { get; }

    /// <summary>First days of months to write beneath, at most twelve.</summary>
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
    public IEnumerable<decimal> Levels
    {
        get
        {
            for (var level = 0m; level <= Ceiling; level += Every) yield return level;
        }
    }

    /// <summary>Pixels from the left.</summary>
    public decimal X(DateOnly day) => Left + (decimal)(Right - Left) * Math.Clamp(day.DayNumber - From.DayNumber, 0, To.DayNumber - From.DayNumber) / (To.DayNumber - From.DayNumber);

    /// <summary>Pixels from the top.</summary>
    public decimal Y(decimal milligrams) => Bottom - (Bottom - Top) * milligrams / Ceiling;
}
