using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>On what ground a record may be given out.</summary>
public enum DisclosureBasis
{
    /// <summary>The patient asked for it.</summary>
    PatientRequest,

    /// <summary>The patient agreed in writing.</summary>
    Consent,

    /// <summary>Somebody else treats the patient.</summary>
    Treatment,

    /// <summary>A law or a court demands it.</summary>
    RequiredByLaw,
}

/// <summary>In what form a record is given out.</summary>
public enum DisclosureForm
{
    /// <summary>Pages to be printed.</summary>
    PrintedRecord,

    /// <summary>A FHIR R4 bundle, for another clinic's system.</summary>
    FhirBundle,
}

/// <summary>
/// A patient's record given out: to whom, what for, on what ground. Append-only in the engine. Written before anything is
/// shown; what was given is opened by the same person, for a short time.
/// </summary>
public sealed class Disclosure
{
    /// <summary>How long what was given out can be opened.</summary>
    public static TimeSpan OpenFor { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose record.</summary>
    public required PatientId PatientId { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who gave it out.</summary>
    public required StaffId By { get; init; }

    /// <summary>To whom, in words.</summary>
    public required string ToWhom { get; init; }

    /// <summary>What for, in words.</summary>
    public required string Purpose { get; init; }

    /// <summary>On what ground.</summary>
    public required DisclosureBasis Basis { get; init; }

    /// <summary>In what form.</summary>
    public required DisclosureForm Form { get; init; }

    /// <summary>The chart's revision at that time.</summary>
    public required int Revision { get; init; }

    /// <summary>The revision of its doses at that time; 0 where none were ever recorded.</summary>
    public required int TaperRevision { get; init; }

    /// <summary>True where a person may still open what was given out.</summary>
    public bool IsOpenTo(StaffId person, DateTime now) => person == By && now < At + OpenFor;

    /// <summary>What is wrong with what a person wants to give out, each finding named after its member.</summary>
    public static IReadOnlyList<Finding> Check(string toWhom, string purpose, DisclosureBasis? basis, DisclosureForm? form)
    {
        var findings = new List<Finding>();
        if (toWhom.Length == 0) findings.Add(Finding.Required(nameof(ToWhom), "Say who gets the record."));
        findings.AddRange(PatientDetails.CheckLength(nameof(ToWhom), toWhom, 200));
        if (purpose.Length == 0) findings.Add(Finding.Required(nameof(Purpose), "Say what it is for."));
        findings.AddRange(PatientDetails.CheckLength(nameof(Purpose), purpose, 200));
        if (basis is null || !Enum.IsDefined(basis.Value)) findings.Add(Finding.Required(nameof(Basis), "Choose on what basis it is given."));
        if (form is null || !Enum.IsDefined(form.Value)) findings.Add(Finding.Required(nameof(Form), "Choose a form."));
        return findings;
    }
}
