using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Patients;

namespace BenzoClinic.Services.Medications;

/// <summary>A medication to list.</summary>
public sealed record AddMedication(Guid OperationId, PatientId Patient, OtherMedicationEntry Entry);

/// <summary>What was listed wrongly, put right.</summary>
/// <param name="Revision">The revision the form was opened on.</param>
public sealed record CorrectMedication(Guid OperationId, PatientId Patient, OtherMedicationId Medication, int Revision, OtherMedicationEntry Entry);

/// <summary>A medication that is no longer taken.</summary>
/// <param name="On">Last day; null where the field is empty.</param>
public sealed record StopMedication(Guid OperationId, PatientId Patient, OtherMedicationId Medication, int Revision, DateOnly? On, string Reason);

/// <summary>A medication besides the regimen.</summary>
/// <param name="ListedBy">Who changed it last.</param>
public sealed record OtherMedicationView(OtherMedicationId Id, int Revision, OtherMedicationEntry Entry, DateOnly? StoppedOn, string StopReason, string ListedBy, DateTime ListedAt);

/// <summary>Everything a patient takes besides the regimen.</summary>
/// <param name="Others">Those taken now first, by name.</param>
/// <param name="Imported">As a chart from elsewhere lists them; never changed here.</param>
public sealed record MedicationListView(IReadOnlyList<OtherMedicationView> Others, IReadOnlyList<MedicationHistoryView> Imported);
