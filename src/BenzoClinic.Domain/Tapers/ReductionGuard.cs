using System.Numerics;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers;

/// <summary>
/// Never more than 25 % less in any 14 days. Measured exactly in diazepam equivalents against the highest dose in effect in
/// the 14 days before, scheduled doses alone and with as-needed maxima, under every equivalence profile the taper has had;
/// all must allow. The one implementation: whatever orders a dose asks it. There is no override, for any role.
/// Source: clinic policy, stricter than the 2025 joint clinical practice guideline, recommendation 6 ("typically not exceed
/// 25 % every 2 weeks").
/// </summary>
public sealed class ReductionGuard
{
    /// <summary>Days before an order whose doses it is measured against.</summary>
    public const int WindowDays = 14;

    /// <summary>How far ahead a first legal day is looked for.</summary>
    public const int LookAheadDays = 60;

    private static readonly bool[] Measures = [false, true];
    private readonly DoseHistory _history;
    private readonly EquivalenceScale[] _scales;
    private readonly BigInteger[] _completion;

    /// <summary>Judges against a history.</summary>
    /// <param name="profiles">Every profile the taper has had, the one in force last.</param>
    /// <param name="completionDose">Milligrams diazepam equivalent from which zero may follow.</param>
    public ReductionGuard(DoseHistory history, IReadOnlyList<EquivalenceProfile> profiles, Dose completionDose)
    {
        _history = history;
        // In force first: its measurement is the one that is shown.
        _scales = [.. profiles.Reverse().Select(profile => new EquivalenceScale(profile, profiles[^1]))];
        _completion = [.. _scales.Select(scale => scale.UnitsOfDiazepam(completionDose))];
    }

    private ReductionGuard(DoseHistory history, ReductionGuard like) => (_history, _scales, _completion) = (history, like._scales, like._completion);

    /// <summary>The same guard over another history: what depends on the profiles alone is not worked out again.</summary>
    public ReductionGuard Over(DoseHistory history) => new(history, this);

    /// <summary>The verdict on a regimen effective on a day.</summary>
    public GuardVerdict Judge(Regimen regimen, DateOnly on)
    {
        var window = Window.Of(_history, on);
        var standing = _history.Standing(on);
        var missing = Missing(regimen, standing, window);
        if (missing.Count > 0)
        {
            var falls = !NothingFalls(regimen, standing);
            return new GuardVerdict(falls || regimen.IsWhollyZero ? GuardCode.MissingFactor : GuardCode.Unchanged, null, null, falls, missing);
        }

        var bothWhollyZero = regimen.IsWhollyZero && standing.IsWhollyZero;
        var code = GuardCode.Unchanged;
        var lowers = false;
        GuardMeasure? scheduled = null, withAsNeeded = null;
        for (var i = 0; i < _scales.Length; i++)
        {
            foreach (var asNeeded in Measures)
            {
                var judged = JudgeOne(_scales[i], _completion[i], asNeeded, regimen, standing, window);
                var one = judged.CodeFor(regimen.IsWhollyZero, bothWhollyZero);
                if (one < code) code = one;
                lowers |= judged.Asked < judged.Standing;
                if (i > 0) continue;
                if (asNeeded) withAsNeeded = judged.Measure(_scales[i]);
                else scheduled = judged.Measure(_scales[i]);
            }
        }

        return new GuardVerdict(code, scheduled, withAsNeeded, lowers, []);
    }

    /// <summary>
    /// The first later day, within 60 days, on which the regimen would be allowed if nothing else changes; null where
    /// waiting alone will not allow it.
    /// </summary>
    public DateOnly? FirstAllowedAfter(Regimen regimen, DateOnly on)
    {
        for (var days = 1; days <= LookAheadDays; days++)
            if (Judge(regimen, on.AddDays(days)).Allowed) return on.AddDays(days);
        return null;
    }

    /// <summary>
    /// The lowest scheduled dose a day of one medication that every judgement allows while all else of the regimen stays,
    /// rounded up to 0.01 mg (0.001 mg below 1 mg) for the eye; null where a factor is missing.
    /// </summary>
    public Dose? LowestScheduled(string medication, Regimen regimen, DateOnly on)
    {
        if (LowestNanograms(medication, regimen, on) is not { } nanograms) return null;
        var grain = nanograms < 1_000_000 ? 1_000 : 10_000;
        var rounded = (nanograms + grain - 1) / grain * grain;
        return rounded > Dose.Max.Nanograms ? null : Dose.FromNanograms((long)rounded);
    }

    /// <summary>The same to the nanogram, for what is computed from it.</summary>
    public Dose? LowestScheduledExactly(string medication, Regimen regimen, DateOnly on) =>
        LowestNanograms(medication, regimen, on) is { } nanograms && nanograms <= Dose.Max.Nanograms ? Dose.FromNanograms((long)nanograms) : null;

    private BigInteger? LowestNanograms(string medication, Regimen regimen, DateOnly on)
    {
        var window = Window.Of(_history, on);
        var standing = _history.Standing(on);
        if (!_scales[0].Knows(medication) || Missing(regimen, standing, window).Count > 0) return null;
        var nanograms = BigInteger.Zero;
        for (var i = 0; i < _scales.Length; i++)
        {
            foreach (var asNeeded in Measures)
            {
                var judged = JudgeOne(_scales[i], _completion[i], asNeeded, regimen, standing, window);
                var own = _scales[i].Measure(OnlyScheduled(regimen, medication), withAsNeeded: false);
                nanograms = BigInteger.Max(nanograms, _scales[i].NanogramsFor(medication, judged.FloorRoundedUp - (judged.Asked - own)));
            }
        }

        return nanograms;
    }

    /// <summary>
    /// What counts on each of the 14 days before an order, scheduled, under the profile in force; empty where a factor is
    /// missing. For the eye.
    /// </summary>
    public IReadOnlyList<DayDose> Before(DateOnly on)
    {
        var window = Window.Of(_history, on);
        if (Missing(Regimen.Nothing, Regimen.Nothing, window).Count > 0) return [];
        return [.. window.Days.Select(day => new DayDose(
            day.On,
            Enumerable.Range(day.First, day.Last - day.First + 1).Select(index => _scales[0].Milligrams(_scales[0].Measure(_history[index].Regimen, withAsNeeded: false))).Max()))];
    }

    private static Regimen OnlyScheduled(Regimen regimen, string medication) => new(
        [.. regimen.Lines.Where(line => line.Medication == medication).Select(line => line with { AsNeeded = Dose.Zero, AsNeededMaximum = Dose.Zero })]);

    private List<string> Missing(Regimen regimen, Regimen standing, Window window)
    {
        // An older profile borrows from the one in force, so that one alone decides.
        var missing = new List<string>();
        Look(regimen);
        Look(standing);
        var seen = window.First - 1;
        foreach (var day in window.Days)
        {
            // Entries hidden behind a later one of their day do not count.
            for (var index = Math.Max(day.First, seen + 1); index <= day.Last; index++) Look(_history[index].Regimen);
            seen = Math.Max(seen, day.Last);
        }

        return missing;

        void Look(Regimen taken)
        {
            for (var i = 0; i < taken.Lines.Count; i++)
            {
                var line = taken.Lines[i];
                if (!line.WithAsNeeded.IsZero && !_scales[0].Knows(line.Medication) && !missing.Contains(line.Medication)) missing.Add(line.Medication);
            }
        }
    }

    private static bool NothingFalls(Regimen regimen, Regimen standing) => standing.MedicationsTaken.Distinct().All(medication =>
        regimen.Scheduled(medication) >= standing.Scheduled(medication) && regimen.WithAsNeeded(medication) >= standing.WithAsNeeded(medication));

    private Judgement JudgeOne(EquivalenceScale scale, BigInteger completion, bool asNeeded, Regimen regimen, Regimen standing, Window window)
    {
        var doses = new BigInteger[window.Last - window.First + 1];
        for (var index = window.First; index <= window.Last; index++) doses[index - window.First] = scale.Measure(_history[index].Regimen, asNeeded);

        var reference = BigInteger.MinusOne;
        DateOnly from = default, to = default;
        foreach (var day in window.Days)
        {
            var highest = BigInteger.Zero;
            for (var index = day.First; index <= day.Last; index++) highest = BigInteger.Max(highest, doses[index - window.First]);
            if (highest > reference) (reference, from) = (highest, day.On);
            if (highest == reference) to = day.On;
        }

        return new Judgement(scale.Measure(regimen, asNeeded), scale.Measure(standing, asNeeded), reference, from, to, reference <= completion);
    }

    /// <summary>The 14 days before an order, each with the range of entries that may count on it.</summary>
    private sealed record Window(int First, int Last, (DateOnly On, int First, int Last)[] Days)
    {
        public static Window Of(DoseHistory history, DateOnly on)
        {
            var days = new (DateOnly On, int First, int Last)[WindowDays];
            var first = int.MaxValue;
            for (var i = 0; i < WindowDays; i++)
            {
                var day = on.AddDays(i - WindowDays);
                var last = history.LastBy(day);
                days[i] = (day, history.FirstNotHidden(last, on), last);
                first = Math.Min(first, days[i].First);
            }

            return new Window(first, days[^1].Last, days);
        }
    }

    /// <summary>One profile, one way of counting, in whole units.</summary>
    private readonly record struct Judgement(BigInteger Asked, BigInteger Standing, BigInteger Reference, DateOnly From, DateOnly To, bool AtCompletion)
    {
        /// <summary>The smallest whole number of units at or above the floor.</summary>
        public BigInteger FloorRoundedUp => AtCompletion ? BigInteger.Zero : (Reference * 3 + 3) / 4;

        public GuardCode CodeFor(bool whollyZero, bool bothWhollyZero)
        {
            // Cross-multiplied: exactly a quarter less is allowed.
            if (AtCompletion || Asked * 4 >= Reference * 3)
                return Asked >= Standing ? GuardCode.NotAReduction : AtCompletion ? GuardCode.Completion : GuardCode.WithinLimit;
            if (Asked >= Standing && !whollyZero) return GuardCode.ContinuesADeviation;
            return bothWhollyZero ? GuardCode.ZeroIsNotOrdered : GuardCode.MoreThanAQuarterIn14Days;
        }

        public GuardMeasure Measure(EquivalenceScale scale)
        {
            var reference = scale.Milligrams(Reference);
            var floor = AtCompletion ? default : new Fraction(reference.Numerator * 3, reference.Denominator * 4);
            return new GuardMeasure(scale.Milligrams(Asked), reference, From, To, floor, scale.Milligrams(Standing));
        }
    }
}
