using System.Numerics;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers;

/// <summary>
/// A profile made ready for exact comparison: every medication's weight over one common denominator, so that sums and
/// comparisons within one profile are whole numbers. A quotient of decimals would not do: 1.875 → 1.40625 mg clorazepate
/// is exactly a quarter, and rounds to more.
/// </summary>
public sealed class EquivalenceScale
{
    private static readonly BigInteger NanogramsPerMilligram = 1_000_000;
    private readonly Dictionary<string, BigInteger> _weights = [];
    private readonly BigInteger _common;

    /// <summary>A profile that borrows the factors it lacks from the profile in force.</summary>
    public EquivalenceScale(EquivalenceProfile profile, EquivalenceProfile inForce)
        : this(profile.Factors.Concat(inForce.Factors.Where(factor => profile.Factors.All(own => own.Medication != factor.Medication))))
    {
    }

    /// <summary>The scale of a set of factors, one a medication.</summary>
    public EquivalenceScale(IEnumerable<EquivalenceFactor> factors)
    {
        var reduced = factors.Select(factor =>
        {
            var divisor = BigInteger.GreatestCommonDivisor(factor.OfMedication.Nanograms, factor.OfDiazepam.Nanograms);
            return (factor.Medication, Diazepam: factor.OfDiazepam.Nanograms / divisor, Own: factor.OfMedication.Nanograms / divisor);
        }).ToList();
        _common = reduced.Aggregate(BigInteger.One, (common, factor) => common / BigInteger.GreatestCommonDivisor(common, factor.Own) * factor.Own);
        foreach (var factor in reduced) _weights[factor.Medication] = factor.Diazepam * (_common / factor.Own);
    }

    /// <summary>True where the profile has a factor for the medication.</summary>
    public bool Knows(string medication) => _weights.ContainsKey(medication);

    /// <summary>The daily dose in this scale's units, summed over all medications it knows.</summary>
    public BigInteger Measure(Regimen regimen, bool withAsNeeded)
    {
        var sum = BigInteger.Zero;
        var lines = regimen.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!_weights.TryGetValue(lines[i].Medication, out var weight)) continue;
            sum += weight * (withAsNeeded ? lines[i].WithAsNeeded : lines[i].Scheduled).Nanograms;
        }

        return sum;
    }

    /// <summary>Units of one nanogram of a medication that it knows.</summary>
    public BigInteger UnitsPerNanogram(string medication) => _weights[medication];

    /// <summary>An amount of diazepam in units.</summary>
    public BigInteger UnitsOfDiazepam(Dose diazepam) => _common * diazepam.Nanograms;

    /// <summary>Units as exact milligrams of diazepam.</summary>
    public Fraction Milligrams(BigInteger units) => new(units, _common * NanogramsPerMilligram);

    /// <summary>The scheduled doses of a day as exact milligrams of diazepam; null where a medication taken has no factor.</summary>
    public Fraction? Scheduled(Regimen regimen) =>
        regimen.MedicationsTaken.All(Knows) ? Milligrams(Measure(regimen, withAsNeeded: false)) : null;

    /// <summary>The smallest amount of the medication that measures at least so many units, in nanograms.</summary>
    public BigInteger NanogramsFor(string medication, BigInteger units)
    {
        var weight = _weights[medication];
        return units.Sign <= 0 ? BigInteger.Zero : (units + weight - 1) / weight;
    }
}
