using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>Something a person takes, as alerts look at it.</summary>
/// <param name="Name">As it is listed.</param>
/// <param name="Text">Everything it may be named by, as one text.</param>
public sealed record Taken(string Name, string Text)
{
    /// <summary>For a medication of the formulary; null for all else.</summary>
    public MedicationClass? Class { get; init; }

    /// <summary>As the clinic lists it; null for the regimen and for what a chart from elsewhere says.</summary>
    public OtherMedicationEntry? Entry { get; init; }

    /// <summary>Its id in the list, where it has one.</summary>
    public OtherMedicationId? Id { get; init; }

    /// <summary>A medication of the regimen.</summary>
    public static Taken Of(Medication medication) => new(medication.Name, medication.Code) { Class = medication.Class };

    /// <summary>A medication of the list.</summary>
    public static Taken Of(OtherMedicationEntry entry, OtherMedicationId? id) => new(entry.Name, entry.Name) { Entry = entry, Id = id };
}

/// <summary>A condition of the chart.</summary>
/// <param name="Code"><c>system|code</c>, or "".</param>
/// <param name="IsActive">False for one that is over.</param>
public sealed record KnownCondition(string Code, string Display, bool IsActive);

/// <summary>Everything alerts look at: what a person takes, what is known of the person.</summary>
/// <param name="Allergies">Substances.</param>
public sealed record TakenTogether(IReadOnlyList<Taken> Medications, IReadOnlyList<KnownCondition> Conditions, IReadOnlyList<string> Allergies, int Age)
{
    /// <summary>True where a benzodiazepine or z-drug is taken.</summary>
    public bool TakesTapered => Medications.Any(it => it.Class is not null);

    /// <summary>The same with one more medication, or with another in the place of one.</summary>
    public TakenTogether With(OtherMedicationEntry entry, OtherMedicationId? instead) =>
        this with { Medications = [.. Medications.Where(it => instead is null || it.Id != instead), Taken.Of(entry, instead)] };
}
