using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers;

/// <summary>What is asked of a rise or a crossover; cuts are the guard's.</summary>
public static class OrderWarnings
{
    /// <summary>Above the highest daily dose of the label while the whole dose rises.</summary>
    public static readonly Rule AboveMaximum = new("above-maximum", Severity.Stop, "US label of the medication; clinic policy: a stop for rises only");

    /// <summary>Above the label's highest daily dose in a crossover in which the whole dose does not rise.</summary>
    public static readonly Rule AboveMaximumInCrossover = new("above-maximum-in-crossover", Severity.Warn, "US label of the medication");

    /// <summary>More than 15 % up.</summary>
    public static readonly Rule SteepRise = new("rise-above-15-percent", Severity.Warn, "Clinic policy: over-sedation");

    /// <summary>A crossover that another published table calls a cut of more than a quarter or a rise of more than 15 %.</summary>
    public static readonly Rule CrossoverDiffers = new("crossover-differs-by-table", Severity.Warn,
        "Published equivalence tables differ by a factor of two: joint clinical practice guideline 2025, Table 7");

    /// <summary>Findings on one step against what stands before it.</summary>
    public static IEnumerable<Finding> Check(EquivalenceProfile profile, OrderedStep step, int index, Regimen standing, Formulary formulary)
    {
        var scale = new EquivalenceScale(profile, profile);
        var (before, after) = (scale.Measure(standing, withAsNeeded: true), scale.Measure(step.Regimen, withAsNeeded: true));
        var field = $"Steps[{index}]";
        foreach (var code in step.Regimen.MedicationsTaken.Distinct())
        {
            if (formulary.Find(code) is not { MaximumPerDay: { } maximum } medication) continue;
            var dose = step.Regimen.WithAsNeeded(code);
            if (dose <= maximum || dose <= standing.WithAsNeeded(code)) continue;
            var rule = after > before ? AboveMaximum : AboveMaximumInCrossover;
            yield return new Finding(field, rule.Code, $"{medication.Name} {dose} a day is above the label's {maximum}.", rule.Severity);
        }

        if (after * 100 > before * 115 && before.Sign > 0)
            yield return new Finding(field, SteepRise.Code, $"The dose rises by {scale.Milligrams(after).PercentAgainst(scale.Milligrams(before)):0.#} %. Watch for sedation.", SteepRise.Severity);

        if (!IsCrossover(standing, step.Regimen)) yield break;
        foreach (var table in formulary.Tables)
        {
            if (Change(table, standing, step.Regimen) is not { } change || change is >= -25 and <= 15) continue;
            var word = change < 0 ? "falls" : "rises";
            yield return new Finding(field, CrossoverDiffers.Code, $"By {table.Name} this crossover {word} by {Math.Abs(change):0.#} %.", CrossoverDiffers.Severity);
        }
    }

    private static bool IsCrossover(Regimen before, Regimen after)
    {
        var medications = before.MedicationsTaken.Concat(after.MedicationsTaken).Distinct().ToList();
        return medications.Exists(code => after.WithAsNeeded(code) < before.WithAsNeeded(code))
            && medications.Exists(code => after.WithAsNeeded(code) > before.WithAsNeeded(code));
    }

    /// <summary>Percent by a table's printed figures; null where it lacks one. Where it prints a range, its low end.</summary>
    private static decimal? Change(EquivalenceTable table, Regimen before, Regimen after)
    {
        var scale = new EquivalenceScale(table.Rows.Select(row => new EquivalenceFactor(row.Medication, row.Point ?? row.Low, row.Diazepam)));
        // What a table lacks and the step leaves alone says nothing of the step; what it lacks and the step changes cannot be compared.
        if (before.MedicationsTaken.Concat(after.MedicationsTaken).Any(code => !scale.Knows(code) && before.WithAsNeeded(code) != after.WithAsNeeded(code))) return null;
        return scale.Milligrams(scale.Measure(after, withAsNeeded: true)).PercentAgainst(scale.Milligrams(scale.Measure(before, withAsNeeded: true)));
    }
}
