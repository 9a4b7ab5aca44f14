using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers;

/// <summary>
/// Every single dose of one medication that can be made exactly from the products at hand: whole pieces, halves and quarters
/// where that product is scored, at most six pieces; liquids to the syringe's step. Fewest pieces, then fewest cuts, then
/// fewest strengths. Tablets and liquid are mixed in one dose only where the clinic has ticked that. An extended-release product
/// stands alone in a dose: whole pieces of it, never beside anything else.
/// Never approximate: what cannot be made is refused, and the nearest legal dose above is named.
/// Source: clinic policy; scoring per product as labelled.
/// </summary>
public sealed class MakeableDoses
{
    /// <summary>Most pieces of one dose.</summary>
    public const int MostPieces = 6;

    private readonly Dictionary<long, Made> _tablets;
    private readonly long[] _sums;
    private readonly Dictionary<long, Made> _plain;
    private readonly long[] _plainSums;
    private readonly Product[] _liquids;
    private readonly bool _mixes;

    /// <summary>Works out what can be made.</summary>
    /// <param name="products">The products at hand, all of one medication.</param>
    /// <param name="mixes">True where tablets and liquid may stand in one dose.</param>
    public MakeableDoses(IReadOnlyList<Product> products, bool mixes = false)
    {
        Products = products;
        _mixes = mixes;
        _liquids = [.. products.Where(product => product.Syringe is not null).OrderBy(product => product.Strength)];
        _plain = Combine(products.Where(product => product.Form is not (DoseForm.Solution or DoseForm.ExtendedRelease)));
        _tablets = WithAlone(_plain, products.Where(product => product.Form == DoseForm.ExtendedRelease));
        (_sums, _plainSums) = (Sorted(_tablets), Sorted(_plain));
    }

    /// <summary>The products at hand.</summary>
    public IReadOnlyList<Product> Products { get; }

    /// <summary>How the dose is made; null where it cannot be made exactly. No dose needs nothing.</summary>
    /// <param name="measured">True where a liquid comes before tablets: who measures already goes on measuring.</param>
    public DispensedDose? Make(Dose dose, bool measured = false)
    {
        if (measured && Liquid(dose.Nanograms) is { } first) return new DispensedDose(dose, [], first);
        if (_tablets.TryGetValue(dose.Nanograms, out var made)) return new DispensedDose(dose, made.Pieces(), null);
        if (Liquid(dose.Nanograms) is { } alone) return new DispensedDose(dose, [], alone);
        if (!_mixes) return null;
        DispensedDose? best = null;
        foreach (var sum in _plainSums)
        {
            if (sum == 0 || sum >= dose.Nanograms || Liquid(dose.Nanograms - sum) is not { } rest) continue;
            // The most in tablets, so that least is measured.
            best = new DispensedDose(dose, _plain[sum].Pieces(), rest);
        }

        return best;
    }

    /// <summary>
    /// The dose that a cut from one to another comes to: the smallest at or above the other that is a cut at all. In pieces as long as
    /// pieces can, and measured only from then on; null where rounding leaves nothing to cut.
    /// </summary>
    /// <param name="measured">True where it is measured already.</param>
    public Dose? Cut(Dose from, Dose to, bool measured)
    {
        var at = Array.BinarySearch(_sums, to.Nanograms);
        if (at < 0) at = ~at;
        if (!measured && at < _sums.Length && _sums[at] < from.Nanograms) return Dose.FromNanograms(_sums[at]);
        return AtOrAbove(to) is { } found && found < from ? found : null;
    }

    /// <summary>The smallest dose at or above that can be made; null where there is none.</summary>
    public Dose? AtOrAbove(Dose dose)
    {
        var asked = dose.Nanograms;
        var best = long.MaxValue;
        var at = Array.BinarySearch(_sums, asked);
        if (at < 0) at = ~at;
        if (at < _sums.Length) best = _sums[at];
        foreach (var liquid in _liquids)
        {
            var step = StepOf(liquid);
            best = Math.Min(best, Up(asked, step));
            if (!_mixes) continue;
            foreach (var sum in _plainSums.TakeWhile(sum => sum < asked)) best = Math.Min(best, sum + Up(asked - sum, step));
        }

        return best > Dose.Max.Nanograms ? null : Dose.FromNanograms(best);
    }

    /// <summary>The largest dose below that can be made; zero is always one of them. Null below zero.</summary>
    public Dose? Below(Dose dose)
    {
        var asked = dose.Nanograms - 1;
        if (asked < 0) return null;
        var best = 0L;
        var at = Array.BinarySearch(_sums, asked);
        if (at < 0) at = ~at - 1;
        if (at >= 0) best = _sums[at];
        foreach (var liquid in _liquids)
        {
            var step = StepOf(liquid);
            best = Math.Max(best, asked / step * step);
            if (!_mixes) continue;
            foreach (var sum in _plainSums.TakeWhile(sum => sum <= asked)) best = Math.Max(best, sum + (asked - sum) / step * step);
        }

        return Dose.FromNanograms(best);
    }

    private static long Up(long amount, long step) => (amount + step - 1) / step * step;

    // Nanograms in one step of the syringe.
    private static long StepOf(Product liquid) => liquid.Strength.Nanograms * liquid.Syringe!.Step.Microliters / 1_000;

    private Measured? Liquid(long nanograms)
    {
        if (nanograms == 0) return null;
        Measured? first = null;
        foreach (var liquid in _liquids)
        {
            var step = StepOf(liquid);
            if (nanograms % step != 0) continue;
            var volume = Volume.FromMicroliters(nanograms / step * liquid.Syringe!.Step.Microliters);
            // The weaker liquid is measured with the smaller error, as long as one filling holds it.
            if (volume <= liquid.Syringe.Capacity) return new Measured(liquid, volume);
            first ??= new Measured(liquid, volume);
        }

        return first;
    }

    /// <summary>
    /// Product by product: the cost of a dose (pieces, cuts, strengths) is the sum of what each product brings, so the best
    /// of the products so far with the best of the next is the best of all.
    /// </summary>
    private static Dictionary<long, Made> Combine(IEnumerable<Product> products)
    {
        var best = new Dictionary<long, Made> { [0] = Made.Nothing };
        foreach (var product in products.OrderByDescending(product => product.Strength).ThenBy(product => product.Code, StringComparer.Ordinal))
        {
            var before = best.ToList();
            foreach (var (whole, half, quarter) in Ways(product))
            {
                var nanograms = product.Strength.Nanograms * whole + product.Strength.Nanograms / 2 * half + product.Strength.Nanograms / 4 * quarter;
                foreach (var (sum, made) in before)
                {
                    if (made.Count + whole + half + quarter > MostPieces) continue;
                    var with = new Made(made, product, whole, half, quarter);
                    if (!best.TryGetValue(sum + nanograms, out var other) || with.CompareTo(other) < 0) best[sum + nanograms] = with;
                }
            }
        }

        return best;
    }

    // An extended-release dose comes before as many plain pieces: who takes it is not changed to plain tablets by rounding.
    private static Dictionary<long, Made> WithAlone(Dictionary<long, Made> plain, IEnumerable<Product> products)
    {
        var alone = new Dictionary<long, Made>();
        foreach (var product in products.OrderBy(product => product.Code, StringComparer.Ordinal))
        {
            for (var whole = 1; whole <= MostPieces; whole++)
            {
                var (sum, made) = (product.Strength.Nanograms * whole, new Made(Made.Nothing, product, whole, 0, 0));
                if (!alone.TryGetValue(sum, out var other) || made.CompareTo(other) < 0) alone[sum] = made;
            }
        }

        var best = new Dictionary<long, Made>(plain);
        foreach (var (sum, made) in alone)
            if (!plain.TryGetValue(sum, out var other) || made.CompareTo(other) <= 0) best[sum] = made;
        return best;
    }

    private static long[] Sorted(Dictionary<long, Made> made)
    {
        var sums = made.Keys.ToArray();
        Array.Sort(sums);
        return sums;
    }

    private static IEnumerable<(int Whole, int Half, int Quarter)> Ways(Product product)
    {
        var halves = product.Form == DoseForm.Tablet && product.Parts >= 2 && product.Strength.Nanograms % 2 == 0 ? MostPieces : 0;
        var quarters = product.Form == DoseForm.Tablet && product.Parts == 4 && product.Strength.Nanograms % 4 == 0 ? MostPieces : 0;
        for (var whole = 0; whole <= MostPieces; whole++)
            for (var half = 0; half <= Math.Min(halves, MostPieces - whole); half++)
                for (var quarter = 0; quarter <= Math.Min(quarters, MostPieces - whole - half); quarter++)
                    if (whole + half + quarter > 0) yield return (whole, half, quarter);
    }

    /// <summary>One way to make a sum, as a chain of products.</summary>
    private sealed class Made : IComparable<Made>
    {
        private readonly Made? _before;
        private readonly Product? _product;
        private readonly (int Whole, int Half, int Quarter) _way;
        private readonly int _splits;
        private readonly int _strengths;

        private Made()
        {
        }

        public Made(Made before, Product product, int whole, int half, int quarter)
        {
            (_before, _product, _way) = (before, product, (whole, half, quarter));
            Count = before.Count + whole + half + quarter;
            _splits = before._splits + half + quarter;
            _strengths = before._strengths + 1;
        }

        public static Made Nothing { get; } = new();

        public int Count { get; }

        public int CompareTo(Made? other) => (Count, _splits, _strengths).CompareTo((other!.Count, other._splits, other._strengths));

        public List<Pieces> Pieces()
        {
            var pieces = new List<Pieces>();
            for (var made = this; made._product is { } product; made = made._before!)
            {
                if (made._way.Quarter > 0) pieces.Add(new Pieces(product, 4, made._way.Quarter));
                if (made._way.Half > 0) pieces.Add(new Pieces(product, 2, made._way.Half));
                if (made._way.Whole > 0) pieces.Add(new Pieces(product, 1, made._way.Whole));
            }

            pieces.Reverse();
            return pieces;
        }
    }
}
