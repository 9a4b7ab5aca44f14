using System.Globalization;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Web.Components.Tapers;

namespace BenzoClinic.Web.Components.Supplies;

/// <summary>A row of a count or a dispensing as it is typed.</summary>
internal sealed class SupplyDraft(Product product, string amount = "")
{
    /// <summary>The product.</summary>
    public Product Product => product;

    /// <summary>Pieces, or the mL of one bottle.</summary>
    public string Amount { get; set; } = amount;

    /// <summary>The day a bottle was opened; "" while it is sealed.</summary>
    public string Opened { get; set; } = "";

    /// <summary>True for a liquid, which is typed bottle by bottle.</summary>
    public bool IsLiquid => product.Form == DoseForm.Solution;

    /// <summary>The line; null where nothing is typed. A sentence where it cannot be read.</summary>
    public (SupplyLine? Line, string? Sentence) Read()
    {
        var text = Amount.Trim().Replace("½", ".5", StringComparison.Ordinal).Replace("¼", ".25", StringComparison.Ordinal).Replace("¾", ".75", StringComparison.Ordinal);
        if (text.Length == 0) return (null, null);
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            return (null, text.Contains(',', StringComparison.Ordinal) ? "Write the number with a point: 4.5." : "Write a number, such as 4.5.");
        if (amount > 100_000) return (null, "That is more than anybody has.");
        if (IsLiquid) return decimal.IsInteger(amount * 1_000) ? (SupplyLine.OfBottle(product.Code, Volume.FromMilliliters(amount), DayText.Read(Opened)), null) : (null, "At most three decimals.");
        return decimal.IsInteger(amount * 4) ? (SupplyLine.OfPieces(product.Code, amount), null) : (null, "Count to the quarter.");
    }
}
