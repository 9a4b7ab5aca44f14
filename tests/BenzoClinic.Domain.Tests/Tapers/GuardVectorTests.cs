using System.Globalization;
using System.Numerics;
using System.Text.Json;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Domain.Tests.Tapers;

/// <summary>
/// The worked cases of the reduction guard: the files in <c>Vectors</c>, and every case file of the folder that the
/// environment variable <c>BENZOCLINIC_VECTORS</c> names.
/// </summary>
public sealed class GuardVectorTests
{
    public static TheoryData<string, string> SimpleCases() => Cases("reduction-guard*.json");

    public static TheoryData<string, string> HistoryCases() => Cases("guard-histories*.json");

    [Theory, MemberData(nameof(SimpleCases))]
    public void A_history_of_one_dose_is_judged_as_worked(string name, string json)
    {
        var test = JsonDocument.Parse(json).RootElement;
        var entries = test.GetProperty("history").EnumerateArray().Select((entry, index) =>
        {
            var on = index == 0 ? DateOnly.MinValue : Day(entry[0]);
            return new HistoryEntry(on, index, on, IsTold: false, Diazepam(entry[1].GetString()!));
        });
        var guard = new ReductionGuard(new DoseHistory(entries), [Profile(1, ("diazepam", "10", "10"))], Mg(test.GetProperty("completionDose").GetString()!));
        var proposal = test.GetProperty("proposal");
        var (asked, on) = (Diazepam(proposal.GetProperty("dose").GetString()!), Day(proposal.GetProperty("on")));
        var verdict = guard.Judge(asked, on);
        var expect = test.GetProperty("expect");

        Assert.True(expect.GetProperty("allowed").GetBoolean() == verdict.Allowed, $"{name}: {verdict.Rule}");
        if (expect.TryGetProperty("rule", out var rule)) Assert.Equal(rule.GetString(), verdict.Rule);
        if (expect.TryGetProperty("lowestAllowedToday", out var lowest))
        {
            Assert.Equal(Exact(lowest.GetString()!), verdict.Scheduled!.Floor);
            // The dose that is named is the floor, rounded up to what a person reads.
            var named = guard.LowestScheduled("diazepam", asked, on)!.Value;
            Assert.InRange(named.Milligrams - verdict.Scheduled.Floor.Rounded(6), 0, 0.01m);
            Assert.True(guard.Judge(Diazepam(named.Number), on).Allowed);
        }

        AssertEarliest(expect, guard, asked, on);
    }

    [Theory, MemberData(nameof(HistoryCases))]
    public void A_whole_history_is_judged_as_worked(string name, string json)
    {
        var test = JsonDocument.Parse(json).RootElement;
        var guard = new ReductionGuard(HistoryOf(test), ProfilesOf(test), Mg(test.GetProperty("completionDose").GetString()!));
        var proposal = test.GetProperty("proposal");
        var (asked, on) = (RegimenOf(proposal.GetProperty("regimen")), Day(proposal.GetProperty("on")));
        var verdict = guard.Judge(asked, on);
        var expect = test.GetProperty("expect");

        Assert.True(expect.GetProperty("allowed").GetBoolean() == verdict.Allowed, $"{name}: {verdict.Rule}");
        if (expect.TryGetProperty("rule", out var rule)) Assert.Equal(rule.GetString(), verdict.Rule);
        if (expect.TryGetProperty("floorScheduled", out var scheduled)) Assert.Equal(Exact(scheduled.GetString()!), verdict.Scheduled!.Floor);
        if (expect.TryGetProperty("floorWithAsNeeded", out var withAsNeeded)) Assert.Equal(Exact(withAsNeeded.GetString()!), verdict.WithAsNeeded!.Floor);
        AssertEarliest(expect, guard, asked, on);
    }

    private static void AssertEarliest(JsonElement expect, ReductionGuard guard, Regimen asked, DateOnly on)
    {
        if (!expect.TryGetProperty("earliestDate", out var earliest)) return;
        DateOnly? expected = earliest.ValueKind == JsonValueKind.Null ? null : Day(earliest);
        Assert.Equal(expected, guard.FirstAllowedAfter(asked, on));
    }

    private static DoseHistory HistoryOf(JsonElement test)
    {
        var entries = new List<HistoryEntry>();
        foreach (var baseline in test.GetProperty("baselines").EnumerateArray())
            entries.Add(new HistoryEntry(DateOnly.MinValue, entries.Count, Day(baseline.GetProperty("recorded")), entries.Count > 0, RegimenOf(baseline.GetProperty("regimen"))));

        var all = test.GetProperty("entries").EnumerateArray().ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var (kind, on) = (all[i].GetProperty("kind").GetString(), Day(all[i].GetProperty("on")));
            if (kind == "temporary" || (all[i].TryGetProperty("struck", out var struck) && struck.GetBoolean())) continue;
            // A later order for the same day replaces it for good, also when that one is struck out afterwards.
            if (kind == "order" && all.Skip(i + 1).Any(later => later.GetProperty("kind").GetString() == "order" && Day(later.GetProperty("on")) == on)) continue;
            entries.Add(new HistoryEntry(on, entries.Count, Day(all[i].GetProperty("recorded")), kind == "fact", RegimenOf(all[i].GetProperty("regimen"))));
        }

        return new DoseHistory(entries);
    }

    private static List<EquivalenceProfile> ProfilesOf(JsonElement test) =>
        [.. test.GetProperty("profiles").EnumerateArray().Select((profile, index) => Profile(index + 1,
            [.. profile.EnumerateObject().Select(factor => (factor.Name, factor.Value[0].GetString()!, factor.Value[1].GetString()!))]))];

    private static EquivalenceProfile Profile(int sequence, params (string Medication, string Own, string Diazepam)[] factors) => new(
        Guid.NewGuid(), sequence, "test", "Test", "", [.. factors.Select(factor => new EquivalenceFactor(factor.Medication, Mg(factor.Own), Mg(factor.Diazepam)))], default);

    private static Regimen RegimenOf(JsonElement lines) => new(
        [.. lines.EnumerateArray().Select(line => Line(line.GetProperty("drug").GetString()!, line.GetProperty("scheduled").GetString()!, line.GetProperty("asNeededMax").GetString()!))]);

    private static Regimen Diazepam(string dose) => new([Line("diazepam", dose, "0")]);

    private static RegimenLine Line(string drug, string scheduled, string asNeededMaximum) =>
        new(drug, null, Mg(scheduled), Dose.Zero, Dose.Zero, Dose.Zero, Mg(asNeededMaximum), Mg(asNeededMaximum));

    private static Dose Mg(string text) => Dose.FromMilligrams(decimal.Parse(text, CultureInfo.InvariantCulture));

    private static DateOnly Day(JsonElement text) => DateOnly.ParseExact(text.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Fraction Exact(string text)
    {
        var parts = text.Split('/');
        if (parts.Length == 2) return new Fraction(BigInteger.Parse(parts[0], CultureInfo.InvariantCulture), BigInteger.Parse(parts[1], CultureInfo.InvariantCulture));
        var number = decimal.Parse(text, CultureInfo.InvariantCulture);
        return new Fraction((BigInteger)(number * 1_000_000_000), 1_000_000_000);
    }

    private static TheoryData<string, string> Cases(string pattern)
    {
        var data = new TheoryData<string, string>();
        foreach (var file in VectorFiles.Of(pattern))
            foreach (var test in file.GetProperty("cases").EnumerateArray())
                data.Add(test.GetProperty("name").GetString()!, test.GetRawText());
        return data;
    }
}
