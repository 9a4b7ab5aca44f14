using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tapers;

namespace BenzoClinic.Services.Patients;

/// <summary>A record as it is printed.</summary>
/// <param name="Given">To whom, what for, on what ground.</param>
/// <param name="GivenBy">Who gave it out.</param>
/// <param name="Today">The clinic's day of the reading.</param>
/// <param name="Prescriber">Name, or "".</param>
/// <param name="Therapist">Name, or "".</param>
/// <param name="Taper">Null where no taper record is there.</param>
/// <param name="Former">Dose histories of charts that went into this one while both held doses.</param>
/// <param name="Elsewhere">Medications as a chart from elsewhere lists them.</param>
/// <param name="Visits">Signed ones, oldest first.</param>
/// <param name="Notes">Of other clinics, the latest first.</param>
public sealed record RecordView(
    Disclosure Given,
    string GivenBy,
    DateOnly Today,
    ClinicSettings Clinic,
    int ChartNumber,
    PatientDetails Details,
    ContactBook Contacts,
    DateOnly? DeceasedOn,
    string Prescriber,
    string Therapist,
    IReadOnlyList<Allergy> Allergies,
    IReadOnlyList<ConditionView> Conditions,
    TaperView? Taper,
    IReadOnlyList<FormerTaperView> Former,
    IReadOnlyList<OtherMedicationView> Medications,
    IReadOnlyList<MedicationHistoryView> Elsewhere,
    IReadOnlyList<RecordVisit> Visits,
    IReadOnlyList<OutsideNoteView> Notes);

/// <summary>A dose history of a chart that went into another.</summary>
public sealed record FormerTaperView(int ChartNumber, TaperView Taper);

/// <summary>A progress note of another clinic.</summary>
/// <param name="Day">Of the visit, where told.</param>
public sealed record OutsideNoteView(DateOnly? Day, string Title, string Author, string Text);

/// <summary>A signed visit as it is printed.</summary>
/// <param name="SignedAt">UTC.</param>
public sealed record RecordVisit(DateOnly Date, Vitals Vitals, Review Review, Decision Decision, string Note, string SignedBy, DateTime SignedAt);
