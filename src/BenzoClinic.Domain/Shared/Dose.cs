using System.Globalization;

namespace BenzoClinic.Domain.Shared;

/// <summary>
/// An amount of one medication in milligrams, exact to one nanogram (six decimals of a milligram).
/// The medication travels beside it. Never negative; what is written is below 10,000 mg, a sum may be more;
/// <c>default</c> is 0 mg.
/// </summary>
public readonly record struct Dose : IComparable<Dose>
{
    private const long NanogramsPerMilligram = 1_000_000;

    private Dose(long nanograms) => Nanograms = nanograms;

    /// <summary>No dose.</summary>
    public static Dose Zero => default;

    /// <summary>The largest amount that can be written: just below 10,000 mg.</summary>
    public static Dose Max => new(10_000 * NanogramsPerMilligram - 1);

    /// <summary>Whole nanograms, as stored.</summary>
    public long Nanograms { get; }

    /// <summary>Milligrams, exact.</summary>
    public decimal Milligrams => (decimal)Nanograms / NanogramsPerMilligram;

    /// <summary>True for 0 mg.</summary>
    public bool IsZero => Nanograms == 0;

    /// <summary>From stored nanograms.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, or 10,000 mg and more.</exception>
    public static Dose FromNanograms(long nanograms)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanograms);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nanograms, Max.Nanograms);
        return new Dose(nanograms);
    }

    /// <summary>From milligrams with at most six decimals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative, 10,000 mg and more, or finer than a nanogram.</exception>
    public static Dose FromMilligrams(decimal milligrams)
    {
        if (milligrams is < 0 or >= 10_000) throw new ArgumentOutOfRangeException(nameof(milligrams), "A dose is at least 0 and below 10,000 mg.");
        var nanograms = milligrams * NanogramsPerMilligram;
        if (nanograms != decimal.Truncate(nanograms)) throw new ArgumentOutOfRangeException(nameof(milligrams), "A dose has at most six decimals of a milligram.");
        return new Dose((long)nanograms);
    }

    /// <summary>
    /// Reads what a person typed: digits with at most one decimal point, blank counts as 0 mg.
    /// On failure <paramref name="sentence"/> says what is wrong with it.
    /// </summary>
    public static bool TryParse(string? text, out Dose dose, out string sentence)
    {
        dose = Zero;
        sentence = "";
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0) return true;
        if (trimmed.Contains(',', StringComparison.Ordinal))
            sentence = "Write the dose with a point, such as 2.5.";
        else if (trimmed.StartsWith('-') || trimmed.StartsWith('\u2212'))
            sentence = "A dose cannot be negative.";
        else if (!decimal.TryParse(trimmed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var milligrams))
            sentence = "Write the dose as a number of mg, such as 2.5.";
        else if (milligrams >= 10_000)
            sentence = "This is 10,000 mg or more. Check the unit.";
        else if (milligrams * NanogramsPerMilligram != decimal.Truncate(milligrams * NanogramsPerMilligram))
            sentence = "A dose has at most six decimals.";
        else
        {
            dose = FromMilligrams(milligrams);
            return true;
        }

        return false;
    }

    /// <summary>Sum of two amounts of the same medication. It may pass <see cref="Max"/>: what was typed is refused in words, not by an exception.</summary>
    public static Dose operator +(Dose left, Dose right) => new(checked(left.Nanograms + right.Nanograms));

    /// <summary>True where the left amount is smaller.</summary>
    public static bool operator <(Dose left, Dose right) => left.Nanograms < right.Nanograms;

    /// <summary>True where the left amount is larger.</summary>
    public static bool operator >(Dose left, Dose right) => left.Nanograms > right.Nanograms;

    /// <summary>True where the left amount is not larger.</summary>
    public static bool operator <=(Dose left, Dose right) => left.Nanograms <= right.Nanograms;

    /// <summary>True where the left amount is not smaller.</summary>
    public static bool operator >=(Dose left, Dose right) => left.Nanograms >= right.Nanograms;

    /// <inheritdoc />
    public int CompareTo(Dose other) => Nanograms.CompareTo(other.Nanograms);

    /// <summary>The number alone, shortest form: <c>2.5</c>.</summary>
    public string Number => Milligrams.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>With its unit: <c>2.5 mg</c>.</summary>
    public override string ToString() => $"{Number} mg";
}
