using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;

namespace BenzoClinic.Domain.Medications.Supplies;

/// <summary>One product of a prescription.</summary>
/// <param name="Product">Code of the formulary.</param>
/// <param name="Needed">Pieces, or mL, that the days ask for.</param>
/// <param name="AtHome">Pieces, or mL, counted or reckoned at home.</param>
/// <param name="Quantity">Whole pieces, or mL, to be dispensed. Zero where what is at home reaches.</param>
/// <param name="Bottles">Bottles of a product that is given out in its own bottle; zero for all else.</param>
/// <param name="Sig">How it is taken.</param>
public sealed record PrescriptionItem(string Product, decimal Needed, decimal AtHome, decimal Quantity, int Bottles, string Sig);

/// <summary>A prescription worked out.</summary>
/// <param name="From">First day it counts.</param>
/// <param name="To">Last day it covers.</param>
/// <param name="Items">The strongest product of each medication first.</param>
/// <param name="NotMade">Doses of the days that the products cannot make.</param>
public sealed record PrescriptionDraft(DateOnly From, DateOnly To, IReadOnlyList<PrescriptionItem> Items, IReadOnlyList<(string Medication, Dose Dose)> NotMade)
{
    /// <summary>Days covered.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>What would come in once it is dispensed, bottles sealed.</summary>
    public IReadOnlyList<SupplyLine> Dispensed(Formulary formulary) => [.. Items.Where(item => item.Quantity > 0).SelectMany(item => Lines(item, formulary))];

    /// <summary>
    /// The quantity for every dose from today to the last day, less what is at home of the same product. Halves are counted in halves
    /// and rounded up once a product; a product that is given out in its own bottle in whole bottles, each thrown away in its time; any
    /// other liquid to the mL.
    /// </summary>
    /// <param name="days">The days from today on, made of what the prescription may use.</param>
    /// <param name="takenUpTo">The last of today's doses that is not at home any more; null where all are still to be taken.</param>
    /// <param name="atHome">What is at home now.</param>
    public static PrescriptionDraft For(IReadOnlyList<CalendarDay> days, DoseTime? takenUpTo, IReadOnlyList<SupplyLine> atHome, Formulary formulary)
    {
        var (quarters, drawn) = (new Dictionary<string, long>(), new Dictionary<string, long>());
        var (home, fresh) = (new HomeSupply(formulary), new FreshBottles(formulary));
        foreach (var line in atHome) home.Add(line);
        var left = home.Lines;
        foreach (var day in days)
        {
            home.Discard(day.On);
            fresh.Discard(day.On);
            foreach (var dose in day.Doses)
            {
                if (day.On == days[0].On && dose.Time <= takenUpTo && dose.Time != DoseTime.AsNeeded) continue;
                var times = SupplyLedger.TimesADay(day.Regimen.Lines.First(line => line.Medication == dose.Medication), dose.Time);
                foreach (var pieces in dose.Made.Pieces) quarters[pieces.Product.Code] = quarters.GetValueOrDefault(pieces.Product.Code) + HomeSupply.InQuarters(pieces) * times;
                if (dose.Made.Liquid is not { } liquid) continue;
                var (code, volume) = (liquid.Product.Code, liquid.Volume.Microliters * times);
                drawn[code] = drawn.GetValueOrDefault(code) + volume;
                fresh.Draw(liquid.Product, volume - home.Draw(code, volume, day.On), day.On);
            }
        }

        return new PrescriptionDraft(
            days[0].On,
            days[^1].On,
            [
                .. quarters.Keys.Concat(drawn.Keys).Select(formulary.FindProduct).OfType<Product>().OrderBy(product => product.Medication, StringComparer.Ordinal).ThenByDescending(product => product.Strength)
                    .Select(product => product.Form == DoseForm.Solution
                        ? new PrescriptionItem(product.Code, drawn[product.Code] / 1_000m, left.Where(it => it.Product == product.Code).Sum(it => it.Microliters) / 1_000m, fresh.Milliliters(product), fresh.Bottles(product), Sig.Of(product, days))
                        : Pieces(product, quarters[product.Code], left.Where(it => it.Product == product.Code).Sum(it => it.Quarters), days)),
            ],
            [.. days.SelectMany(day => day.NotMade.Select(it => (it.Medication, day.Regimen.Lines.First(line => line.Medication == it.Medication).At(it.Time)))).Distinct()]);
    }

    private static PrescriptionItem Pieces(Product product, long needed, long atHome, IReadOnlyList<CalendarDay> days) =>
        new(product.Code, needed / 4m, atHome / 4m, Math.Max(0, (needed - atHome + 3) / 4), 0, Sig.Of(product, days));

    private static IEnumerable<SupplyLine> Lines(PrescriptionItem item, Formulary formulary)
    {
        if (formulary.FindProduct(item.Product) is not { Form: DoseForm.Solution }) return [SupplyLine.OfPieces(item.Product, item.Quantity)];
        var bottles = Math.Max(1, item.Bottles);
        return Enumerable.Repeat(SupplyLine.OfBottle(item.Product, Volume.FromMilliliters(item.Quantity / bottles)), bottles);
    }

    /// <summary>Bottles that are still to be dispensed, opened as they are needed.</summary>
    private sealed class FreshBottles(Formulary formulary)
    {
        private readonly HomeSupply _open = new(formulary);
        private readonly Dictionary<string, int> _bottles = [];
        private readonly Dictionary<string, long> _poured = [];

        public int Bottles(Product product) => _bottles.GetValueOrDefault(product.Code);

        // Poured by the pharmacy: to the mL above.
        public decimal Milliliters(Product product) => product.Bottle is { } bottle
            ? Bottles(product) * bottle.Milliliters
            : (_poured.GetValueOrDefault(product.Code) + 999) / 1_000;

        public void Discard(DateOnly day) => _open.Discard(day);

        public void Draw(Product product, long microliters, DateOnly day)
        {
            if (product.Bottle is not { } bottle)
            {
                _poured[product.Code] = _poured.GetValueOrDefault(product.Code) + microliters;
                return;
            }

            for (var missing = microliters - _open.Draw(product.Code, microliters, day); missing > 0; missing -= _open.Draw(product.Code, missing, day))
            {
                _open.Add(SupplyLine.OfBottle(product.Code, bottle));
                _bottles[product.Code] = Bottles(product) + 1;
            }
        }
    }
}
