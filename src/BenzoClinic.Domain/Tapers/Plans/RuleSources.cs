using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>Where the rules behind findings are written, for who asks why.</summary>
public static class RuleSources
{
    private const string Guard = "Clinic policy, stricter than the joint clinical practice guideline 2025, recommendation 6 (“typically not exceed 25 % every 2 weeks”)";
    private const string Exact = "Clinic policy: a dose is made exactly, from scored pieces as labeled, or not at all";

    private static readonly Dictionary<string, string> Sources = new()
    {
        [GuardVerdict.NameOf(GuardCode.MoreThanAQuarterIn14Days)] = Guard,
        [GuardVerdict.NameOf(GuardCode.ZeroIsNotOrdered)] = Guard,
        [GuardVerdict.NameOf(GuardCode.MissingFactor)] = Guard,
        [Dispensability.Code] = Exact,
    };

    static RuleSources()
    {
        Rule[] rules =
        [
            OrderWarnings.AboveMaximum, OrderWarnings.AboveMaximumInCrossover, OrderWarnings.SteepRise, OrderWarnings.CrossoverDiffers,
            PlanChecks.AboveTen, PlanChecks.AboveQuarter, PlanChecks.ShortInterval, PlanPace.NotSlowerThanBefore, TaperRecord.CutsWaitForVisit,
        ];
        foreach (var rule in rules) Sources[rule.Code] = rule.Source;
    }

    /// <summary>The source of a finding's rule; null for what is no rule but a mistake in a field.</summary>
    public static string? Of(string code) => Sources.GetValueOrDefault(code);
}
