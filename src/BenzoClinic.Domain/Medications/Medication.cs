using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>Pharmacological class of a tapered medication.</summary>
public enum MedicationClass
{
    /// <summary>A benzodiazepine.</summary>
    Benzodiazepine,

    /// <summary>A z-drug: zolpidem, zaleplon, eszopiclone.</summary>
    ZDrug,
}

/// <summary>How long the medication acts.</summary>
public enum ActingClass
{
    /// <summary>Half-life of a few hours.</summary>
    ShortActing,

    /// <summary>Half-life of about 6 to 24 hours.</summary>
    IntermediateActing,

    /// <summary>Half-life above a day, or a long-lived active metabolite.</summary>
    LongActing,
}

/// <summary>A benzodiazepine or z-drug of the formulary (<c>db/reference</c>).</summary>
/// <param name="Code">Stable lower-case generic name: <c>diazepam</c>.</param>
/// <param name="Name">As shown: <c>Diazepam</c>.</param>
/// <param name="Brands">US brand names; foreign ones where the medication is not marketed in the US.</param>
/// <param name="RxNorm">RxNorm ingredient concept id, or null where none is known.</param>
/// <param name="MaximumPerDay">Highest daily dose the label gives; a stop for rises only. Null where none is stated.</param>
/// <param name="Orderable">False for medications kept only for the history (not marketed in the US).</param>
/// <param name="Source">Where the row comes from.</param>
public sealed record Medication(
    string Code,
    string Name,
    MedicationClass Class,
    ActingClass Acting,
    string HalfLife,
    IReadOnlyList<string> Brands,
    string? RxNorm,
    Dose? MaximumPerDay,
    bool Orderable,
    string Source)
{
    /// <summary>The label statement that <see cref="MaximumPerDay"/> comes from; null where there is none.</summary>
    public string? MaximumSource { get; init; }
}

/// <summary>The dose form of a product.</summary>
public enum DoseForm
{
    /// <summary>Immediate-release tablet.</summary>
    Tablet,

    /// <summary>Capsule: swallowed whole.</summary>
    Capsule,

    /// <summary>Orally disintegrating tablet: never split.</summary>
    OrallyDisintegrating,

    /// <summary>Extended-release tablet or capsule: never split.</summary>
    ExtendedRelease,

    /// <summary>Sublingual tablet: never split.</summary>
    Sublingual,

    /// <summary>Oral film: never split.</summary>
    Film,

    /// <summary>Oral solution, suspension or concentrate, measured with a syringe.</summary>
    Solution,
}

/// <summary>What a liquid is measured with.</summary>
/// <param name="Name">As told to the patient: <c>5 mL oral syringe</c>.</param>
/// <param name="Step">Its smallest mark.</param>
/// <param name="Capacity">One filling.</param>
public sealed record Syringe(string Name, Volume Step, Volume Capacity);

/// <summary>A product that can be prescribed: one form and strength of one medication.</summary>
/// <param name="Code">Stable: <c>diazepam-tablet-5</c>.</param>
/// <param name="Medication">Code of the medication.</param>
/// <param name="Strength">Per piece; for a solution, per mL.</param>
/// <param name="Parts">Into how many equal parts the product is scored: 1 never split, 2 halves, 4 quarters.</param>
/// <param name="Source">Where the row comes from. Scoring differs by manufacturer.</param>
public sealed record Product(string Code, string Medication, DoseForm Form, Dose Strength, int Parts, string Source)
{
    /// <summary>What a solution is measured with; null for every other form.</summary>
    public Syringe? Syringe { get; init; }

    /// <summary>Days a solution is good for once it is opened; null where it is no solution.</summary>
    public int? DaysOnceOpened { get; init; }

    /// <summary>The bottle a solution is given out in, whole; null where the pharmacy pours what is written.</summary>
    public Volume? Bottle { get; init; }

    /// <summary>What one piece is called: <c>tablet</c>.</summary>
    public string PieceWord => Form switch
    {
        DoseForm.Tablet => "tablet",
        DoseForm.Capsule => "capsule",
        DoseForm.OrallyDisintegrating => "orally disintegrating tablet",
        DoseForm.ExtendedRelease => "extended-release piece",
        DoseForm.Sublingual => "sublingual tablet",
        DoseForm.Film => "film",
        DoseForm.Solution => "mL",
    };

    /// <summary>As chosen in <c>Form and strength</c>: <c>Tablet 5 mg, scored in halves</c>.</summary>
    public string Label => Form switch
    {
        DoseForm.Tablet => $"Tablet {Strength}{(Parts switch { 2 => ", scored in halves", 4 => ", scored in quarters", _ => "" })}",
        DoseForm.Capsule => $"Capsule {Strength}",
        DoseForm.OrallyDisintegrating => $"Orally disintegrating tablet {Strength}",
        DoseForm.ExtendedRelease => $"Extended release {Strength}",
        DoseForm.Sublingual => $"Sublingual tablet {Strength}",
        DoseForm.Film => $"Oral film {Strength}",
        DoseForm.Solution => $"Oral solution {Strength.Number} mg/mL",
    };
}

/// <summary>A published amount of a medication that equals an amount of oral diazepam, low to high where the table gives a range.</summary>
/// <param name="Medication">Code of the medication.</param>
/// <param name="Low">Smaller amount of the medication.</param>
/// <param name="High">Larger amount; equal to <paramref name="Low"/> where the table gives one figure only.</param>
/// <param name="Diazepam">The diazepam amount it stands for.</param>
/// <param name="Source">Where the row comes from.</param>
public sealed record PublishedEquivalence(string Medication, Dose Low, Dose High, Dose Diazepam, string Source)
{
    /// <summary>The figure to use as printed; null where the table gives a range alone and a clinician chooses within it.</summary>
    public Dose? Point { get; init; } = Low == High ? Low : null;

    /// <summary>True where the table gives a figure to use as printed, with or without a range around it.</summary>
    public bool IsPoint => Point is not null;
}

/// <summary>One published equivalence table: Ashton, VA/DoD, NHS and so on.</summary>
/// <param name="Code">Stable: <c>ashton</c>.</param>
/// <param name="Name">As shown: <c>Ashton</c>.</param>
/// <param name="Source">Citation of the table.</param>
public sealed record EquivalenceTable(string Code, string Name, string Source, IReadOnlyList<PublishedEquivalence> Rows);
