using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>How long a plan takes, told before anybody agrees to it.</summary>
/// <param name="Last">Day of the last step.</param>
/// <param name="LastWithPauses">The same, with a pause of four weeks for every half year: most tapers need some.</param>
/// <param name="NotSlower">A warning where an earlier taper that failed was not faster; null otherwise.</param>
public sealed record PlanPace(int Steps, DateOnly First, DateOnly Last, DateOnly LastWithPauses, Finding? NotSlower)
{
    /// <summary>A pause that is allowed for in the second date.</summary>
    public const int PauseDays = 28;

    /// <summary>One pause for so many days of tapering.</summary>
    public const int PauseEveryDays = 182;

    /// <summary>Not slower than what failed before.</summary>
    public static readonly Rule NotSlowerThanBefore = new("not-slower-than-before", Severity.Warn, "Joint clinical practice guideline 2025: past taper attempts are an input to the first cut; after a failed one a slower pace is considered");

    /// <summary>
    /// The days that want a visit: of every step, since each is decided at one (joint clinical practice guideline 2025, recommendation 9);
    /// of a micro-taper, whose steps are ordered ahead, one in 28 days.
    /// </summary>
    public static IReadOnlyList<DateOnly> VisitDays(IReadOnlyList<PlanStep> steps, TaperMethod method)
    {
        var days = new List<DateOnly>();
        foreach (var step in steps)
            if (method != TaperMethod.Micro || days.Count == 0 || step.Regimen.IsWhollyZero || step.On.DayNumber - days[^1].DayNumber >= TaperRecord.OrderAheadDays) days.Add(step.On);
        return days;
    }

    /// <summary>Weeks from the first step to the last.</summary>
    public int Weeks => (Last.DayNumber - First.DayNumber + 6) / 7;

    /// <summary>Months from the first step to the last, whole, rounded up.</summary>
    public int Months => MonthsUntil(Last);

    /// <summary>Months with pauses.</summary>
    public int MonthsWithPauses => MonthsUntil(LastWithPauses);

    internal static PlanPace Of(PlanWalk walk, PlanRequest request, Fraction begin, Dose completion, DateOnly today)
    {
        var (first, last) = (walk.Steps[0].On, walk.Steps[^1].On);
        var pauses = (last.DayNumber - first.DayNumber) / PauseEveryDays;
        var pace = new PlanPace(walk.Steps.Count, first, last, last.AddDays(pauses * PauseDays), null);
        if (request.Earlier is not { } earlier || request.Goal == TaperGoal.Stabilise) return pace;
        var floor = (double)completion.Milligrams;
        var planned = PerFourWeeks((double)begin.Rounded(6), Math.Max((double)walk.Steps[^1].Equivalent.Rounded(6), floor), Math.Max(pace.Weeks, 1));
        var failed = PerFourWeeks((double)earlier.From.Milligrams, Math.Max((double)earlier.To.Milligrams, floor), earlier.Weeks);
        return planned < failed
            ? pace
            : pace with { NotSlower = new Finding("Earlier", NotSlowerThanBefore.Code, $"This plan falls by {planned:0.#} % in four weeks on average, the taper that failed by {failed:0.#} %. A slower pace is considered after a failed one.", NotSlowerThanBefore.Severity) };
    }

    // An average for the eye: no dose is computed from it.
    private static double PerFourWeeks(double from, double to, double weeks) => from <= to ? 0 : 100 * (1 - Math.Pow(to / from, 4 / weeks));

    private int MonthsUntil(DateOnly day)
    {
        var months = (day.Year - First.Year) * 12 + day.Month - First.Month;
        return First.AddMonths(months) < day ? months + 1 : months;
    }
}
