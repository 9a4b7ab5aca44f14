using System.Collections.Concurrent;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Domain.Tests.Tapers;
using CsCheck;
using static BenzoClinic.Domain.Tests.Medications.Supplies.Home;
using static BenzoClinic.Domain.Tests.Tapers.Plans.PlanTaper;

namespace BenzoClinic.Domain.Tests.Medications.Supplies;

/// <summary>Whatever is taken, whatever is at home: counted again day by day, by arithmetic of the test's own.</summary>
public sealed class SupplyPropertyTests
{
    private sealed record Case(RegimenLine[] Lines, OrderedStep[] Steps, string[] Products, SupplyLine[] AtHome, DoseTime? TakenUpTo, int Days, int Margin, (int After, SupplyLine Line)[] Dispensed, int TodayAfter);

    private static readonly Gen<RegimenLine> AnyLine =
        from drug in Pick.From(("diazepam", "", 1_000), ("diazepam", "diazepam-solution-1", 100), ("lorazepam", "", 500), ("lorazepam", "lorazepam-solution-2", 100), ("clonazepam", "", 250), ("alprazolam", "", 125))
        from doses in Gen.Int[0, 8].Array[4]
        from asNeeded in Gen.Int[0, 2]
        let unit = drug.Item3 / 1_000m
        select Line(drug.Item1, doses[0] * unit, doses[1] * unit, doses[2] * unit, (doses[3] + 1) * unit, asNeeded > 0 ? unit : 0, asNeeded * unit) with { Product = drug.Item2.Length == 0 ? null : drug.Item2 };

    private static readonly string[] Often = ["diazepam", "lorazepam", "clonazepam", "alprazolam"];

    private static readonly Gen<SupplyLine> AnySupply =
        from product in Pick.From([.. Often.SelectMany(Reference.ProductsOf)])
        from amount in Gen.Int[0, 240]
        from opened in Gen.Int[-1, 120]
        select product.Form == DoseForm.Solution
            ? Bottle(product.Code, 1 + amount / 5m, opened < 0 ? null : Today.AddDays(-opened))
            : Tablets(product.Code, product.Parts == 1 ? amount : amount / (decimal)product.Parts);

    private static readonly Gen<Case> Any =
        from lines in AnyLine.Array[1, 2]
        from steps in Gen.Select(Gen.Int[1, 25], AnyLine.Array[1, 2]).Array[0, 2]
        from leaveOut in Gen.Select(Gen.Int[0, 1 << 12], Gen.Int[0, 1 << 12]).Select(it => it.Item1 & it.Item2)
        from atHome in AnySupply.Array[4, 24]
        from taken in Pick.From<DoseTime?>(null, DoseTime.Morning, DoseTime.Evening, DoseTime.Bedtime)
        from days in Gen.Int[1, 29]
        from margin in Gen.Int[0, 7]
        from dispensed in Gen.Select(Gen.Int[0, 12], AnySupply.Where(line => line.Quarters + line.Microliters > 0)).Array[0, 4]
        from todayAfter in Gen.Int[0, 12]
        select new Case(
            Once(lines),
            [.. steps.DistinctBy(step => step.Item1).OrderBy(step => step.Item1).Select(step => new OrderedStep(Today.AddDays(step.Item1), Of(Once(step.Item2))))],
            [.. Domain.Tapers.Plans.Stock.Usual(Reference).Where((_, i) => (leaveOut >> i % 12 & 1) == 0)],
            Once(atHome), taken, days, margin, dispensed, todayAfter);

    [Fact]
    public void The_quantity_covers_every_day_and_no_more_than_the_margin_and_one_tablet_or_bottle()
    {
        int drafted = 0, bottles = 0, fromHome = 0;
        Any.Sample(
            it =>
            {
                var record = Taking(it.Lines);
                var sources = new DoseSources(Reference, Stock(it.Products.Length == 0 ? ["none"] : it.Products));
                IReadOnlyList<CalendarDay> Days(int days) => PatientCalendar.Of(record, it.Steps, sources, Today, days);
                var draft = PrescriptionDraft.For(Days(it.Days + it.Margin), it.TakenUpTo, it.AtHome, Reference);
                if (draft.NotMade.Count > 0) return;

                Interlocked.Increment(ref drafted);
                var dispensed = draft.Dispensed(Reference);
                var all = it.AtHome.Concat(dispensed).ToList();
                if (dispensed.Any(line => line.Microliters > 0)) Interlocked.Increment(ref bottles);
                if (draft.Items.Any(item => item.AtHome > 0 && item.Quantity > 0)) Interlocked.Increment(ref fromHome);
                Assert.Null(FirstDayShort(draft, all));

                // To the visit itself one tablet or bottle less of anything is at most the margin's worth too little.
                var toVisit = PrescriptionDraft.For(Days(it.Days), it.TakenUpTo, it.AtHome, Reference);
                foreach (var item in draft.Items.Where(item => item.Quantity > 0))
                {
                    var unit = item.Bottles > 0 ? item.Quantity / item.Bottles : 1;
                    var marginNeeds = item.Needed - (toVisit.Items.FirstOrDefault(other => other.Product == item.Product)?.Needed ?? 0);
                    if (Reference.FindProduct(item.Product)!.Form != DoseForm.Solution) Assert.True(item.Quantity - Math.Max(0, item.Needed - marginNeeds - item.AtHome) < marginNeeds + unit, $"{item} over-covers.");
                    // One unit less does not reach: nothing is rounded up twice.
                    var less = draft.Items.Select(other => other == item ? other with { Quantity = other.Quantity - unit, Bottles = Math.Max(0, other.Bottles - 1) } : other);
                    Assert.NotNull(FirstDayShort(draft, [.. it.AtHome, .. (draft with { Items = [.. less] }).Dispensed(Reference)]));
                }

                DateOnly? FirstDayShort(PrescriptionDraft drafted, IReadOnlyList<SupplyLine> there) => Recount.FirstDayShort(Days(drafted.Days), it.TakenUpTo, there);
            },
            iter: 15_000);

        Assert.True(drafted > 10_000 && bottles > 1_000 && fromHome > 1_000, $"{drafted} drafts, {bottles} with liquid, {fromHome} in part from home.");
    }

    [Fact]
    public void Run_out_is_what_a_recount_day_by_day_finds()
    {
        int runsOut = 0, outside = 0, gaps = 0, lasts = 0;
        Any.Sample(
            it =>
            {
                var record = Taking(it.Lines);
                var sources = new DoseSources(Reference, Stock(it.Products.Length == 0 ? ["none"] : it.Products), Stock());
                var today = Today.AddDays(it.TodayAfter);
                var dispensed = it.Dispensed.Where(row => row.After <= it.TodayAfter).ToArray();
                SupplyEntry[] rows = [.. dispensed.Select(row => Home.Dispensed(Today.AddDays(row.After), row.Line)), Counted(Today, it.TakenUpTo, it.AtHome)];
                var supply = SupplyLedger.Read(rows, day => PatientCalendar.From(record, it.Steps, sources, day), Reference, today);
                if (supply.State == SupplyState.NotCountable) return;

                var days = PatientCalendar.From(record, it.Steps, sources, Today).TakeWhile(day => day.On <= today.AddDays(SupplyLedger.Horizon));
                var isShort = Recount.DaysShort(days, it.TakenUpTo, it.AtHome, dispensed.ToLookup(row => Today.AddDays(row.After), row => row.Line), today, others: true);
                DateOnly? firstFromToday = isShort.Where(day => day >= today).Select(day => (DateOnly?)day).FirstOrDefault();
                Assert.Equal(isShort.Where(day => day < today), supply.Gaps);
                if (supply.Gaps.Count > 0) Interlocked.Increment(ref gaps);
                if (firstFromToday is not { } first)
                {
                    Interlocked.Increment(ref lasts);
                    Assert.Equal((SupplyState.Lasts, null), (supply.State, supply.RunsOutOn));
                    return;
                }

                Interlocked.Increment(ref first == today ? ref outside : ref runsOut);
                Assert.Equal(first == today ? SupplyState.Out : SupplyState.RunsOut, supply.State);
                var covered = first.AddDays(-1);
                while (covered >= Today && isShort.Contains(covered)) covered = covered.AddDays(-1);
                Assert.Equal(covered, supply.RunsOutOn);
            },
            iter: 12_000);

        Assert.True(runsOut > 4_000 && outside > 1_000 && gaps > 1_000, $"{runsOut} run out, {outside} out, {gaps} with gaps, {lasts} last.");
    }

    private static RegimenLine[] Once(RegimenLine[] lines) => [.. lines.DistinctBy(line => line.Medication)];

    // One line a product of pieces; bottles as many as there are.
    private static SupplyLine[] Once(SupplyLine[] lines) => [.. lines.Where(line => line.Microliters > 0), .. lines.Where(line => line.Microliters == 0).DistinctBy(line => line.Product)];

    /// <summary>Plain lists of tablets and bottles, decremented dose by dose.</summary>
    private static class Recount
    {
        private static readonly ConcurrentDictionary<string, MakeableDoses> Made = new();

        public static DateOnly? FirstDayShort(IReadOnlyList<CalendarDay> days, DoseTime? takenUpTo, IReadOnlyList<SupplyLine> atHome) =>
            DaysShort(days, takenUpTo, atHome, Array.Empty<(DateOnly, SupplyLine)>().ToLookup(row => row.Item1, row => row.Item2), days[0].On, others: false).Select(day => (DateOnly?)day).FirstOrDefault();

        // Every day that lacks something up to the first at or after today; with others, a dose is also taken in what else is there.
        public static List<DateOnly> DaysShort(IEnumerable<CalendarDay> days, DoseTime? takenUpTo, IReadOnlyList<SupplyLine> atHome, ILookup<DateOnly, SupplyLine> dispensed, DateOnly today, bool others)
        {
            var tablets = new Dictionary<string, decimal>();
            var bottles = new List<(string Product, decimal Left, DateOnly? Opened)>();
            void Put(SupplyLine line)
            {
                if (line.Microliters > 0) bottles.Add((line.Product, line.Microliters / 1_000m, line.OpenedOn));
                else tablets[line.Product] = tablets.GetValueOrDefault(line.Product) + line.Quarters / 4m;
            }

            bool Take(DispensedDose made, int times, DateOnly day)
            {
                foreach (var product in made.Pieces.GroupBy(pieces => pieces.Product.Code))
                    if (product.Sum(pieces => (decimal)pieces.Count / pieces.Part) * times > tablets.GetValueOrDefault(product.Key)) return false;
                var volume = (made.Liquid?.Volume.Milliliters ?? 0) * times;
                if (volume > bottles.Where(bottle => bottle.Product == made.Liquid?.Product.Code).Sum(bottle => bottle.Left)) return false;
                foreach (var pieces in made.Pieces) tablets[pieces.Product.Code] -= (decimal)pieces.Count / pieces.Part * times;
                while (volume > 0)
                {
                    var next = bottles.Where(bottle => bottle.Product == made.Liquid!.Product.Code).MinBy(bottle => bottle.Opened ?? DateOnly.MaxValue);
                    var at = bottles.IndexOf(next);
                    var drawn = Math.Min(volume, next.Left);
                    volume -= drawn;
                    if (drawn == next.Left) bottles.RemoveAt(at);
                    else bottles[at] = (next.Product, next.Left - drawn, next.Opened ?? day);
                }

                return true;
            }

            foreach (var line in atHome) Put(line);
            var missing = new List<DateOnly>();
            foreach (var day in days)
            {
                foreach (var line in dispensed[day.On]) Put(line);
                bottles.RemoveAll(bottle => bottle.Opened is { } opened && day.On.DayNumber - opened.DayNumber >= 90);
                var all = true;
                foreach (var dose in Doses(day).Where(dose => day.On != Today || takenUpTo is null || dose.Time > takenUpTo || dose.Time == DoseTime.AsNeeded))
                {
                    if (dose.Made is { } made && Take(made, dose.Times, day.On)) continue;
                    var there = tablets.Where(it => it.Value > 0).Select(it => it.Key).Concat(bottles.Select(bottle => bottle.Product)).Distinct()
                        .Select(Reference.FindProduct).OfType<Product>().Where(product => product.Medication == dose.Medication).OrderBy(product => product.Code, StringComparer.Ordinal).ToList();
                    all &= others && TakeOther(there, dose.Dose, dose.Times, day.On);
                }

                if (!all) missing.Add(day.On);
                if (!all && day.On >= today) break;
            }

            return missing;

            bool TakeOther(List<Product> there, Domain.Shared.Dose dose, int times, DateOnly day)
            {
                while (there.Count > 0 && Made.GetOrAdd(string.Join(' ', there.Select(product => product.Code)), _ => new MakeableDoses([.. there])).Make(dose) is { } made)
                {
                    if (Take(made, times, day)) return true;
                    var asked = made.Pieces.GroupBy(pieces => pieces.Product.Code).Where(it => it.Sum(pieces => (decimal)pieces.Count / pieces.Part) * times > tablets.GetValueOrDefault(it.Key)).Select(it => it.Key).ToList();
                    if (made.Liquid is { } liquid && liquid.Volume.Milliliters * times > bottles.Where(bottle => bottle.Product == liquid.Product.Code).Sum(bottle => bottle.Left)) asked.Add(liquid.Product.Code);
                    there.RemoveAll(product => asked.Contains(product.Code));
                }

                return false;
            }
        }

        private static IEnumerable<(string Medication, DoseTime Time, Domain.Shared.Dose Dose, int Times, DispensedDose? Made)> Doses(CalendarDay day) =>
            from line in day.Regimen.Lines
            from time in Enum.GetValues<DoseTime>()
            where !line.At(time).IsZero
            select (line.Medication, time, line.At(time), time == DoseTime.AsNeeded ? (int)Math.Ceiling(line.AsNeededMaximum.Milligrams / line.AsNeeded.Milligrams) : 1,
                day.Doses.FirstOrDefault(dose => dose.Medication == line.Medication && dose.Time == time)?.Made);
    }
}
