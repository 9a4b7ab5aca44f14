using System.Numerics;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>
/// One dose time after the other is changed to a long-acting medication, the night dose first, as-needed doses last. What is given
/// instead is rounded up to what can be made, so the whole dose rises by less than one makeable unit a dose time.
/// Source: Ashton Manual, chapter II; joint clinical practice guideline 2025, recommendation 7.
/// </summary>
internal static class CrossoverPlan
{
    private static readonly DoseTime[] NightFirst = [DoseTime.Bedtime, DoseTime.Evening, DoseTime.Midday, DoseTime.Morning];

    /// <summary>Walks to the end of the crossover; how the plan ends where it cannot go on, null where it can.</summary>
    public static PlanEnd? Walk(PlanWalk walk, Crossover crossover, DateOnly on)
    {
        foreach (var (medication, time, parts) in Substitutions(walk.Current, crossover))
        {
            for (var part = parts; part >= 1; part--)
            {
                // Nothing is left of it where no half could be kept.
                if (walk.Current.Lines.FirstOrDefault(line => line.Medication == medication) is not { } line || line.At(time).IsZero) continue;
                if (Substituted(walk, line, time, part, crossover.To) is not { } regimen) return Stopped(walk, "the dose to be given instead cannot be made");
                if (regimen == walk.Current) continue;
                var verdict = walk.Guard.Judge(regimen, on);
                if (!verdict.Allowed) return Stopped(walk, "an earlier equivalence profile calls the next substitution a cut of more than 25 %");
                walk.Take(on, regimen, PlanStepKind.Crossover, verdict);
                on = on.AddDays(crossover.EveryDays);
            }
        }

        return null;
    }

    private static List<(string Medication, DoseTime Time, int Parts)> Substitutions(Regimen regimen, Crossover crossover)
    {
        var others = regimen.Lines.Where(line => line.Medication != crossover.To).ToList();
        return
        [
            .. from time in NightFirst from line in others where !line.At(time).IsZero select (line.Medication, time, crossover.InHalves ? 2 : 1),
            .. from line in others where !line.AsNeededMaximum.IsZero select (line.Medication, DoseTime.AsNeeded, 1),
        ];
    }

    /// <summary>The regimen with the whole dose of a time, or the first half of it, given as the other medication; null where that cannot be made.</summary>
    private static Regimen? Substituted(PlanWalk walk, RegimenLine line, DoseTime time, int partsLeft, string to)
    {
        var target = walk.Current.Lines.FirstOrDefault(other => other.Medication == to) ?? new RegimenLine(to, null, Dose.Zero, Dose.Zero, Dose.Zero, Dose.Zero, Dose.Zero, Dose.Zero);
        if (time == DoseTime.AsNeeded)
        {
            if (Instead(walk, line.Medication, line.AsNeeded, to, Dose.Zero) is not { } one) return null;
            var single = one > target.AsNeeded ? one : target.AsNeeded;
            // A maximum a day is no dose to be made: where it is too large for that, it stays exact.
            var most = Instead(walk, line.Medication, line.AsNeededMaximum, to, target.AsNeededMaximum)
                ?? Dose.FromNanograms((long)walk.Scale.NanogramsFor(to, walk.Scale.UnitsPerNanogram(line.Medication) * line.AsNeededMaximum.Nanograms) + target.AsNeededMaximum.Nanograms);
            return Put(walk.Current, line with { AsNeeded = Dose.Zero, AsNeededMaximum = Dose.Zero }, target with { AsNeeded = single, AsNeededMaximum = most > single ? most : single });
        }

        var dose = line.At(time);
        var kept = partsLeft == 1 ? Dose.Zero : walk.Stock.Of(line.Medication).AtOrAbove(Dose.FromNanograms((dose.Nanograms + 1) / 2)) is { } half && half < dose ? half : Dose.Zero;
        var away = Dose.FromNanograms(dose.Nanograms - kept.Nanograms);
        return Instead(walk, line.Medication, away, to, target.At(time)) is { } given ? Put(walk.Current, line.With(time, kept), target.With(time, given)) : null;
    }

    /// <summary>The dose of the other medication at that time, what it already has included.</summary>
    private static Dose? Instead(PlanWalk walk, string from, Dose away, string to, Dose already)
    {
        var units = walk.Scale.UnitsPerNanogram(from) * away.Nanograms;
        var nanograms = walk.Scale.NanogramsFor(to, units) + already.Nanograms;
        return nanograms > Dose.Max.Nanograms ? null : walk.Stock.Of(to).AtOrAbove(Dose.FromNanograms((long)nanograms));
    }

    private static Regimen Put(Regimen regimen, RegimenLine lowered, RegimenLine raised)
    {
        var lines = regimen.Lines.Select(line => line.Medication == lowered.Medication ? lowered : line.Medication == raised.Medication ? raised : line).ToList();
        if (lines.All(line => line.Medication != raised.Medication)) lines.Add(raised);
        return new Regimen([.. lines.Where(line => !line.WithAsNeeded.IsZero)]);
    }

    private static PlanEnd Stopped(PlanWalk walk, string why) => new(
        false,
        $"The crossover stops at {walk.Milligrams(walk.Units(walk.Current))} mg diazepam equivalent a day: {why}.",
        ["Another form of the medication changed to", "Smaller substitutions"]);
}
