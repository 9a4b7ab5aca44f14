namespace BenzoClinic.Web.Components.Tapers;

/// <summary>Places days and doses on a drawing. Amounts stay exact; only pixels are rounded.</summary>
public abstract class PlotAxes
{
    private readonly (int Left, int Right, int Top, int Bottom) _plot;

    /// <summary>The axes of a plot.</summary>
    /// <param name="plot">Its edges, pixels.</param>
    /// <param name="highest">The largest amount shown, mg.</param>
    protected PlotAxes((int Left, int Right, int Top, int Bottom) plot, DateOnly from, DateOnly to, decimal highest)
    {
        (_plot, From, To) = (plot, from, to);
        (TickEvery, Ceiling) = Ticks(highest);
    }

    /// <summary>First day shown.</summary>
    public DateOnly From { get; }

    /// <summary>Last day shown.</summary>
    public DateOnly To { get; }

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
    public decimal X(DateOnly day) => _plot.Left + (decimal)(_plot.Right - _plot.Left) * Math.Clamp(day.DayNumber - From.DayNumber, 0, To.DayNumber - From.DayNumber) / (To.DayNumber - From.DayNumber);

    /// <summary>Pixels from the top.</summary>
    public decimal Y(decimal milligrams) => _plot.Bottom - (_plot.Bottom - _plot.Top) * milligrams / Ceiling;

    private static (decimal Every, decimal Ceiling) Ticks(decimal highest)
    {
        if (highest <= 0) return (1, 2);
        foreach (var every in new[] { 0.1m, 0.2m, 0.5m, 1m, 2m, 5m, 10m, 20m, 50m, 100m, 200m, 500m, 1000m, 2000m, 5000m })
            if (highest / every <= 4) return (every, Math.Ceiling(highest / every) * every);
        return (highest, highest);
    }
}
