using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>
/// What a plan has ahead, worked out anew from what is taken, so that a pause shifts and never shortens. The next step is due an interval
/// after the last change: of the crossover as long as anything is still to be changed, of the plan from then on.
/// </summary>
public static class PlanAhead
{
    /// <summary>The steps from a day on, the overdue one on that day. What was ordered for later is planned anew.</summary>
    public static IReadOnlyList<OrderedStep> From(TaperRecord record, PlanTerms terms, Formulary formulary, DateOnly today) =>
        After(record.TakenSince(today) ?? today, today, record, terms, formulary, today);

    /// <summary>The steps after the last ordered one, all of them later than today.</summary>
    public static IReadOnlyList<OrderedStep> AfterWhatIsOrdered(TaperRecord record, PlanTerms terms, Formulary formulary, DateOnly today)
    {
        var last = record.Entries.Where(entry => entry.IsOpenStep(today)).Select(entry => entry.On).Append(record.TakenSince(today) ?? today).Max();
        return After(last, last < today ? today.AddDays(1) : last.AddDays(1), record, terms, formulary, today);
    }

    private static List<OrderedStep> After(DateOnly changed, DateOnly earliest, TaperRecord record, PlanTerms terms, Formulary formulary, DateOnly today)
    {
        if (!record.HasRegimen || record.ToConfirm.Count > 0 || record.PausedOn is not null) return [];
        var request = terms.Request;
        if (request.Method == TaperMethod.Stages) return Stages(request.Stages, changed, earliest);
        var due = changed.AddDays(IsCrossing(request, record.InEffect(changed)?.Regimen) ? request.Crossover!.EveryDays : request.EveryDays);
        var draft = Planner.Draft(record, request with { Start = due < earliest ? earliest : due }, formulary, new Stock(formulary, terms.Products, terms.Mixes), today);
        return [.. draft.Steps.Select(step => new OrderedStep(step.On, step.Regimen))];
    }

    /// <summary>True while something is still to be changed to the other medication.</summary>
    public static bool IsCrossing(PlanRequest request, Regimen? taken) =>
        request.Crossover is { } crossover && taken is not null && taken.MedicationsTaken.Any(medication => medication != crossover.To);

    // A table keeps its own days; the last of its stages that was to have begun and has not is due at once.
    private static List<OrderedStep> Stages(IReadOnlyList<Stage> stages, DateOnly changed, DateOnly earliest)
    {
        var ahead = stages.Where(stage => stage.On >= earliest).Select(stage => new OrderedStep(stage.On, stage.Regimen)).ToList();
        if (stages.LastOrDefault(stage => stage.On < earliest) is { } overdue && overdue.On > changed && !ahead.Exists(step => step.On == earliest))
            ahead.Insert(0, new OrderedStep(earliest, overdue.Regimen));
        return ahead;
    }
}
