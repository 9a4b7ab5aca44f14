using System.Text.Json.Serialization;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;

namespace BenzoClinic.Domain.Medications.Supplies;

/// <summary>An amount of one product: pieces to the quarter, or one bottle of a liquid.</summary>
/// <param name="Product">Code of the formulary.</param>
/// <param name="Quarters">Quarter pieces; zero for a liquid.</param>
/// <param name="Microliters">What the bottle holds; zero for pieces.</param>
/// <param name="OpenedOn">The day the bottle was opened; null while it is sealed, and for pieces.</param>
public sealed record SupplyLine(string Product, long Quarters, long Microliters, DateOnly? OpenedOn)
{
    /// <summary>So many pieces.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a number of quarters.</exception>
    public static SupplyLine OfPieces(string product, decimal pieces) => decimal.IsInteger(pieces * 4)
        ? new SupplyLine(product, (long)(pieces * 4), 0, null)
        : throw new ArgumentOutOfRangeException(nameof(pieces), "Pieces are counted to the quarter.");

    /// <summary>One bottle.</summary>
    public static SupplyLine OfBottle(string product, Volume volume, DateOnly? openedOn = null) => new(product, 0, volume.Microliters, openedOn);

    /// <summary>Pieces, to the quarter.</summary>
    [JsonIgnore]
    public decimal Pieces => Quarters / 4m;

    /// <summary>What the bottle holds.</summary>
    [JsonIgnore]
    public Volume Volume => Volume.FromMicroliters(Microliters);
}

/// <summary>What a row of the supply ledger says.</summary>
public enum SupplyEntryKind
{
    /// <summary>Everything at home was counted: what is not named is not there.</summary>
    Counted,

    /// <summary>A pharmacy gave this out.</summary>
    Dispensed,
}

/// <summary>A row of the supply ledger as it is typed.</summary>
/// <param name="TakenUpTo">Of a count: the last of that day's doses already taken; null where none was.</param>
/// <param name="Lines">What was counted or dispensed.</param>
/// <param name="Prescription">The prescription it was dispensed on, or null.</param>
public sealed record SupplyRow(SupplyEntryKind Kind, DateOnly? On, DoseTime? TakenUpTo, IReadOnlyList<SupplyLine> Lines, Guid? Prescription, string Note)
{
    /// <summary>Longest note.</summary>
    public const int LongestNote = 300;

    /// <summary>Most pieces of one product; above that a zero too many was typed.</summary>
    public const int MostPieces = 2_000;

    /// <summary>Largest bottle, mL.</summary>
    public const int LargestBottle = 1_000;

    /// <summary>Oldest entry that is of use, days.</summary>
    public const int OldestDays = 90;

    /// <summary>What is wrong with it. Findings of a line are named <c>Lines[0]</c>.</summary>
    public IReadOnlyList<Finding> Check(Formulary formulary, DateOnly today)
    {
        var findings = new List<Finding>();
        if (On is not { } on) findings.Add(Finding.Required(nameof(On), "Enter the day."));
        else if (on > today) findings.Add(new Finding(nameof(On), "in-future", "The day lies in the future."));
        else if (on < today.AddDays(-OldestDays)) findings.Add(new Finding(nameof(On), "too-old", $"At most {OldestDays} days ago."));
        if (Kind == SupplyEntryKind.Dispensed && Lines.Count == 0) findings.Add(Finding.Required(nameof(Lines), "Enter what was dispensed."));
        if (Note.Length > LongestNote) findings.Add(new Finding(nameof(Note), "too-long", $"At most {LongestNote} characters."));
        for (var i = 0; i < Lines.Count; i++)
            if (Check(Lines[i], formulary, today) is { } sentence) findings.Add(new Finding($"{nameof(Lines)}[{i}]", "out-of-range", sentence));
        return findings;
    }

    private string? Check(SupplyLine line, Formulary formulary, DateOnly today)
    {
        if (formulary.FindProduct(line.Product) is not { } product) return "Choose a product of the formulary.";
        if (product.Form != DoseForm.Solution)
        {
            if (line.Microliters != 0 || line.OpenedOn is not null) return "Pieces are counted, not measured.";
            if (line.Quarters < 0 || (line.Quarters == 0 && Kind == SupplyEntryKind.Dispensed)) return "Enter a number above 0.";
            if (line.Quarters > MostPieces * 4) return $"At most {MostPieces}.";
            return line.Quarters * product.Parts % 4 == 0 ? null : product.Parts == 1 ? "This product is not split: a whole number." : "This product is split in halves alone.";
        }

        if (line.Quarters != 0 || line.Microliters < 0 || (line.Microliters == 0 && Kind == SupplyEntryKind.Dispensed)) return "Enter the mL of the bottle.";
        if (line.Microliters > LargestBottle * 1_000L) return $"At most {LargestBottle} mL a bottle.";
        if (line.OpenedOn > On) return "It was opened by the day of the entry.";
        return line.OpenedOn is { } opened && opened < today.AddYears(-2) ? "Opened more than two years ago." : null;
    }
}

/// <summary>A row of the supply ledger on record. Append-only in the engine: a new count puts an earlier error right.</summary>
public sealed class SupplyEntry
{
    private SupplyEntry()
    {
    }

    /// <summary>Records a row that was checked.</summary>
    public SupplyEntry(PatientId patient, SupplyRow row, Stamp stamp)
    {
        (Id, PatientId, Kind, On) = (NewIds.Next(), patient, row.Kind, row.On!.Value);
        (TakenUpTo, Lines, PrescriptionId, Note) = (row.Kind == SupplyEntryKind.Counted ? row.TakenUpTo : null, [.. row.Lines], row.Prescription, row.Note.Trim());
        (By, At) = (stamp.By, stamp.At);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>What it says.</summary>
    public SupplyEntryKind Kind { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Of a count: the last of that day's doses already taken; null where none was.</summary>
    public DoseTime? TakenUpTo { get; private set; }

    /// <summary>What was counted or dispensed.</summary>
    public IReadOnlyList<SupplyLine> Lines { get; private set; } = [];

    /// <summary>The prescription it was dispensed on, or null.</summary>
    public Guid? PrescriptionId { get; private set; }

    /// <summary>What else is to be known, or "".</summary>
    public string Note { get; private set; } = "";

    /// <summary>Who recorded it.</summary>
    public StaffId By { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }
}
