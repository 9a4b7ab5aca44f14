using System.Globalization;

namespace BenzoClinic.Domain.Shared;

/// <summary>A volume of an oral liquid in whole microlitres: never mistaken for milligrams or for a number of tablets.</summary>
public readonly record struct Volume : IComparable<Volume>
{
    private const long MicrolitersPerMilliliter = 1_000;

    private Volume(long microliters) => Microliters = microliters;

    /// <summary>Whole microlitres.</summary>
    public long Microliters { get; }

    /// <summary>Millilitres, exact.</summary>
    public decimal Milliliters => (decimal)Microliters / MicrolitersPerMilliliter;

    /// <summary>True for none.</summary>
    public bool IsZero => Microliters == 0;

    /// <summary>From whole microlitres.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public static Volume FromMicroliters(long microliters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(microliters);
        return new Volume(microliters);
    }

    /// <summary>From millilitres with at most three decimals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or finer than a microlitre.</exception>
    public static Volume FromMilliliters(decimal milliliters)
    {
        var microliters = milliliters * MicrolitersPerMilliliter;
        if (microliters < 0 || microliters != decimal.Truncate(microliters)) throw new ArgumentOutOfRangeException(nameof(milliliters), "A volume is at least 0 and has at most three decimals of a millilitre.");
        return new Volume((long)microliters);
    }

    /// <summary>Sum.</summary>
    public static Volume operator +(Volume left, Volume right) => new(checked(left.Microliters + right.Microliters));

    /// <summary>So many times.</summary>
    public static Volume operator *(Volume volume, int times) => new(checked(volume.Microliters * times));

    /// <summary>True where the left volume is smaller.</summary>
    public static bool operator <(Volume left, Volume right) => left.Microliters < right.Microliters;

    /// <summary>True where the left volume is larger.</summary>
    public static bool operator >(Volume left, Volume right) => left.Microliters > right.Microliters;

    /// <summary>True where the left volume is not larger.</summary>
    public static bool operator <=(Volume left, Volume right) => left.Microliters <= right.Microliters;

    /// <summary>True where the left volume is not smaller.</summary>
    public static bool operator >=(Volume left, Volume right) => left.Microliters >= right.Microliters;

    /// <inheritdoc />
    public int CompareTo(Volume other) => Microliters.CompareTo(other.Microliters);

    /// <summary>The number alone, shortest form: <c>0.44</c>.</summary>
    public string Number => Milliliters.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>With its unit: <c>0.44 mL</c>.</summary>
    public override string ToString() => $"{Number} mL";
}
