using System.Numerics;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>
/// Works a plan out, step by step, each judged by the one guard as if all earlier steps had been taken. Orders nothing: a dose is
/// ordered at a visit. What the method asks for below the guard's floor is held at the floor; what it asks for is rounded up to
/// what can be made; where nothing legal and lower can be made, the plan says so and stops there.
/// Source: joint clinical practice guideline 2025, recommendations 4–8; clinic policy.
/// </summary>
public static class Planner
{
    /// <summary>Most steps of a plan.</summary>
    public const int MostSteps = 600;

    /// <summary>The plan as it would be. A request with mistakes has findings and, where they forbid it, no steps.</summary>
    public static PlanDraft Draft(TaperRecord record, PlanRequest request, Formulary formulary, Stock stock, DateOnly today)
    {
        var findings = PlanChecks.Check(record, request, formulary, today);
        if (findings.Any(finding => finding.Severity == Severity.Stop)) return Nothing(record, findings, today);

        var walk = new PlanWalk(record, request.Start, formulary, stock);
        var (begin, beginUnits) = (walk.Current, walk.Units(walk.Current));
        findings.AddRange(PlanChecks.CheckStart(walk, request, formulary));
        if (findings.Any(finding => finding.Severity == Severity.Stop)) return Nothing(record, findings, today);

        var end = request.Method == TaperMethod.Stages ? StagePlan.Walk(walk, request, today) : Walk(walk, request, formulary);
        var pace = walk.Steps.Count == 0 ? null : PlanPace.Of(walk, request, walk.Milligrams(beginUnits), record.CompletionDose, today);
        if (pace?.NotSlower is { } warning) findings.Add(warning);
        return new PlanDraft(begin, walk.Milligrams(beginUnits), walk.Steps, end, findings, pace, PlanPace.VisitDays(walk.Steps, request.Method));
    }

    private static PlanEnd Walk(PlanWalk walk, PlanRequest request, Formulary formulary)
    {
        var on = request.Start;
        if (request.Crossover is { } crossover)
        {
            if (CrossoverPlan.Walk(walk, crossover, on) is { } stopped) return stopped;
            if (walk.Steps.Count > 0) on = walk.LastChange.AddDays(Math.Max(request.EveryDays, crossover.EveryDays));
        }

        return request.Goal switch
        {
            TaperGoal.Stabilise => new PlanEnd(true, $"Stays at {Text(walk)} mg diazepam equivalent a day.", []),
            TaperGoal.LowerDose => Down(walk, request, on, walk.Scale.UnitsOfDiazepam(request.GoalDose), formulary),
            TaperGoal.Stop => Down(walk, request, on, BigInteger.Zero, formulary),
        };
    }

    private static PlanEnd Down(PlanWalk walk, PlanRequest request, DateOnly on, BigInteger goal, Formulary formulary)
    {
        var cuts = new DoseCuts(walk, request.First);
        while (walk.Steps.Count < MostSteps)
        {
            var units = walk.Units(walk.Current);
            if (units <= goal) return new PlanEnd(true, goal.IsZero ? "Ends at zero." : $"Ends at {Text(walk)} mg diazepam equivalent a day.", []);
            var step = goal.IsZero && units <= walk.Completion ? ToZero(walk, on) : Lower(walk, cuts, request, on, goal);
            if (step is { } found)
            {
                walk.Take(on, found.Regimen, found.Kind, found.Verdict, Notes(found.Regimen, walk, request));
            }
            else if (!goal.IsZero && NothingBetween(walk, cuts, goal))
            {
                return new PlanEnd(true, $"Ends at {Text(walk)} mg diazepam equivalent a day: nothing between that and the goal can be made.", []);
            }
            else if (on.DayNumber - walk.LastChange.DayNumber > ReductionGuard.WindowDays)
            {
                // From then on the guard looks back on this dose alone: waiting longer changes nothing.
                return new PlanEnd(false, $"Stops at {Text(walk)} mg diazepam equivalent a day: no lower dose that the limit allows can be made.", WaysOn(walk, formulary));
            }

            on = on.AddDays(request.EveryDays);
        }

        return new PlanEnd(false, $"Stops at {Text(walk)} mg diazepam equivalent a day after {MostSteps} steps: this pace is too slow to plan to its end.", ["Larger or more frequent steps", "A lower dose as the goal"]);
    }

    private static Found? ToZero(PlanWalk walk, DateOnly on) =>
        walk.Guard.Judge(Regimen.Nothing, on) is { Allowed: true } verdict ? new Found(Regimen.Nothing, PlanStepKind.Completion, verdict) : null;

    private static Found? Lower(PlanWalk walk, DoseCuts cuts, PlanRequest request, DateOnly on, BigInteger goal)
    {
        var units = walk.Units(walk.Current);
        var asked = cuts.ByAtMost(BigInteger.Min(Reduction(walk, cuts, request, units), units - goal));
        if (asked != walk.Current)
        {
            if (walk.Guard.Judge(asked, on) is { Allowed: true } verdict) return new Found(asked, PlanStepKind.Cut, verdict);
            if (cuts.ToTheFloor(on) is { } floor && walk.Units(floor) >= goal) return new Found(floor, PlanStepKind.HeldAtFloor, walk.Guard.Judge(floor, on));
        }

        return cuts.NextLower(on) is { } next && walk.Units(next) >= goal ? new Found(next, PlanStepKind.NextMakeable, walk.Guard.Judge(next, on)) : null;
    }

    /// <summary>By how many units the method lowers the dose.</summary>
    private static BigInteger Reduction(PlanWalk walk, DoseCuts cuts, PlanRequest request, BigInteger units) => request.Method switch
    {
        TaperMethod.Proportional => units * (BigInteger)(request.Percent * 10_000) / 1_000_000,
        TaperMethod.Hyperbolic => Between(walk, units, Occupancy.Lower(walk.Milligrams(units), request.Points)),
        _ => walk.Scale.UnitsPerNanogram(cuts.Order().First()) * request.Amount.Nanograms,
    };

    // Rounded down: never more than the method asks.
    private static BigInteger Between(PlanWalk walk, BigInteger units, Fraction to)
    {
        var one = walk.Scale.UnitsOfDiazepam(Dose.FromMilligrams(1));
        return units - (to.Numerator * one + to.Denominator - 1) / to.Denominator;
    }

    private static bool NothingBetween(PlanWalk walk, DoseCuts cuts, BigInteger goal) =>
        cuts.Order().SelectMany(cuts.OneLower).All(lower => walk.Units(lower) < goal);

    private static IEnumerable<Finding> Notes(Regimen regimen, PlanWalk walk, PlanRequest request)
    {
        var (before, after) = (walk.Units(walk.Current), walk.Units(regimen));
        if (request.Method != TaperMethod.Proportional && after * 10 < before * 9 && !regimen.IsWhollyZero)
            yield return new Finding($"Steps[{walk.Steps.Count}]", PlanChecks.AboveTen.Code, "More than 10 % at once.", PlanChecks.AboveTen.Severity);
    }

    private static List<string> WaysOn(PlanWalk walk, Formulary formulary)
    {
        var ways = new List<string>();
        foreach (var medication in walk.Current.MedicationsTaken.Distinct())
        {
            var name = formulary.NameOf(medication);
            var liquids = formulary.ProductsOf(medication).Where(product => product.Form == DoseForm.Solution && !walk.Stock.Products.Contains(product.Code)).ToList();
            var smaller = formulary.ProductsOf(medication).Where(product => product.Form is not (DoseForm.Solution or DoseForm.ExtendedRelease) && !walk.Stock.Products.Contains(product.Code)).ToList();
            if (liquids.Count > 0) ways.Add($"{name} {string.Join(" or ", liquids.Select(liquid => liquid.Label.ToLowerInvariant()))}");
            if (smaller.Count > 0) ways.Add($"Further forms of {name.ToLowerInvariant()}: {string.Join(", ", smaller.Select(product => product.Label.ToLowerInvariant()))}");
            if (liquids.Count == 0 && walk.Stock.Of(medication).Products.All(product => product.Form != DoseForm.Solution)) ways.Add($"{name} compounded as a liquid by a pharmacy");
            if (formulary.Find(medication)?.Acting != ActingClass.LongActing) ways.Add($"A crossover from {name.ToLowerInvariant()} to diazepam");
        }

        return ways;
    }

    private static string Text(PlanWalk walk) => walk.Milligrams(walk.Units(walk.Current)).ToString();

    private static PlanDraft Nothing(TaperRecord record, List<Finding> findings, DateOnly today)
    {
        var (taken, profile) = (record.InEffect(today)?.Regimen ?? Regimen.Nothing, record.ProfileInForce);
        var equivalent = profile is null ? default : new EquivalenceScale(profile, profile) is var scale ? scale.Milligrams(scale.Measure(taken, withAsNeeded: true)) : default;
        return new PlanDraft(taken, equivalent, [], new PlanEnd(false, "No plan yet.", []), findings, null, []);
    }

    private readonly record struct Found(Regimen Regimen, PlanStepKind Kind, GuardVerdict Verdict);
}
