using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Patients;

namespace BenzoClinic.Services.Medications;

/// <summary>A medication to list.</summary>
/// <param name="GoingOn">Why it goes on in spite of alerts; "" where none asks.</param>
public sealed record AddMedication(Guid OperationId, PatientId Patient, OtherMedicationEntry Entry, string GoingOn = "");

/// <summary>What was listed wrongly, put right.</summary>
/// <param name="Revision">The revision the form was opened on.</param>
/// <param name="GoingOn">Why it goes on in spite of alerts; "" where none asks.</param>
public sealed record CorrectMedication(Guid OperationId, PatientId Patient, OtherMedicationId Medication, int Revision, OtherMedicationEntry Entry, string GoingOn = "");

/// <summary>A medication that is no longer taken.</summary>
/// <param name="On">Last day; null where the field is empty.</param>
/// <param name="NotForTheTaper">Said of a treatment of opioid use disorder: the taper is not why.</param>
public sealed record StopMedication(Guid OperationId, PatientId Patient, OtherMedicationId Medication, int Revision, DateOnly? On, string Reason, bool NotForTheTaper = false);

/// <summary>A medication besides the regimen.</summary>
/// <param name="ListedBy">Who changed it last.</param>
public sealed record OtherMedicationView(OtherMedicationId Id, int Revision, OtherMedicationEntry Entry, DateOnly? StoppedOn, string StopReason, string ListedBy, DateTime ListedAt);

/// <summary>Everything a patient takes besides the regimen.</summary>
/// <param name="Others">Those taken now first, by name.</param>
/// <param name="Imported">As a chart from elsewhere lists them; never changed here.</param>
public sealed record MedicationListView(IReadOnlyList<OtherMedicationView> Others, IReadOnlyList<MedicationHistoryView> Imported);
