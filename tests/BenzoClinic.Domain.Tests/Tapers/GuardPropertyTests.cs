using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Tapers;

/// <summary>What must hold of the guard for any history, 10,000 of them each.</summary>
public sealed class GuardPropertyTests
{
    private const int Cases = 10_000;
    private static readonly DateOnly Start = new(2026, 3, 2);
    private static readonly string[] Drugs = ["diazepam", "lorazepam", "clorazepate"];

    private static readonly Gen<Dose> AnyDose = Gen.OneOf(
        Gen.Int[0, 60].Select(halves => Dose.FromMilligrams(halves * 0.5m)),
        Gen.Int[0, 4_000].Select(hundredths => Dose.FromMilligrams(hundredths / 200m)),
        Gen.Const(Dose.Zero));

    private static readonly Gen<RegimenLine> AnyLine = Gen.Select(Gen.Int[0, 2].Select(index => Drugs[index]), AnyDose, Gen.Frequency((4, Gen.Const(Dose.Zero)), (1, AnyDose)),
        (drug, scheduled, asNeeded) => new RegimenLine(drug, null, scheduled, Dose.Zero, Dose.Zero, Dose.Zero, asNeeded, asNeeded));

    private static readonly Gen<Regimen> AnyRegimen = AnyLine.List[1, 2].Select(lines => new Regimen(lines.DistinctBy(line => line.Medication).ToList()));

    private static readonly Gen<EquivalenceProfile> AnyProfile = Gen.Select(Gen.Int[1, 40], Gen.Int[1, 60], Gen.Int[0, 9], (lorazepam, clorazepate, gap) =>
    {
        var factors = new List<EquivalenceFactor>
        {
            new("diazepam", Mg(10), Mg(10)),
            new("lorazepam", Mg(lorazepam * 0.25m), Mg(10)),
            new("clorazepate", Mg(clorazepate * 0.7m), Mg(10)),
        };
        // One profile in ten lacks a drug.
        if (gap == 0) factors.RemoveAt(2);
        return new EquivalenceProfile(Guid.Empty, 1, "test", "Test", "", factors, default);
    });

    private static readonly Gen<HistoryEntry> AnyEntry = Gen.Select(Gen.Int[-30, 40], Gen.Int[0, 30], Gen.Bool, AnyRegimen,
        (day, late, told, regimen) => new HistoryEntry(Start.AddDays(day), 0, Start.AddDays(day + (told ? late : 0)), told, regimen));

    private static readonly Gen<(List<HistoryEntry> Entries, List<EquivalenceProfile> Profiles, Regimen Asked, DateOnly On)> AnyCase = Gen.Select(
        AnyRegimen, Gen.Frequency((3, Gen.Bool.Select(_ => (Regimen?)null)), (1, AnyRegimen.Select(regimen => (Regimen?)regimen))), Gen.Int[0, 60], AnyEntry.List[0, 8], AnyProfile.List[1, 2], AnyRegimen, Gen.Int[0, 50],
        (baseline, correction, corrected, entries, profiles, asked, on) =>
        {
            var all = new List<HistoryEntry> { new(DateOnly.MinValue, 0, Start.AddDays(-40), false, baseline) };
            if (correction is not null) all.Add(new HistoryEntry(DateOnly.MinValue, 1, Start.AddDays(corrected - 20), true, correction));
            all.AddRange(entries.Select((entry, index) => entry with { Sequence = index + 2 }));
            return (all, profiles, asked, Start.AddDays(on));
        });

    [Fact]
    public void The_verdict_equals_an_independent_day_by_day_recomputation() => AnyCase.Sample(
        test => Assert.Equal(
            new GuardOracle(test.Entries, test.Profiles, Mg(0.5m).Nanograms).Judge(test.Asked, test.On),
            GuardOf(test.Entries, test.Profiles).Judge(test.Asked, test.On).Rule),
        iter: Cases);

    [Fact]
    public void Staying_at_the_standing_regimen_is_never_refused() => AnyCase.Sample(
        test =>
        {
            var standing = new DoseHistory(test.Entries).Standing(test.On);
            // Nothing at all is recorded, never ordered.
            if (standing.IsWhollyZero) return;
            Assert.True(GuardOf(test.Entries, test.Profiles).Judge(standing, test.On).Allowed);
        },
        iter: Cases);

    [Fact]
    public void The_named_lowest_dose_is_allowed_and_a_grain_less_is_not() => AnyCase.Sample(
        test =>
        {
            var guard = GuardOf(test.Entries, test.Profiles);
            var asked = new Regimen([test.Asked.Lines[0]]);
            if (guard.LowestScheduled(asked.Lines[0].Medication, asked, test.On) is not { } lowest) return;
            var verdict = guard.Judge(With(asked, lowest), test.On);
            // A dose that is wholly zero may still not be ordered where nothing is taken.
            Assert.True(verdict.Allowed || verdict.Code == GuardCode.ZeroIsNotOrdered);
            var grain = Mg(lowest < Mg(1) ? 0.001m : 0.01m);
            if (lowest <= grain) return;
            var less = guard.Judge(With(asked, Dose.FromNanograms(lowest.Nanograms - grain.Nanograms - 1)), test.On);
            Assert.True(!less.Allowed || less.Code == GuardCode.ContinuesADeviation);
        },
        iter: Cases);

    private static Regimen With(Regimen regimen, Dose scheduled) => new([regimen.Lines[0] with { Morning = scheduled }]);

    private static ReductionGuard GuardOf(List<HistoryEntry> entries, List<EquivalenceProfile> profiles) => new(new DoseHistory(entries), profiles, Mg(0.5m));

    private static Dose Mg(decimal milligrams) => Dose.FromMilligrams(milligrams);
}
