using System.Globalization;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;

namespace BenzoClinic.Domain.Medications.Supplies;

/// <summary>How a product is taken, in words for the pharmacy's label. Fractions are written out: signs are misread.</summary>
public static class Sig
{
    /// <summary>The words for one product over some days, a sentence for every stretch on which nothing changes.</summary>
    public static string Of(Product product, IReadOnlyList<CalendarDay> days)
    {
        var stretches = new List<(DateOnly From, DateOnly To, string Words)>();
        foreach (var day in days)
        {
            var words = Words(product, day);
            if (stretches.Count > 0 && stretches[^1].Words == words) stretches[^1] = stretches[^1] with { To = day.On };
            else stretches.Add((day.On, day.On, words));
        }

        var measured = product.Syringe is { } syringe ? $" Measure with the {syringe.Name}." : "";
        if (stretches is [var only]) return $"Take {only.Words} by mouth.{measured}";
        return string.Join(' ', stretches.Select((it, i) => it.Words.Length == 0
            ? $"{When(it, i == stretches.Count - 1)}: none."
            : $"{When(it, i == stretches.Count - 1)}: take {it.Words} by mouth.")) + measured;
    }

    // The last stretch goes on until the next visit says otherwise.
    private static string When((DateOnly From, DateOnly To, string Words) stretch, bool isLast) =>
        isLast ? $"From {Day(stretch.From)}" : stretch.From == stretch.To ? $"On {Day(stretch.From)}" : $"{Day(stretch.From)} to {Day(stretch.To)}";

    private static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    private static string Words(Product product, CalendarDay day)
    {
        var parts = new List<string>();
        foreach (var dose in day.Doses.OrderBy(dose => dose.Time))
        {
            var line = day.Regimen.Lines.First(line => line.Medication == dose.Medication);
            var when = dose.Time switch
            {
                DoseTime.Morning => "in the morning",
                DoseTime.Midday => "at midday",
                DoseTime.Evening => "in the evening",
                DoseTime.Bedtime => "at bedtime",
                DoseTime.AsNeeded => SupplyLedger.TimesADay(line, dose.Time) is var times && times == 1 ? "as needed, at most once a day" : $"as needed, at most {times} times a day",
            };
            if (dose.Made.Liquid is { } liquid && liquid.Product.Code == product.Code) parts.Add($"{liquid.Volume} ({liquid.Amount}) {when}");
            var quarters = dose.Made.Pieces.Where(pieces => pieces.Product.Code == product.Code).Sum(HomeSupply.InQuarters);
            if (quarters > 0) parts.Add($"{Pieces(quarters, product.PieceWord)} ({Dose.FromNanograms(product.Strength.Nanograms / 4 * quarters)}) {when}");
        }

        return parts.Count < 2 ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
    }

    /// <summary>Quarter pieces in words: <c>1 and a half tablets</c>.</summary>
    public static string Pieces(long quarters, string piece)
    {
        var (whole, rest) = (quarters / 4, quarters % 4);
        var part = rest switch { 1 => "a quarter", 2 => "a half", 3 => "three quarters", _ => "" };
        if (part.Length == 0) return $"{whole} {piece}{(whole == 1 ? "" : "s")}";
        return whole == 0 ? rest == 2 ? $"half a {piece}" : $"{part} of a {piece}" : $"{whole} and {part} {piece}s";
    }
}
