using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>What is listed of a medication besides the regimen.</summary>
/// <param name="Dose">In words: <c>50 mg</c>.</param>
/// <param name="Times">In words: <c>morning and bedtime</c>.</param>
/// <param name="Prescriber">Who prescribes it, or "".</param>
public sealed record OtherMedicationEntry(string Name, string Dose, string Times, DateOnly? StartedOn, MedicationSource Source, string Prescriber)
{
    /// <summary>Longest text of a field.</summary>
    public const int Longest = 400;

    private static readonly DateOnly Earliest = new(1930, 1, 1);

    /// <summary>Without white space around the texts.</summary>
    public OtherMedicationEntry Tidy() => this with { Name = Name.Trim(), Dose = Dose.Trim(), Times = Times.Trim(), Prescriber = Prescriber.Trim() };

    /// <summary>
    /// What is wrong with a tidy entry. A benzodiazepine or z-drug is refused: outside the regimen the guard would not count it.
    /// </summary>
    public IReadOnlyList<Finding> Check(Formulary formulary, DateOnly today)
    {
        var findings = new List<Finding>();
        if (Name.Length == 0) findings.Add(Finding.Required(nameof(Name), "Enter the medication."));
        else if (formulary.Named(Name) is { } tapered)
        {
            var kind = tapered.Class == MedicationClass.ZDrug ? "z-drug" : "benzodiazepine";
            findings.Add(new Finding(nameof(Name), "tapered", $"{tapered.Name} is a {kind} and belongs to the regimen: enter it on the tab Taper, where it counts."));
        }

        foreach (var (field, text) in new[] { (nameof(Name), Name), (nameof(Dose), Dose), (nameof(Times), Times), (nameof(Prescriber), Prescriber) })
            if (text.Length > Longest) findings.Add(TooLong(field));
        if (StartedOn > today) findings.Add(new Finding(nameof(StartedOn), "in-the-future", "This day is still to come."));
        else if (StartedOn < Earliest) findings.Add(new Finding(nameof(StartedOn), "too-long-ago", "Check the year."));
        return findings;
    }

    internal static Finding TooLong(string field) => new(field, "too-long", "At most 400 characters.");
}
