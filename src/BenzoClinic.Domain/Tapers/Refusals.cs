using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers;

/// <summary>A refusal in words: the rule, the reference and its days, the lowest dose, the first legal day.</summary>
public static class Refusals
{
    /// <summary>The whole refusal as one text; screens show its parts.</summary>
    public static string Sentence(OrderedStep step, GuardVerdict verdict, ReductionGuard guard, DateOnly today)
    {
        if (verdict.Code == GuardCode.MissingFactor)
            return $"The equivalence profile has no figure for {string.Join(" and ", verdict.MissingFactors)}, so a cut cannot be judged.";
        if (verdict.Code == GuardCode.ZeroIsNotOrdered)
            return "Nothing is taken. Stopping alone is recorded, never ordered; a restart can be ordered.";
        var binding = Binding(verdict);
        var first = guard.FirstAllowedAfter(step.Regimen, step.On);
        return $"More than 25 % in 14 days. The highest dose was {binding.Reference} mg a day in diazepam equivalents, on {Days(binding, today)}. "
            + $"Lowest allowed on {Wording.Day(step.On, today)}: {LowestText(step, binding, guard)}. "
            + (first is { } day ? $"Allowed from {Wording.Day(day, today)} if nothing else changes." : "Waiting alone will not allow it.");
    }

    /// <summary>The measurement that refuses: scheduled doses, or those with as-needed maxima.</summary>
    public static GuardMeasure Binding(GuardVerdict verdict) =>
        verdict.Scheduled is { } scheduled && scheduled.Asked < scheduled.Floor ? scheduled : verdict.WithAsNeeded!;

    /// <summary>First and last day of the reference: <c>Tue 10 Nov to Mon 16 Nov</c>.</summary>
    public static string Days(GuardMeasure measure, DateOnly today) => measure.ReferenceFrom == measure.ReferenceTo
        ? Wording.Day(measure.ReferenceFrom, today)
        : $"{Wording.Day(measure.ReferenceFrom, today)} to {Wording.Day(measure.ReferenceTo, today)}";

    private static string LowestText(OrderedStep step, GuardMeasure binding, ReductionGuard guard)
    {
        var lines = step.Regimen.Lines;
        var lowest = lines.Count == 1 && guard.LowestScheduled(lines[0].Medication, step.Regimen, step.On) is { } dose
            ? $"{dose} a day"
            : $"{binding.Floor.RoundedUp(2):0.##} mg a day in diazepam equivalents";
        return binding.Standing < binding.Floor ? $"{lowest}, or stay at {binding.Standing} mg" : lowest;
    }
}
