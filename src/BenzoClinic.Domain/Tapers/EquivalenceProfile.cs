using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers;

/// <summary>How many milligrams of a medication equal how many milligrams of diazepam; both above zero.</summary>
public readonly record struct EquivalenceFactor(string Medication, Dose OfMedication, Dose OfDiazepam);

/// <summary>The equivalences one taper is measured by, locked when chosen.</summary>
public sealed class EquivalenceProfile
{
    private EquivalenceProfile() => Factors = [];

    /// <summary>A profile as chosen.</summary>
    /// <param name="table">Code of the published table it was taken from, or <c>hand</c>.</param>
    /// <param name="name">As shown: <c>Ashton</c>.</param>
    /// <param name="reason">Why it was chosen; required where a factor was entered by hand.</param>
    public EquivalenceProfile(Guid id, int sequence, string table, string name, string reason, IReadOnlyList<EquivalenceFactor> factors, Stamp stamp)
    {
        Id = id;
        Sequence = sequence;
        Table = table;
        Name = name;
        Reason = reason;
        Factors = factors;
        ChosenBy = stamp.By;
        ChosenAt = stamp.At;
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>1 for the first profile of the taper.</summary>
    public int Sequence { get; private set; }

    /// <summary>Code of the published table, or <c>hand</c>.</summary>
    public string Table { get; private set; } = "";

    /// <summary>As shown.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Why it was chosen.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who chose it.</summary>
    public StaffId ChosenBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime ChosenAt { get; private set; }

    /// <summary>One factor a medication.</summary>
    public IReadOnlyList<EquivalenceFactor> Factors { get; private set; }
}
