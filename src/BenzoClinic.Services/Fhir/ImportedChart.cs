using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// One person as a bundle tells it, checked and in the clinic's own terms, not yet written. Made without database or clock,
/// so that the same bundle always gives the same chart.
/// </summary>
/// <param name="Place">Where the Patient stands.</param>
/// <param name="Keys">Identifiers by which a later import knows the person again, the one to store first.</param>
/// <param name="SourceAt">When the source last changed the person, UTC, where it says so.</param>
/// <param name="DeceasedOn">Day of death; <see cref="Patient.UnknownDay"/> where only the fact is told; null for the living.</param>
/// <param name="ToConfirm">Benzodiazepines and z-drugs the person may be taking; none for the deceased.</param>
/// <param name="Taken">Number of resources of each kind that went into it, the Patient included.</param>
internal sealed record ImportedChart(
    Place Place,
    IReadOnlyList<string> Keys,
    DateTime? SourceAt,
    PatientDetails Details,
    DateOnly? DeceasedOn,
    IReadOnlyList<ImportedAllergy> Allergies,
    IReadOnlyList<ImportedCondition> Conditions,
    IReadOnlyList<ImportedMedication> Medications,
    IReadOnlyList<DoseToConfirm> ToConfirm,
    IReadOnlyDictionary<string, int> Taken)
{
    /// <summary>False where the language is the default, for want of another.</summary>
    public required bool TellsLanguage { get; init; }

    /// <summary>Progress notes, where a record of this program brings them.</summary>
    public IReadOnlyList<ImportedNote> Notes { get; init; } = [];

    /// <summary>All numbers, addresses and people, where a record of this program tells them; else null.</summary>
    public ContactBook? Contacts { get; init; }
}

/// <summary>An allergy as the bundle tells it.</summary>
internal sealed record ImportedAllergy(SourceName Name, Allergy Allergy);

/// <summary>A diagnosis as the bundle tells it.</summary>
/// <param name="Code"><c>system|code</c>, or "".</param>
internal sealed record ImportedCondition(SourceName Name, string Code, string Display, DateOnly? Onset, DateOnly? Ended)
{
    /// <summary>What else a record of this program tells; null for every other.</summary>
    public OwnCondition? Own { get; init; }
}

/// <summary>What only a record of this program tells of a condition.</summary>
internal sealed record OwnCondition(ConditionState State, string Note, int? Criteria, string ErrorReason);

/// <summary>A medication as the bundle tells it.</summary>
/// <param name="Code"><c>system|code</c>, or "".</param>
/// <param name="Tapered">Formulary codes of the benzodiazepines and z-drugs in it; almost always none or one.</param>
/// <param name="Active">True where the source calls it active.</param>
/// <param name="MayBeTaken">True where the source does not rule out that the person takes it now.</param>
/// <param name="Dosage">As the source words it, or "".</param>
internal sealed record ImportedMedication(
    SourceName Name,
    string Code,
    string Display,
    IReadOnlyList<string> Tapered,
    DateOnly? StartedOn,
    DateOnly? StoppedOn,
    bool Active,
    bool MayBeTaken,
    string Dosage)
{
    /// <summary>The resource, where it came from a record of this program: it is given on in these words.</summary>
    public string? Resource { get; init; }
}

/// <summary>A progress note as a record of this program brings it.</summary>
/// <param name="Fields">Day, title, author and text.</param>
/// <param name="Resource">The resource: it is given on in these words.</param>
internal sealed record ImportedNote(SourceName Name, IReadOnlyDictionary<string, string> Fields, string Resource);

/// <summary>Everything one file holds, mapped.</summary>
/// <param name="Refused">People of whom no chart can be made, with the reason.</param>
internal sealed record MappedBundle(IReadOnlyList<ImportedChart> Charts, IReadOnlyList<ChartReport> Refused, ImportNotes Notes);
