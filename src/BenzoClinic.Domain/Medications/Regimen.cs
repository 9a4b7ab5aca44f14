using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>What a person takes of one medication on one day.</summary>
/// <param name="Medication">Code of the formulary.</param>
/// <param name="Product">Code of the product, or null where form and strength are not known.</param>
/// <param name="AsNeeded">One as-needed dose; zero where none is written.</param>
/// <param name="AsNeededMaximum">Written as-needed maximum a day; zero where none is written.</param>
public sealed record RegimenLine(
    string Medication,
    string? Product,
    Dose Morning,
    Dose Midday,
    Dose Evening,
    Dose Bedtime,
    Dose AsNeeded,
    Dose AsNeededMaximum)
{
    /// <summary>The scheduled doses of a day.</summary>
    public Dose Scheduled => Morning + Midday + Evening + Bedtime;

    /// <summary>Scheduled doses plus the written as-needed maximum.</summary>
    public Dose WithAsNeeded => Scheduled + AsNeededMaximum;
}

/// <summary>
/// Everything of the tapered kinds that a person takes on one day, complete: a medication it does not list is at 0 mg.
/// The empty regimen is "nothing".
/// </summary>
/// <param name="Lines">One line a medication.</param>
public sealed record Regimen(IReadOnlyList<RegimenLine> Lines)
{
    /// <summary>Nothing of any medication.</summary>
    public static Regimen Nothing { get; } = new([]);

    /// <summary>True where every dose, scheduled and as needed, is zero.</summary>
    public bool IsWhollyZero => Lines.All(line => line.WithAsNeeded.IsZero);

    /// <summary>Codes of the medications with any dose above zero.</summary>
    public IEnumerable<string> MedicationsTaken => Lines.Where(line => !line.WithAsNeeded.IsZero).Select(line => line.Medication);

    /// <summary>Scheduled milligrams a day of a medication.</summary>
    public Dose Scheduled(string medication) => Sum(medication, line => line.Scheduled);

    /// <summary>Scheduled plus as-needed maximum, milligrams a day, of a medication.</summary>
    public Dose WithAsNeeded(string medication) => Sum(medication, line => line.WithAsNeeded);

    private Dose Sum(string medication, Func<RegimenLine, Dose> dose)
    {
        var sum = Dose.Zero;
        foreach (var line in Lines)
            if (line.Medication == medication) sum += dose(line);
        return sum;
    }

    /// <inheritdoc />
    public bool Equals(Regimen? other) => other is not null && Lines.SequenceEqual(other.Lines);

    /// <inheritdoc />
    public override int GetHashCode() => Lines.Aggregate(0, HashCode.Combine);
}
