using System.Numerics;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using CsCheck;
using static BenzoClinic.Domain.Tests.Tapers.Plans.PlanTaper;

namespace BenzoClinic.Domain.Tests.Tapers.Plans;

/// <summary>Whatever is asked for, of whatever dose, with whatever products.</summary>
public sealed class PlannerPropertyTests
{
    private sealed record Asked(RegimenLine[] Lines, PlanRequest Request, string[] Products, bool Mixes, string Table);

    private static readonly Gen<RegimenLine> AnyLine = Gen.Select(Pick.From(("diazepam", 500), ("lorazepam", 250), ("clonazepam", 125), ("alprazolam", 125), ("zolpidem", 5000)), Gen.Int[0, 12], Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[1, 12], Gen.Int[0, 3])
        .Select((drug, morning, midday, evening, bedtime, asNeeded) =>
        {
            var unit = drug.Item2 / 1000m;
            return Line(drug.Item1, morning * unit, midday * unit, evening * unit, bedtime * unit, asNeeded > 0 ? unit : 0, asNeeded * unit);
        });

    private static readonly Gen<PlanRequest> AnyRequest =
        from goal in Gen.Frequency((4, Gen.Const(TaperGoal.Stop)), (2, Gen.Const(TaperGoal.LowerDose)), (1, Gen.Const(TaperGoal.Stabilise)))
        from method in Pick.From(TaperMethod.Proportional, TaperMethod.Linear, TaperMethod.Hyperbolic, TaperMethod.Micro)
        from percent in Gen.Int[1, 100]
        from amount in Gen.Int[1, 40]
        from every in Gen.Int[1, 28]
        from first in Pick.From("", "zolpidem", "lorazepam")
        from crossover in Gen.Frequency((2, Gen.Const((Crossover?)null)), (1, Gen.Select(Gen.Int[5, 14], Gen.Bool).Select(it => (Crossover?)new Crossover("diazepam", it.Item1, it.Item2))))
        select new PlanRequest
        {
            Goal = goal,
            GoalDose = Mg(0.5m * (1 + amount % 20)),
            Method = method,
            Percent = percent / 4m,
            Amount = Mg(amount / 20m),
            Points = percent / 5m,
            EveryDays = method == TaperMethod.Micro ? 1 + every % 7 : every,
            Start = Today,
            First = first,
            Crossover = crossover,
        };

    private static readonly Gen<Asked> Any =
        from lines in AnyLine.Array[1, 3]
        from request in AnyRequest
        from leaveOut in Gen.Select(Gen.Int[0, 1 << 12], Gen.Int[0, 1 << 12], Gen.Int[0, 1 << 12]).Select(it => it.Item1 & it.Item2 & it.Item3)
        from mixes in Gen.Bool
        from table in Pick.From("ashton", "va-dod")
        select new Asked([.. lines.DistinctBy(line => line.Medication)], request, [.. Domain.Tapers.Plans.Stock.Usual(Reference).Where((_, i) => (leaveOut >> i % 12 & 1) == 0)], mixes, table);

    [Fact]
    public void Every_plan_keeps_the_limit_every_day_ends_as_it_says_and_is_made_exactly()
    {
        int planned = 0, steps = 0, incomplete = 0, held = 0;
        Any.Sample(
            asked =>
            {
                var record = Taking(asked.Table, 0.5m, asked.Lines);
                var stock = new Stock(Reference, asked.Products, asked.Mixes);
                var draft = Plan(record, asked.Request, stock);
                if (draft.Findings.Any(finding => finding.Severity == Severity.Stop)) return;

                Interlocked.Increment(ref planned);
                Interlocked.Add(ref steps, draft.Steps.Count);
                if (!draft.End.Complete) Interlocked.Increment(ref incomplete);
                Interlocked.Add(ref held, draft.Steps.Count(step => step.Kind == PlanStepKind.HeldAtFloor));
                KeepsTheLimit(draft, record);
                EndsAsItSays(draft, record, asked.Request);
                RisesInACrossoverAlone(draft, record, stock);
                IsMadeExactly(draft);
            },
            iter: 20_000);

        // The plans must really reach what they are to test.
        Assert.True(planned > 10_000 && steps > 100_000 && incomplete > 1_000 && held > 1_000, $"{planned} plans of {steps} steps, {incomplete} incomplete, {held} held at the floor.");
    }

    /// <summary>Day by day, by arithmetic of its own: never more than a quarter below the highest of the 14 days before.</summary>
    private static void KeepsTheLimit(PlanDraft draft, TaperRecord record)
    {
        if (draft.Steps.Count == 0) return;
        foreach (var withAsNeeded in new[] { false, true })
        {
            var days = new List<BigInteger>(Enumerable.Repeat(Units(draft.Begin, record, withAsNeeded), 14));
            var next = 0;
            for (var day = draft.Steps[0].On; next < draft.Steps.Count; day = day.AddDays(1))
            {
                var dose = days[^1];
                if (draft.Steps[next].On == day)
                {
                    dose = Units(draft.Steps[next].Regimen, record, withAsNeeded);
                    var highest = days.TakeLast(14).Max();
                    Assert.True(dose * 4 >= highest * 3 || highest <= UnitsOf("diazepam", 500_000, record), $"{day}: {dose} after {highest}");
                    next++;
                }

                days.Add(dose);
            }
        }
    }

    private static void EndsAsItSays(PlanDraft draft, TaperRecord record, PlanRequest request)
    {
        var last = draft.Steps.Count == 0 ? draft.Begin : draft.Steps[^1].Regimen;
        if (!draft.End.Complete)
        {
            Assert.Contains(new EquivalenceScale(record.ProfileInForce!, record.ProfileInForce!) is var scale ? scale.Milligrams(scale.Measure(last, true)).ToString() : "", draft.End.Sentence, StringComparison.Ordinal);
            return;
        }

        if (request.Goal == TaperGoal.Stop) Assert.True(last.IsWhollyZero);
        if (request.Goal == TaperGoal.LowerDose) Assert.True(Units(last, record, true) >= UnitsOf("diazepam", request.GoalDose.Nanograms, record));
    }

    private static void RisesInACrossoverAlone(PlanDraft draft, TaperRecord record, Stock stock)
    {
        var before = draft.Begin;
        foreach (var step in draft.Steps)
        {
            var rise = Units(step.Regimen, record, true) - Units(before, record, true);
            if (step.Kind != PlanStepKind.Crossover) Assert.True(rise.Sign < 0, $"{step.On}: {step.Kind} is no cut");
            else Assert.True(rise < UnitsOf("diazepam", UnitAt(step.Regimen, before, stock), record), $"{step.On}: a crossover rises by {rise}");
            before = step.Regimen;
        }
    }

    // The distance from what is given to the next lower that could have been given: one makeable unit.
    private static long UnitAt(Regimen after, Regimen before, Stock stock)
    {
        var (line, earlier) = (after.Lines.First(it => it.Medication == "diazepam"), before.Lines.FirstOrDefault(it => it.Medication == "diazepam"));
        var touched = DoseTimes.Scheduled.Where(time => line.At(time) != (earlier?.At(time) ?? Dose.Zero)).Select(time => Unit(line.At(time))).ToList();
        return touched.Count > 0 ? touched.Max() : Unit(line.AsNeededMaximum);

        long Unit(Dose dose) => dose.Nanograms - stock.Of("diazepam").Below(dose)!.Value.Nanograms;
    }

    private static void IsMadeExactly(PlanDraft draft)
    {
        foreach (var step in draft.Steps)
        {
            var planned = step.Regimen.Lines.SelectMany(line => DoseTimes.Scheduled.Append(DoseTime.AsNeeded).Where(time => !line.At(time).IsZero).Select(time => (line.Medication, time, line.At(time)))).ToHashSet();
            Assert.Equal(planned.Count, step.Doses.Count);
            foreach (var dose in step.Doses)
            {
                Assert.Contains((dose.Medication, dose.Time, dose.Made.Dose), planned);
                Assert.Equal(dose.Made.Dose, dose.Made.Pieces.Aggregate(dose.Made.Liquid?.Amount ?? Dose.Zero, (sum, pieces) => sum + pieces.Amount));
            }
        }
    }

    private static BigInteger Units(Regimen regimen, TaperRecord record, bool withAsNeeded) => regimen.Lines.Aggregate(BigInteger.Zero, (sum, line) =>
        sum + UnitsOf(line.Medication, (withAsNeeded ? line.WithAsNeeded : line.Scheduled).Nanograms, record));

    // Over a common denominator of its own: 20 · 15 · … divides out.
    private static BigInteger UnitsOf(string medication, long nanograms, TaperRecord record)
    {
        var factor = record.ProfileInForce!.Factors.Single(it => it.Medication == medication);
        return (BigInteger)nanograms * factor.OfDiazepam.Nanograms * 6_000_000_000 / factor.OfMedication.Nanograms;
    }
}
