using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Domain.Medications.Supplies;

/// <summary>
/// What a patient has at home while days are walked through: pieces in quarters, since the other half is kept for another dose, and
/// bottles one by one, since each is thrown away so many days after it was opened.
/// </summary>
public sealed class HomeSupply(Formulary formulary)
{
    private readonly SortedDictionary<string, long> _quarters = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<SupplyLine>> _bottles = new(StringComparer.Ordinal);

    /// <summary>What is there now, nothing left out but what is empty.</summary>
    public IReadOnlyList<SupplyLine> Lines =>
        [.. _quarters.Where(it => it.Value > 0).Select(it => new SupplyLine(it.Key, it.Value, 0, null)), .. _bottles.SelectMany(it => it.Value)];

    /// <summary>Quarter pieces of a product.</summary>
    public long Quarters(string product) => _quarters.GetValueOrDefault(product);

    /// <summary>Microlitres of a product in all bottles.</summary>
    public long Microliters(string product) => _bottles.TryGetValue(product, out var bottles) ? bottles.Sum(bottle => bottle.Microliters) : 0;

    /// <summary>Adds what was counted or dispensed.</summary>
    public void Add(SupplyLine line)
    {
        if (line.Quarters > 0) _quarters[line.Product] = Quarters(line.Product) + line.Quarters;
        if (line.Microliters == 0) return;
        if (!_bottles.TryGetValue(line.Product, out var bottles)) _bottles[line.Product] = bottles = [];
        bottles.Add(line);
    }

    /// <summary>Throws away what has been open too long by the morning of a day.</summary>
    public void Discard(DateOnly day)
    {
        foreach (var bottles in _bottles.Values) bottles.RemoveAll(bottle => DiscardOn(bottle, formulary) <= day);
    }

    /// <summary>The day a bottle is thrown away; null while it is sealed, and for pieces.</summary>
    public static DateOnly? DiscardOn(SupplyLine bottle, Formulary formulary) =>
        bottle.OpenedOn is { } opened && formulary.FindProduct(bottle.Product)?.DaysOnceOpened is { } days ? opened.AddDays(days) : null;

    /// <summary>Codes of the products that a dose, taken so often, asks more of than is there.</summary>
    public IReadOnlyList<string> Lacking(DispensedDose made, int times)
    {
        var lacking = made.Pieces.GroupBy(pieces => pieces.Product.Code).Where(pieces => pieces.Sum(InQuarters) * times > Quarters(pieces.Key)).Select(pieces => pieces.Key).ToList();
        if (made.Liquid is { } liquid && liquid.Volume.Microliters * times > Microliters(liquid.Product.Code)) lacking.Add(liquid.Product.Code);
        return lacking;
    }

    /// <summary>Takes a dose so often, all of it or nothing. True where it was there.</summary>
    public bool Take(DispensedDose made, int times, DateOnly day)
    {
        if (Lacking(made, times).Count > 0) return false;
        foreach (var pieces in made.Pieces) _quarters[pieces.Product.Code] -= InQuarters(pieces) * times;
        if (made.Liquid is { } liquid) Draw(liquid.Product.Code, liquid.Volume.Microliters * times, day);
        return true;
    }

    /// <summary>Quarter pieces in some equal pieces.</summary>
    public static long InQuarters(Pieces pieces) => 4L / pieces.Part * pieces.Count;

    /// <summary>Draws up to a volume, from the bottle that is open first, and opens the next where it ends. Returns what was there, microlitres.</summary>
    public long Draw(string product, long microliters, DateOnly day)
    {
        if (!_bottles.TryGetValue(product, out var bottles)) return 0;
        var drawn = 0L;
        foreach (var bottle in bottles.OrderBy(bottle => bottle.OpenedOn ?? DateOnly.MaxValue).ToList())
        {
            if (drawn == microliters) break;
            var taken = Math.Min(bottle.Microliters, microliters - drawn);
            drawn += taken;
            var at = bottles.FindIndex(it => ReferenceEquals(it, bottle));
            if (taken == bottle.Microliters) bottles.RemoveAt(at);
            else bottles[at] = bottle with { Microliters = bottle.Microliters - taken, OpenedOn = bottle.OpenedOn ?? day };
        }

        return drawn;
    }
}
