using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Tapers;

/// <summary>
/// Whatever clinicians do in whatever order: no step takes effect that is both below what was taken the day before and more
/// than a quarter below the highest dose taken in the 14 days before, as far as it had been told by then.
/// </summary>
public sealed class TaperSequencePropertyTests
{
    private sealed record Act(int Kind, int Days, int A, int B, int C, bool Flag);

    private static readonly Gen<Act> AnyAct = Gen.Select(Gen.Int[0, 15], Gen.Frequency((3, Gen.Const(0)), (3, Gen.Int[1, 4]), (1, Gen.Int[5, 16])), Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Bool,
        (kind, days, a, b, c, flag) => new Act(kind, days, a, b, c, flag));

    [Fact]
    public void No_sequence_of_acts_lets_a_step_take_effect_that_breaks_the_limit()
    {
        int effective = 0, refused = 0, suspended = 0;
        Gen.Select(Gen.Int[8, 40], AnyAct.List[5, 25]).Sample(
            (start, acts) =>
            {
                var taper = new TestTaper().Taking(start);
                foreach (var act in acts)
                {
                    for (var day = 0; day < act.Days; day++) EndDay(taper, ref effective);
                    var before = taper.Record.Entries.Count(entry => entry.State == DoseEntryState.Suspended);
                    if (Do(taper, act).Count > 0) Interlocked.Increment(ref refused);
                    if (taper.Record.Entries.Count(entry => entry.State == DoseEntryState.Suspended) > before) Interlocked.Increment(ref suspended);
                }

                for (var day = 0; day < 30; day++) EndDay(taper, ref effective);
            },
            iter: 10_000);

        // The acts must really reach what they are to test.
        Assert.True(effective > 10_000 && refused > 10_000 && suspended > 1_000, $"{effective} steps took effect, {refused} acts were refused, {suspended} suspended steps.");
    }

    /// <summary>A step of the day that still stands in the evening has taken effect.</summary>
    private static void EndDay(TestTaper taper, ref int effective)
    {
        var record = taper.Record;
        if (record.InEffect(taper.Today) is { Kind: DoseEntryKind.Order } step && step.On == taper.Today)
        {
            Interlocked.Increment(ref effective);
            AssertWithinLimit(record, step);
        }

        taper.Today = taper.Today.AddDays(1);
    }

    private static void AssertWithinLimit(TaperRecord record, DoseEntry step)
    {
        var dayBefore = record.InEffect(step.On.AddDays(-1))!.Regimen;
        var taken = Enumerable.Range(1, 14).Select(ago => record.InEffect(step.On.AddDays(-ago))!.Regimen).ToList();
        // A fact of the very day is where the patient stands.
        var told = record.Entries.Where(entry => entry is { Kind: DoseEntryKind.Fact, State: DoseEntryState.Standing } && entry.On == step.On).MaxBy(entry => entry.Sequence);
        var completion = new Ratio(record.CompletionDose.Nanograms, 1);
        foreach (var profile in record.Profiles)
        {
            foreach (var asNeeded in new[] { false, true })
            {
                Ratio Of(Regimen regimen) => GuardOracle.Measure(regimen, profile, record.ProfileInForce!, asNeeded);
                var highest = taken.Select(Of).Aggregate(Ratio.Zero, (high, dose) => high.Below(dose) ? dose : high);
                if (!completion.Below(highest)) continue;
                var lowered = Of(step.Regimen).Below(Of(told?.Regimen ?? dayBefore));
                Assert.False(lowered && Of(step.Regimen).BelowThreeQuartersOf(highest), $"{step.On}: {step.Regimen.Lines[0].Morning}");
            }
        }
    }

    private static IReadOnlyList<Finding> Do(TestTaper taper, Act act)
    {
        var record = taper.Record;
        var stamp = taper.By(act.Flag ? TestTaper.Lindqvist : TestTaper.Raghavan);
        DoseEntry? Any(Func<DoseEntry, bool> which) => record.Entries.Where(which).Skip(act.A % 3).FirstOrDefault();
        return act.Kind switch
        {
            0 or 1 or 2 => taper.Order((act.C % 4, Cut(taper, act.A))),
            3 or 4 => taper.Order((0, Cut(taper, act.A)), (act.B + 1, Cut(taper, act.A + act.B)), (act.B + 8, Cut(taper, act.A + act.B + act.C))),
            5 => taper.Order((0, TestTaper.Diazepam(act.A))),
            6 => taper.Order((act.C % 20, Mixed(act))),
            7 or 8 => taper.Fact(act.C % 25, act.Flag ? TestTaper.Diazepam(act.A) : Mixed(act), entry => (entry.Sequence + act.B) % 2 == 0),
            9 => record.CorrectIntake(TestTaper.Diazepam(act.A + 0.5m), "Entered wrongly", TestTaper.Formulary, stamp),
            10 => record.RecordTemporary(new TemporaryDose(taper.Today, taper.Today.AddDays(act.B % 3), TestTaper.Diazepam(act.A), "Emergency department", act.Flag), TestTaper.Formulary, stamp),
            11 => Any(entry => entry.State == DoseEntryState.Standing) is { } entry ? record.StrikeOut(entry.Id, "Never taken", stamp) : [],
            12 => Any(entry => entry.StrikeOutAskedBy is not null) is { } asked ? record.ConfirmStrikeOut(asked.Id, stamp) : [],
            13 => act.Flag ? record.Pause(stamp) : record.Resume(stamp),
            14 => Any(entry => entry.State == DoseEntryState.Suspended) is { } step ? record.ConfirmStep(step.Id, stamp) : [],
            _ => act.C % 3 == 0 ? ChangeProfile(record, act, stamp) : Any(entry => entry.IsOpenStep(taper.Today)) is { } open ? record.CancelStep(open.Id, stamp) : [],
        };
    }

    private static Regimen Cut(TestTaper taper, int percent)
    {
        var now = taper.Record.InEffect(taper.Today)!.Regimen.Scheduled("diazepam").Milligrams;
        return TestTaper.Diazepam(decimal.Round(now * Math.Max(0, 100 - percent) / 100, 2));
    }

    private static Regimen Mixed(Act act) => new([.. TestTaper.Diazepam(act.A).Lines, .. TestTaper.Of("lorazepam", act.B * 0.1m, act.C % 5 * 0.25m).Lines]);

    private static IReadOnlyList<Finding> ChangeProfile(TaperRecord record, Act act, Stamp stamp)
    {
        var table = TestTaper.Formulary.Tables[act.A % 2];
        return record.ChangeProfile(ProfileChecks.From(table, new Dictionary<string, Dose>(), "", record.Profiles.Count + 1, stamp), TestTaper.Formulary, stamp);
    }
}
