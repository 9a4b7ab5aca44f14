using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Patients;

/// <summary>A new chart as the form asks for it.</summary>
/// <param name="OperationId">Made when the form opened: a second click makes no second chart.</param>
/// <param name="SomebodyElse">Charts of the same name and birth date that the form was told of: this is another person.</param>
public sealed record CreatePatient(Guid OperationId, PatientDetails Details, IReadOnlyList<Allergy> Allergies, IReadOnlyList<PatientId>? SomebodyElse = null);

/// <summary>Changed details as the form asks for them.</summary>
/// <param name="Revision">The revision the form was opened on.</param>
public sealed record EditPatient(Guid OperationId, PatientId Patient, int Revision, PatientDetails Details, IReadOnlyList<Allergy> Allergies)
{
    /// <summary>All numbers, addresses and people; null where the form knows only the first of each, in the details.</summary>
    public ContactBook? Contacts { get; init; }

    /// <summary>How the clinic knows of an agreement that this form gives or takes back.</summary>
    public ConsentSource ConsentSource { get; init; }
}

/// <summary>A number or address that was found not to work and works after all.</summary>
/// <param name="Revision">The revision that was seen.</param>
public sealed record AddressWorks(Guid OperationId, PatientId Patient, int Revision, string Address);

/// <summary>A chart that is to be archived.</summary>
/// <param name="Why">Why it is no longer in use.</param>
/// <param name="ContinuedBy">Who goes on with the prescription, where a dose is in effect; else "".</param>
public sealed record ArchiveChart(Guid OperationId, PatientId Patient, int Revision, string Why, string ContinuedBy);

/// <summary>An archived chart that is to be in use again.</summary>
public sealed record BringBackChart(Guid OperationId, PatientId Patient, int Revision);

/// <summary>Who is to be the therapist.</summary>
/// <param name="Before">The therapist the form showed; null where there was none.</param>
/// <param name="Therapist">Null ends the assignment.</param>
public sealed record AssignTherapist(Guid OperationId, PatientId Patient, StaffId? Before, StaffId? Therapist);

/// <summary>The next booked visit.</summary>
/// <param name="Provider">Display name.</param>
public sealed record NextVisit(DateOnly Date, TimeOnly Start, string Provider);

/// <summary>A therapist to choose from, or the one assigned.</summary>
public sealed record TherapistView(StaffId Id, string Name);

/// <summary>The desk's part of a chart.</summary>
/// <param name="Age">Completed years, to the day of death where the person has died.</param>
public sealed record DetailsView(
    PatientId Id,
    int ChartNumber,
    int Revision,
    PatientDetails Details,
    IReadOnlyList<Allergy> Allergies,
    int Age,
    DateOnly? DeceasedOn,
    NextVisit? NextVisit)
{
    /// <summary>All numbers, addresses, people and agreements.</summary>
    public ContactBook Contacts { get; init; } = ContactBook.Empty;

    /// <summary>The number and the address that messages go to, where they were found not to work.</summary>
    public IReadOnlyList<string> NotWorking { get; init; } = [];

    /// <summary>When and why it was archived; null for a chart in use.</summary>
    public ArchivedView? Archived { get; init; }

    /// <summary>Name of the prescriber, or "".</summary>
    public string Prescriber { get; init; } = "";

    /// <summary>Numbers of the charts that went into this one: <c>1042, 1077</c>, or "".</summary>
    public string FormerNumbers { get; init; } = "";
}

/// <summary>Why a chart is out of the lists.</summary>
/// <param name="Into">The chart it was merged into, or null.</param>
public sealed record ArchivedView(DateTime At, string Why, MergedIntoView? Into = null);

/// <summary>The chart that another went into.</summary>
public sealed record MergedIntoView(PatientId Id, int ChartNumber);

/// <summary>The clinical chart around the taper: what its head and the tabs <c>Medications</c> and <c>Assessment</c> show.</summary>
public sealed record ChartView(
    DetailsView Desk,
    TherapistView? Therapist,
    IReadOnlyList<ConditionView> Conditions,
    IReadOnlyList<MedicationHistoryView> Medications);

/// <summary>A diagnosis or problem.</summary>
public sealed record ConditionView(
    Guid Id,
    int Revision,
    string Display,
    string Code,
    DateOnly? Onset,
    DateOnly? Ended,
    string Source,
    ConditionState State,
    string Note,
    int? Criteria,
    string ErrorReason)
{
    /// <summary>True where the clinic wrote it and may change it; an imported one stays as it came.</summary>
    public bool IsOwn => Source == Condition.Clinic;

    /// <summary>True where it is present.</summary>
    public bool IsActive => State == ConditionState.Active && Ended is null;
}

/// <summary>A medication that a chart from elsewhere lists.</summary>
/// <param name="Tapered">True for a benzodiazepine or z-drug.</param>
public sealed record MedicationHistoryView(string Display, bool Tapered, DateOnly? StartedOn, DateOnly? StoppedOn, bool Active, string Dosage);

/// <summary>One line of the patient list or of a search.</summary>
/// <param name="Dose">What the patient takes; null for people who may not see doses in lists.</param>
public sealed record PatientRow(
    PatientId Id,
    string FirstName,
    string LastName,
    string PreferredName,
    DateOnly BirthDate,
    int Age,
    int ChartNumber,
    string Phone,
    DateOnly? DeceasedOn,
    NextVisit? NextVisit,
    HereNow? Here,
    RowDose? Dose);

/// <summary>A patient who is in the office.</summary>
/// <param name="State">Arrived, or with the provider.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record HereNow(AppointmentState State, DateTime? Since);

/// <summary>Which patients a list shows, by how their taper stands.</summary>
public enum TaperFilter
{
    /// <summary>Everybody.</summary>
    All,

    /// <summary>Who takes a dose, and the taper is not paused.</summary>
    Tapering,

    /// <summary>Whose taper is paused.</summary>
    Paused,

    /// <summary>Who has come to zero.</summary>
    Off,
}

/// <summary>How many charts there are. Counted up to <see cref="Most"/> and no further: beyond it nobody reads the last digit.</summary>
/// <param name="Tapering">Null for people who may not see doses in lists.</param>
public sealed record ChartCount(int Charts, int? Tapering)
{
    /// <summary>As far as is counted.</summary>
    public const int Most = 10_000;
}

/// <summary>The dose of a list's line.</summary>
/// <param name="Lines">Each medication taken, scheduled milligrams a day and the written as-needed maximum; empty for none.</param>
/// <param name="Recorded">False while no dose has been entered.</param>
/// <param name="ToConfirm">Formulary codes of medications whose dose is to be confirmed.</param>
/// <param name="PausedOn">Day of the pause, while it lasts.</param>
/// <param name="EndedOn">Day of the ordered zero, once the taper has ended.</param>
/// <param name="NextStep">Day of the next ordered step.</param>
public sealed record RowDose(
    IReadOnlyList<RowDoseLine> Lines,
    bool Recorded,
    IReadOnlyList<string> ToConfirm,
    DateOnly? PausedOn,
    DateOnly? EndedOn,
    DateOnly? NextStep);

/// <summary>One medication of a list's line.</summary>
/// <param name="Medication">Formulary code.</param>
public sealed record RowDoseLine(string Medication, Dose Scheduled, Dose AsNeededMaximum);

/// <summary>A page of patients.</summary>
/// <param name="Next">Where the next page of the list begins; null at the end, and always for a search.</param>
/// <param name="More">True where more match than are shown.</param>
public sealed record PatientPage(IReadOnlyList<PatientRow> Rows, bool More, string? Next);
