using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>What a plan's request must satisfy, each finding named after its member.</summary>
public static class PlanChecks
{
    /// <summary>More than 10 % at once.</summary>
    public static readonly Rule AboveTen = new("above-10-percent", Severity.Warn, "Joint clinical practice guideline 2025, recommendation 6: 5 to 10 % as the initial pace");

    /// <summary>More than 25 % at once.</summary>
    public static readonly Rule AboveQuarter = new("above-25-percent", Severity.Stop, "Clinic policy: never more than 25 % in any 14 days");

    /// <summary>Steps closer than 14 days.</summary>
    public static readonly Rule ShortInterval = new("interval-below-14-days", Severity.Warn, "Joint clinical practice guideline 2025, recommendation 6: every 2 to 4 weeks");

    /// <summary>Days between two steps, at most: a visit at least every 28 days.</summary>
    public const int MostDays = 28;

    /// <summary>Most days between two steps of a micro-taper.</summary>
    public const int MostMicroDays = 7;

    internal static List<Finding> Check(TaperRecord record, PlanRequest request, Formulary formulary, DateOnly today)
    {
        if (!record.HasRegimen) return [new Finding("", "no-regimen", "Enter the regimen first.")];
        if (record.ToConfirm.Count > 0) return [new Finding("", "to-be-confirmed", "Confirm what came from an import or another chart first.")];
        var findings = new List<Finding>();
        if (request.Start < today) findings.Add(new Finding("Start", "in-the-past", "A plan begins today or later."));
        else if (request.Start > today.AddYears(1)) findings.Add(new Finding("Start", "too-far-ahead", "A plan begins within a year."));
        if (request.Goal != TaperGoal.Stabilise) findings.AddRange(CheckMethod(request));
        if (request.Crossover is { } crossover) findings.AddRange(CheckCrossover(crossover, record, formulary));
        if (request.Earlier is { } earlier)
        {
            if (earlier.Weeks is < 1 or > 520) findings.Add(new Finding("Earlier", "out-of-range", "Weeks of the earlier taper: between 1 and 520."));
            if (earlier.From <= earlier.To) findings.Add(new Finding("Earlier", "not-lower", "The earlier taper ended below where it began."));
        }

        return findings;
    }

    /// <summary>What can only be said of the dose that is taken when the plan begins.</summary>
    internal static IEnumerable<Finding> CheckStart(PlanWalk walk, PlanRequest request, Formulary formulary)
    {
        if (walk.Current.MedicationsTaken.FirstOrDefault(medication => !walk.Scale.Knows(medication)) is { } unknown)
        {
            yield return new Finding("Profile", "missing-factor", $"The equivalence profile has no figure for {formulary.NameOf(unknown)}.");
            yield break;
        }

        if (walk.Current.IsWhollyZero)
        {
            yield return new Finding("", "nothing-taken", "Nothing is taken on that day: there is nothing to taper.");
            yield break;
        }

        if (request.Method == TaperMethod.Stages) yield break;
        foreach (var line in walk.Current.Lines)
            foreach (var dose in DoseTimes.Scheduled.Append(DoseTime.AsNeeded).Select(line.At).Where(dose => !dose.IsZero).Distinct())
                if (walk.Stock.Of(line.Medication).Make(dose) is null) yield return walk.CannotBeMade("Products", line.Medication, dose, walk.Stock.Of(line.Medication));
        var units = walk.Units(walk.Current);
        if (request.Goal == TaperGoal.LowerDose && walk.Scale.UnitsOfDiazepam(request.GoalDose) >= units)
            yield return new Finding("GoalDose", "not-lower", $"The goal lies below the present dose of {walk.Milligrams(units)} mg diazepam equivalent.");
        if (request.Goal == TaperGoal.Stop && walk.Completion > units)
            yield return new Finding("CompletionDose", "above-start", $"The completion dose lies above the present dose of {walk.Milligrams(units)} mg diazepam equivalent. Enter a smaller one.");
    }

    private static IEnumerable<Finding> CheckMethod(PlanRequest request)
    {
        if (request.Method == TaperMethod.Stages)
        {
            if (request.Stages.Count == 0) yield return Finding.Required("Stages", "Type or paste a table.");
            yield break;
        }

        var most = request.Method == TaperMethod.Micro ? MostMicroDays : MostDays;
        if (request.EveryDays < 1 || request.EveryDays > most) yield return new Finding("EveryDays", "out-of-range", $"Between 1 and {most} days.");
        else if (request.Method != TaperMethod.Micro && request.EveryDays < ReductionGuard.WindowDays)
            yield return new Finding("EveryDays", ShortInterval.Code, "Shorter than 14 days: the steps add up within the limit’s 14 days.", ShortInterval.Severity);

        if (request.Goal == TaperGoal.LowerDose && request.GoalDose.IsZero) yield return Finding.Required("GoalDose", "Enter the dose to stay at.");
        switch (request.Method)
        {
            case TaperMethod.Proportional when request.Percent <= 0:
                yield return new Finding("Percent", "out-of-range", "Enter a percent above 0.");
                break;
            case TaperMethod.Proportional when request.Percent > 25:
                yield return new Finding("Percent", AboveQuarter.Code, "At most 25 %: never more in any 14 days.", AboveQuarter.Severity);
                break;
            case TaperMethod.Proportional when request.Percent * 100 != decimal.Truncate(request.Percent * 100):
                yield return new Finding("Percent", "too-fine", "At most two decimals.");
                break;
            case TaperMethod.Proportional when request.Percent > 10:
                yield return new Finding("Percent", AboveTen.Code, "More than 10 % at once: the guideline begins with 5 to 10 %.", AboveTen.Severity);
                break;
            case TaperMethod.Linear or TaperMethod.Micro when request.Amount.IsZero:
                yield return Finding.Required("Amount", "Enter how many mg each step takes away.");
                break;
            case TaperMethod.Hyperbolic when request.Points is <= 0 or > 50 || request.Points * 100 != decimal.Truncate(request.Points * 100):
                yield return new Finding("Points", "out-of-range", "Between 0.01 and 50 percentage points, at most two decimals.");
                break;
        }
    }

    private static IEnumerable<Finding> CheckCrossover(Crossover crossover, TaperRecord record, Formulary formulary)
    {
        if (formulary.Find(crossover.To) is not { Orderable: true, Acting: ActingClass.LongActing } to)
            yield return new Finding("Crossover.To", "not-long-acting", "Choose a long-acting benzodiazepine.");
        else if (record.ProfileInForce is { } profile && profile.Factors.All(factor => factor.Medication != to.Code))
            yield return new Finding("Crossover.To", "missing-factor", $"The equivalence profile has no figure for {to.Name}.");
        if (crossover.EveryDays is < 5 or > 14) yield return new Finding("Crossover.EveryDays", "out-of-range", "Between 5 and 14 days from one substitution to the next.");
    }
}
