using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>A table of stages, each judged as if all earlier ones had been taken. Nothing typed or pasted is approved by that alone.</summary>
internal static class StagePlan
{
    /// <summary>Walks through all stages, the refused ones too.</summary>
    public static PlanEnd Walk(PlanWalk walk, PlanRequest request, DateOnly today)
    {
        foreach (var stage in request.Stages)
        {
            var regimen = DoseTimes.ByMedication(stage.Regimen);
            var (guard, verdict) = (walk.Guard, walk.Guard.Judge(regimen, stage.On));
            IReadOnlyList<Finding> findings = verdict.Allowed
                ? []
                : [new Finding($"Steps[{walk.Steps.Count}]", verdict.Rule, Refusals.Sentence(new OrderedStep(stage.On, regimen), verdict, guard, today) + Nearest(walk, regimen, stage.On))];
            walk.Take(stage.On, regimen, PlanStepKind.Stage, verdict, findings);
        }

        var refused = walk.Steps.Count(step => step.IsRefused);
        return refused > 0
            ? new PlanEnd(false, $"{Wording.Count(refused, "stage")} of {walk.Steps.Count} cannot be ordered as typed.", ["The nearest dose that is named beside each", "Longer stages"])
            : new PlanEnd(walk.Current.IsWhollyZero || request.Goal != TaperGoal.Stop, walk.Current.IsWhollyZero ? "Ends at zero." : $"Ends at {walk.Milligrams(walk.Units(walk.Current))} mg diazepam equivalent a day.", []);
    }

    private static string Nearest(PlanWalk walk, Medications.Regimen regimen, DateOnly on)
    {
        var taken = walk.Current.MedicationsTaken.Concat(regimen.MedicationsTaken).Distinct().ToList();
        if (taken is not [var medication]) return "";
        var asked = regimen.Lines.Count == 1 ? regimen : walk.Current;
        return walk.Guard.LowestScheduledExactly(medication, asked, on) is { } lowest && walk.Stock.Of(medication).AtOrAbove(lowest) is { } makeable
            ? $" The nearest that can be made is {makeable} a day."
            : "";
    }
}
