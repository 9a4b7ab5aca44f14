using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;

namespace BenzoClinic.Services.Medications;

/// <summary>A row for the supply ledger: a count, or what was dispensed.</summary>
public sealed record RecordSupply(Guid OperationId, PatientId Patient, SupplyRow Row);

/// <summary>A prescription draft to be kept.</summary>
/// <param name="Visit">The open visit it is written at; null for a supply given today without one.</param>
/// <param name="Last">The newest draft as the form saw it, so that two who write at once do not both; null where there was none.</param>
public sealed record WritePrescription(Guid OperationId, PatientId Patient, VisitId? Visit, Guid? Last, PrescriptionTerms Terms);

/// <summary>A row of the ledger for the screen.</summary>
public sealed record SupplyRowView(SupplyEntryKind Kind, DateOnly On, DoseTime? TakenUpTo, IReadOnlyList<SupplyLine> Lines, string Note, string By, DateTime At);

/// <summary>A draft for the screen.</summary>
/// <param name="InForce">Nothing took its place, and nothing says yet what became of it.</param>
public sealed record PrescriptionView(Prescription Draft, string By, bool InForce);

/// <summary>The supply of a patient.</summary>
/// <param name="Supply">From what is at home.</param>
/// <param name="WithPrescribed">The same with the draft in force.</param>
/// <param name="NextVisit">Day of the next booked visit, today's while it has not begun; or null.</param>
/// <param name="Known">Products that a count begins with.</param>
/// <param name="Rows">The newest first.</param>
/// <param name="Prescriptions">The newest first.</param>
/// <param name="OpenVisit">An open visit of today, or null.</param>
/// <param name="MayPrescribe">An open visit of today, or a supply given today without one.</param>
public sealed record SupplyView(
    SupplyForecast Supply,
    SupplyForecast WithPrescribed,
    DateOnly? NextVisit,
    IReadOnlyList<string> Known,
    IReadOnlyList<SupplyRowView> Rows,
    IReadOnlyList<PrescriptionView> Prescriptions,
    VisitId? OpenVisit,
    bool MayPrescribe);

/// <summary>A draft for paper and for the prescriber's system.</summary>
public sealed record PrescriptionSheet(Prescription Draft, string PatientName, DateOnly BirthDate, string Address, string Prescriber, string ClinicName, string ClinicAddress, string ClinicPhone, DateOnly Today);
