using BenzoClinic.Web.Components.Tapers;

namespace BenzoClinic.Web.Components.Plans;

/// <summary>One line of the plan's chart.</summary>
/// <param name="Points">Day and mg diazepam equivalent from that day on, by day.</param>
/// <param name="Class">How it is drawn.</param>
/// <param name="Name">What it is.</param>
public sealed record PlanLine(IReadOnlyList<(DateOnly On, decimal Milligrams)> Points, DateOnly To, string Class, string Name);

/// <summary>The axes of the chart of plans.</summary>
public sealed class PlanSpan : PlotAxes
{
    /// <summary>The plot in the drawing, pixels.</summary>
    public const int Left = 40, Right = 850, Top = 14, Bottom = 132;

    /// <summary>The span of all lines.</summary>
    public PlanSpan(IReadOnlyList<PlanLine> lines, DateOnly today)
        : base(
            (Left, Right, Top, Bottom),
            Days(lines, today).Min(),
            Days(lines, today).Max().AddDays(7),
            lines.SelectMany(line => line.Points).Select(point => point.Milligrams).DefaultIfEmpty(0).Max())
    {
    }

    private static IEnumerable<DateOnly> Days(IReadOnlyList<PlanLine> lines, DateOnly today) =>
        lines.SelectMany(line => line.Points.Select(point => point.On).Append(line.To)).Append(today);
}
