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

/// <summary>The axes of the dose chart, and its levels.</summary>
public sealed class ChartSpan : PlotAxes
{
    /// <summary>The plot in the drawing, pixels.</summary>
    public const int Left = 98, Right = 808, Top = 34, Bottom = 190;

    private ChartSpan(DateOnly from, DateOnly to, List<DoseLevel> levels)
        : base((Left, Right, Top, Bottom), from, to, levels.Count == 0 ? 0 : levels.Max(level => level.Equivalent).Rounded(3)) => Levels = levels;

    /// <summary>The line, oldest first.</summary>
    public IReadOnlyList<DoseLevel> Levels { get; }

    /// <summary>The span of a range.</summary>
    public static ChartSpan Of(TaperView view, ChartRange range)
    {
        var today = view.Today;
        var begin = view.Course.Count > 0 ? view.Course[0].From : today;
        var lastStep = view.Course.Count > 0 ? view.Course[^1].From : today;
        var to = Later(today.AddDays(28), lastStep.AddDays(7));
        var from = range switch
        {
            ChartRange.ThreeMonths => today.AddMonths(-2),
            ChartRange.TenMonths => today.AddMonths(-9),
            ChartRange.Whole => Earlier(begin, today.AddDays(-14)).AddDays(-3),
        };
        return new ChartSpan(from, to, LevelsOf(view.Course, from, to, today));
    }

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

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;

    private static DateOnly Earlier(DateOnly left, DateOnly right) => left < right ? left : right;
}
