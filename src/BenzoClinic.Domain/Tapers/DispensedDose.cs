using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers;

/// <summary>Equal pieces of one product in one dose.</summary>
/// <param name="Part">1 whole, 2 halves, 4 quarters.</param>
/// <param name="Count">Above zero.</param>
public sealed record Pieces(Product Product, int Part, int Count)
{
    /// <summary>What they hold together.</summary>
    public Dose Amount => Dose.FromNanograms(Product.Strength.Nanograms / Part * Count);

    /// <summary>As read: <c>2 × 10 mg tablet</c>, <c>half 5 mg tablet</c>.</summary>
    public string Words
    {
        get
        {
            var piece = $"{(Part switch { 2 => "half ", 4 => "quarter ", _ => "" })}{Product.Strength} {Product.PieceWord}";
            return Count == 1 ? piece : $"{Count} × {piece}";
        }
    }
}

/// <summary>A measured amount of one liquid in one dose.</summary>
public sealed record Measured(Product Product, Volume Volume)
{
    /// <summary>What it holds.</summary>
    public Dose Amount => Dose.FromNanograms(Product.Strength.Nanograms * Volume.Microliters / 1_000);

    /// <summary>Milligrams, millilitres and concentration together, so that none is mistaken for another: <c>9.3 mL of 1 mg/mL (9.3 mg)</c>.</summary>
    public string Words => $"{Volume} of {Product.Strength.Number} mg/mL ({Amount})";
}

/// <summary>One dose as it is taken: exactly its milligrams, in pieces, measured, or both where the clinic allows that.</summary>
public sealed record DispensedDose(Dose Dose, IReadOnlyList<Pieces> Pieces, Measured? Liquid)
{
    /// <summary>Tablets, halves, quarters and capsules together.</summary>
    public int PieceCount => Pieces.Sum(it => it.Count);

    /// <summary>How many of the pieces are cut.</summary>
    public int Splits => Pieces.Where(it => it.Part > 1).Sum(it => it.Count);

    /// <summary>As read: <c>10 mg tablet + half 5 mg tablet</c>.</summary>
    public string Words => string.Join(" + ", Pieces.Select(it => it.Words).Concat(Liquid is null ? [] : [Liquid.Words]));
}
