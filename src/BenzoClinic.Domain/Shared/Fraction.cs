using System.Globalization;
using System.Numerics;

namespace BenzoClinic.Domain.Shared;

/// <summary>
/// An exact ratio, for amounts that no decimal ends on, such as diazepam equivalents. Rounded for the eye only.
/// <c>default</c> is 0.
/// </summary>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    private readonly BigInteger _denominator;

    /// <summary>A ratio; the denominator is above zero.</summary>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(denominator, BigInteger.Zero);
        Numerator = numerator;
        _denominator = denominator;
    }

    /// <summary>Above the line.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Below the line, above zero.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>Rounded half up to so many decimals.</summary>
    public decimal Rounded(int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var doubled = Numerator * scale * 2 + Denominator * (Numerator.Sign < 0 ? -1 : 1);
        return (decimal)BigInteger.Divide(doubled, Denominator * 2) / (decimal)scale;
    }

    /// <summary>Rounded up to so many decimals: for a lowest dose, which must not be rounded below itself.</summary>
    public decimal RoundedUp(int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        return (decimal)((Numerator * scale + Denominator - 1) / Denominator) / (decimal)scale;
    }

    /// <summary>How much this is below (negative) or above another ratio, in percent to one decimal; 0 where the other is 0.</summary>
    public decimal PercentAgainst(Fraction other) => other.Numerator.IsZero
        ? 0
        : new Fraction((Numerator * other.Denominator - other.Numerator * Denominator) * 100, other.Numerator * Denominator).Rounded(1);

    /// <inheritdoc />
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc />
    public bool Equals(Fraction other) => CompareTo(other) == 0;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var divisor = BigInteger.GreatestCommonDivisor(Numerator, Denominator);
        return HashCode.Combine(Numerator / divisor, Denominator / divisor);
    }

    /// <summary>Equal amounts, however written.</summary>
    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    /// <summary>Different amounts.</summary>
    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    /// <summary>Smaller.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Larger.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Not larger.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Not smaller.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>At most two decimals, for the eye: <c>14.25</c>.</summary>
    public override string ToString() => Rounded(2).ToString("0.##", CultureInfo.InvariantCulture);
}
