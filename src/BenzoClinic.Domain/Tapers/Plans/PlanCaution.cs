using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>What to mind before a change to diazepam.</summary>
/// <param name="Sentence">What it means here.</param>
/// <param name="Source">Where it is written.</param>
public sealed record PlanCaution(string Code, string Sentence, string Source)
{
    private const string Switching = "Switch cautions of the published tapering guides; US label of diazepam";

    /// <summary>The cautions of one person, by the groups of the reference data.</summary>
    public static IReadOnlyList<PlanCaution> Of(TakenTogether together, SafetyRules rules)
    {
        var cautions = new List<PlanCaution>();
        if (rules.Present("age-65", together).Count > 0) cautions.Add(new("age", "65 or older: diazepam lasts into the next day. Watch for sedation and falls.", "AGS Beers Criteria 2023; joint clinical practice guideline 2025, recommendation 27"));
        cautions.AddRange(rules.Present("liver", together).Select(name => new PlanCaution("liver", $"{name}: diazepam accumulates. Consider oxazepam or lorazepam, which are not oxidized.", Switching)));
        cautions.AddRange(rules.Present("breathing", together).Select(name => new PlanCaution("breathing", $"{name}: watch the breathing, above all at night.", Switching)));
        cautions.AddRange(rules.Present("cyp3a4-inhibitor", together).Concat(rules.Present("cyp2c19-inhibitor", together)).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => new PlanCaution("inhibitor", $"{name} slows the breakdown of diazepam (CYP2C19 or CYP3A4): the level rises over weeks.", "US labels of the inhibitor and of diazepam")));
        return cautions;
    }
}
