using System.Numerics;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Domain.Tests.Tapers;

/// <summary>An exact ratio of the oracle's own, so that a fault of the product's arithmetic shows.</summary>
internal readonly record struct Ratio(BigInteger Over, BigInteger Under)
{
    public static Ratio Zero { get; } = new(0, 1);

    public Ratio Plus(Ratio other) => new(Over * other.Under + other.Over * Under, Under * other.Under);

    public bool Below(Ratio other) => Over * other.Under < other.Over * Under;

    public bool BelowThreeQuartersOf(Ratio other) => Over * 4 * other.Under < other.Over * 3 * Under;
}

/// <summary>
/// The guard written a second time from its rule, day by day and drug by drug, without any of the product's shortcuts.
/// </summary>
internal sealed class GuardOracle(IReadOnlyList<HistoryEntry> entries, IReadOnlyList<EquivalenceProfile> profiles, long completionNanograms)
{
    public string Judge(Regimen asked, DateOnly on)
    {
        var windows = Enumerable.Range(1, 14).Select(ago => CountingOn(on.AddDays(-ago), on)).ToList();
        var standing = Standing(on);
        var inForce = profiles[^1];
        var taken = windows.SelectMany(day => day).Append(standing).Append(asked).SelectMany(regimen => regimen.Lines)
            .Where(line => line.WithAsNeeded.Nanograms > 0).Select(line => line.Medication).Distinct();
        if (taken.Any(drug => inForce.Factors.All(factor => factor.Medication != drug))) return WithoutFactor(asked, standing);

        var codes = new List<string>();
        foreach (var profile in profiles)
            foreach (var asNeeded in new[] { false, true })
                codes.Add(One(profile, asNeeded));
        string[] order = ["max-25-percent-in-14-days", "zero-is-not-ordered", "continues-a-deviation", "completion", "within-limit", "not-a-reduction"];
        return order.First(codes.Contains);

        string One(EquivalenceProfile profile, bool asNeeded)
        {
            Ratio Of(Regimen regimen) => Measure(regimen, profile, inForce, asNeeded);
            var reference = windows.SelectMany(day => day).Select(Of).Aggregate(Ratio.Zero, (high, dose) => high.Below(dose) ? dose : high);
            var (now, before) = (Of(asked), Of(standing));
            var atCompletion = !new Ratio(completionNanograms, 1).Below(reference);
            if (atCompletion || !now.BelowThreeQuartersOf(reference)) return !now.Below(before) ? "not-a-reduction" : atCompletion ? "completion" : "within-limit";
            if (!now.Below(before) && !Nothing(asked)) return "continues-a-deviation";
            return Nothing(asked) && Nothing(standing) ? "zero-is-not-ordered" : "max-25-percent-in-14-days";
        }
    }

    public static Ratio Measure(Regimen regimen, EquivalenceProfile profile, EquivalenceProfile inForce, bool asNeeded)
    {
        var sum = Ratio.Zero;
        foreach (var line in regimen.Lines)
        {
            var dose = (asNeeded ? line.WithAsNeeded : line.Scheduled).Nanograms;
            if (dose == 0) continue;
            var factor = profile.Factors.Concat(inForce.Factors).First(it => it.Medication == line.Medication);
            sum = sum.Plus(new Ratio((BigInteger)dose * factor.OfDiazepam.Nanograms, factor.OfMedication.Nanograms));
        }

        return sum;
    }

    private static bool Nothing(Regimen regimen) => regimen.Lines.All(line => line.WithAsNeeded.Nanograms == 0);

    private static string WithoutFactor(Regimen asked, Regimen standing)
    {
        var falls = standing.Lines.Select(line => line.Medication).Distinct().Any(drug =>
            asked.Scheduled(drug) < standing.Scheduled(drug) || asked.WithAsNeeded(drug) < standing.WithAsNeeded(drug));
        return !falls && !Nothing(asked) ? "unchanged" : "missing-factor";
    }

    private List<Regimen> CountingOn(DateOnly day, DateOnly orderOn)
    {
        var effective = Sorted().Where(entry => entry.On <= day).ToList();
        var counting = new List<Regimen>();
        for (var i = effective.Count - 1; i >= 0; i--)
        {
            counting.Add(effective[i].Regimen);
            if (!effective[i].IsTold || orderOn.DayNumber - effective[i].ToldOn.DayNumber >= 14) break;
        }

        return counting;
    }

    private Regimen Standing(DateOnly on) =>
        Sorted().Where(entry => entry.On == on && entry.IsTold).Select(entry => entry.Regimen).LastOrDefault()
        ?? Sorted().Last(entry => entry.On < on).Regimen;

    private IEnumerable<HistoryEntry> Sorted() => entries.OrderBy(entry => entry.On).ThenBy(entry => entry.Sequence);
}
