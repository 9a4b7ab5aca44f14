using System.Numerics;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>
/// The share of receptors that a dose occupies by the law of mass action: D / (D + K), with K = 1 mg diazepam equivalent. K is
/// a constant for drawing equal steps, chosen so that 4 mg occupies 80 %; it measures nobody's receptors and limits nothing.
/// Source: Horowitz and Taylor 2019–2023; K derived from their statement that 4 mg diazepam occupies more than 80 %.
/// </summary>
public static class Occupancy
{
    /// <summary>mg diazepam equivalent at which half is occupied.</summary>
    public static readonly Fraction Half = new(1, 1);

    /// <summary>Percent occupied, one decimal.</summary>
    public static decimal Percent(Fraction dose) => Of(dose) is var share ? new Fraction(share.Numerator * 100, share.Denominator).Rounded(1) : 0;

    /// <summary>The dose whose occupancy lies so many percentage points lower; zero where nothing is left.</summary>
    public static Fraction Lower(Fraction dose, decimal points)
    {
        var (share, scale) = (Of(dose), (BigInteger)10_000);
        var down = (BigInteger)(points * 100);
        // o' = o − p, and D' = K · o' / (1 − o').
        var (top, bottom) = (share.Numerator * scale - down * share.Denominator, share.Denominator * scale);
        return top.Sign <= 0 ? default : new Fraction(top * Half.Numerator, (bottom - top) * Half.Denominator);
    }

    private static Fraction Of(Fraction dose)
    {
        var (top, half) = (dose.Numerator * Half.Denominator, Half.Numerator * dose.Denominator);
        return new Fraction(top, top + half);
    }
}
