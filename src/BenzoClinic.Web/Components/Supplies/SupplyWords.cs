using System.Globalization;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Components.Supplies;

/// <summary>How amounts and the run-out date are written.</summary>
internal static class SupplyWords
{
    /// <summary><c>Runs out Fri 27 Nov</c>.</summary>
    public static string RunsOut(SupplyForecast supply, DateOnly today) => supply.State switch
    {
        SupplyState.Unknown => "Not counted yet",
        SupplyState.RunsOut => $"Runs out {Dates.Day(supply.RunsOutOn!.Value, today)}",
        SupplyState.Out => $"Ended {Dates.Day(supply.RunsOutOn!.Value, today)}",
        SupplyState.Lasts => "Lasts more than a year",
        SupplyState.NotCountable => "Cannot be reckoned: a dose is not made of products",
    };

    /// <summary><c>4 days before the next visit</c>; "" where nothing is known.</summary>
    public static string AgainstVisit(SupplyForecast supply, DateOnly? nextVisit)
    {
        if (supply.RunsOutOn is not { } end) return "";
        return nextVisit is { } visit ? Beside(end, visit, "after") : "no visit is booked";
    }

    /// <summary>How far a draft reaches: <c>To Fri 4 Dec, 3 days past the next visit</c>.</summary>
    public static string Reach(DateOnly to, DateOnly? nextVisit, DateOnly today) => $"To {Dates.Day(to, today)}{(nextVisit is { } visit ? $", {Beside(to, visit, "past")}" : "")}";

    private static string Beside(DateOnly day, DateOnly visit, string after)
    {
        var days = day.DayNumber - visit.DayNumber;
        return days == 0 ? "the day of the next visit" : $"{Wording.Count(Math.Abs(days), "day")} {(days < 0 ? "before" : after)} the next visit";
    }

    /// <summary>What a draft asks a pharmacy for: <c>Diazepam 5 mg tablet: 22 tablets, …</c>.</summary>
    public static string ToDispense(IEnumerable<PrescriptionItem> items, Formulary formulary) =>
        string.Join(", ", items.Where(item => item.Quantity > 0).Select(item => $"{NameOf(item.Product, formulary)}: {Quantity(item, formulary)}"));

    /// <summary>True where it does not reach the next visit, or where none is booked.</summary>
    public static bool IsShort(SupplyForecast supply, DateOnly? nextVisit) => supply.RunsOutOn is { } end && (nextVisit is not { } visit || end < visit);

    /// <summary><c>9 × 5 mg tablet</c>, <c>12.5 mL of 2 mg/mL</c>.</summary>
    public static string Amount(SupplyLine line, Formulary formulary) => formulary.FindProduct(line.Product) is not { } product ? line.Product
        : product.Form == DoseForm.Solution ? $"{line.Volume} of {product.Strength.Number} mg/mL"
        : $"{Pieces(line.Pieces)} × {product.Strength} {product.PieceWord}";

    /// <summary>What the pharmacy is asked for: <c>21 tablets</c>, <c>1 bottle of 30 mL</c>, <c>81 mL</c>.</summary>
    public static string Quantity(PrescriptionItem item, Formulary formulary) => formulary.FindProduct(item.Product) is not { } product ? Pieces(item.Quantity)
        : product.Form != DoseForm.Solution ? Wording.Count((int)item.Quantity, product.PieceWord)
        : item.Bottles > 0 ? $"{Wording.Count(item.Bottles, "bottle")} of {Pieces(item.Quantity / item.Bottles)} mL" : $"{Pieces(item.Quantity)} mL";

    /// <summary>A product as a prescription names it: <c>Diazepam 5 mg tablet</c>.</summary>
    public static string NameOf(string code, Formulary formulary) => formulary.FindProduct(code) is not { } product ? code
        : product.Form == DoseForm.Solution ? $"{formulary.NameOf(product.Medication)} oral solution {product.Strength.Number} mg/mL" : $"{formulary.NameOf(product.Medication)} {product.Strength} {product.PieceWord}";

    /// <summary><c>4½</c>; other fractions as decimals.</summary>
    public static string Pieces(decimal amount)
    {
        var (whole, rest) = (decimal.Truncate(amount), amount - decimal.Truncate(amount));
        var sign = rest switch { 0.25m => "¼", 0.5m => "½", 0.75m => "¾", _ => "" };
        return sign.Length == 0 ? amount.ToString("0.###", CultureInfo.InvariantCulture) : whole == 0 ? sign : $"{whole.ToString("0", CultureInfo.InvariantCulture)}{sign}";
    }

    /// <summary>Which of a day's doses were taken before a count.</summary>
    public static string Taken(DoseTime? upTo) => upTo switch
    {
        null => "before the first dose of the day",
        DoseTime.Morning => "after the morning dose",
        DoseTime.Midday => "after the midday dose",
        DoseTime.Evening => "after the evening dose",
        _ => "after the last dose of the day",
    };

    /// <summary><c>No refills</c>, <c>2 refills</c>.</summary>
    public static string Refills(int refills) => refills == 0 ? "No refills" : Wording.Count(refills, "refill");
}
