using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>Everything a plan was asked with: the request, the products, and the equivalence profile it was measured by.</summary>
/// <param name="Products">Codes of the products doses are made from.</param>
/// <param name="Mixes">True where tablets and liquid may stand in one dose.</param>
/// <param name="Profile">The profile in force when it was written; locked on the plan.</param>
public sealed record PlanTerms(PlanRequest Request, IReadOnlyList<string> Products, bool Mixes, Guid Profile)
{
    /// <summary>Nothing asked.</summary>
    public static PlanTerms None { get; } = new(new PlanRequest(), [], false, Guid.Empty);

    /// <summary>The method and its pace in words: <c>5 % every 14 days</c>.</summary>
    public string Words
    {
        get
        {
            var every = Request.EveryDays == 1 ? "every day" : $"every {Request.EveryDays} days";
            var steps = Request.Method switch
            {
                TaperMethod.Proportional => $"{Request.Percent:0.##} % {every}",
                TaperMethod.Linear or TaperMethod.Micro => $"{Request.Amount} {every}",
                TaperMethod.Hyperbolic => $"{Request.Points:0.##} points of occupancy {every}",
                TaperMethod.Stages => Wording.Count(Request.Stages.Count, "stage"),
            };
            var goal = Request.Goal switch
            {
                TaperGoal.Stop => steps,
                TaperGoal.LowerDose => $"{steps}, to {Request.GoalDose}",
                TaperGoal.Stabilise => "stays at the present dose",
            };
            return Request.Crossover is null ? goal : $"Crossover, then {goal}";
        }
    }
}

/// <summary>What differs between two versions, in words.</summary>
public static class PlanDifference
{
    /// <summary>Each difference with what was and what is; "" where nothing differs.</summary>
    public static string Of(PlanTerms before, PlanTerms after)
    {
        var (was, now) = (before.Request, after.Request);
        var said = new List<string>();
        Say("Goal", Goal(was), Goal(now));
        Say("Method", was.Method.ToString(), now.Method.ToString());
        if (was.Method == now.Method)
        {
            Say("Percent", $"{was.Percent:0.##} %", $"{now.Percent:0.##} %");
            Say("Step", was.Amount.ToString(), now.Amount.ToString());
            Say("Occupancy", $"{was.Points:0.##} points", $"{now.Points:0.##} points");
        }

        Say("Interval", $"{was.EveryDays} days", $"{now.EveryDays} days");
        Say("Start", $"{was.Start:d MMM yyyy}", $"{now.Start:d MMM yyyy}");
        Say("Falls first", was.First, now.First);
        Say("Crossover", Crossing(was), Crossing(now));
        if (!was.Stages.SequenceEqual(now.Stages)) said.Add("other stages");
        if (!before.Products.Order(StringComparer.Ordinal).SequenceEqual(after.Products.Order(StringComparer.Ordinal)) || before.Mixes != after.Mixes) said.Add("other products");
        if (before.Profile != after.Profile) said.Add("another equivalence profile");
        return string.Join("; ", said);

        void Say(string what, string left, string right)
        {
            if (left != right) said.Add($"{what} {(left.Length == 0 ? "none" : left)} → {(right.Length == 0 ? "none" : right)}");
        }
    }

    private static string Goal(PlanRequest request) => request.Goal switch
    {
        TaperGoal.Stop => "stop",
        TaperGoal.LowerDose => $"{request.GoalDose} diazepam equivalent",
        TaperGoal.Stabilise => "stabilise",
    };

    private static string Crossing(PlanRequest request) => request.Crossover is { } it ? $"to {it.To} every {it.EveryDays} days{(it.InHalves ? ", in halves" : "")}" : "";
}
