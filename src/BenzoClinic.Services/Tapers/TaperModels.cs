using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;

namespace BenzoClinic.Services.Tapers;

/// <summary>What every change of a taper carries.</summary>
/// <param name="OperationId">Made when the form opened.</param>
/// <param name="Revision">The taper's revision the form was opened on.</param>
public abstract record TaperChange(Guid OperationId, PatientId Patient, int Revision);

/// <summary>Which equivalences a taper is to be measured by.</summary>
/// <param name="Table">Code of the published table.</param>
/// <param name="Chosen">A clinician's figures where the table gives a range or nothing.</param>
/// <param name="Reason">Why, where a figure was chosen.</param>
public sealed record ProfileChoice(string Table, IReadOnlyList<ChosenFactor> Chosen, string Reason);

/// <summary>Milligrams of a medication that equal 10 mg diazepam.</summary>
public sealed record ChosenFactor(string Medication, Dose EqualTo10MgDiazepam);

/// <summary>The regimen at intake, or the confirmation of an imported one.</summary>
public sealed record EnterRegimen(Guid OperationId, PatientId Patient, int Revision, IntakeRegimen Intake, ProfileChoice Profile)
    : TaperChange(OperationId, Patient, Revision);

/// <summary>A correction of the intake.</summary>
public sealed record CorrectIntake(Guid OperationId, PatientId Patient, int Revision, Regimen Regimen, string Reason)
    : TaperChange(OperationId, Patient, Revision);

/// <summary>Whether one entry was taken.</summary>
public sealed record TakenAnswer(DoseEntryId Entry, bool WasTaken);

/// <summary>What lastingly happened otherwise than ordered.</summary>
public sealed record RecordFact(Guid OperationId, PatientId Patient, int Revision, DateOnly On, Regimen Regimen, string ReportedBy, string What, IReadOnlyList<TakenAnswer> Answers)
    : TaperChange(OperationId, Patient, Revision);

/// <summary>A temporary dose.</summary>
public sealed record RecordTemporary(Guid OperationId, PatientId Patient, int Revision, TemporaryDose Dose)
    : TaperChange(OperationId, Patient, Revision);

/// <summary>A strike-out of an entry shown never to have been taken.</summary>
public sealed record StrikeOut(Guid OperationId, PatientId Patient, int Revision, DoseEntryId Entry, string Why)
    : TaperChange(OperationId, Patient, Revision);

/// <summary>A change that names one entry: confirming a strike-out, confirming or taking back a step.</summary>
public sealed record EntryChange(Guid OperationId, PatientId Patient, int Revision, DoseEntryId Entry)
    : TaperChange(OperationId, Patient, Revision);

/// <summary>A change that needs nothing else: pause, resume.</summary>
public sealed record PlainChange(Guid OperationId, PatientId Patient, int Revision)
    : TaperChange(OperationId, Patient, Revision);

/// <summary>Another equivalence profile.</summary>
public sealed record ChangeProfile(Guid OperationId, PatientId Patient, int Revision, ProfileChoice Profile)
    : TaperChange(OperationId, Patient, Revision);

/// <summary>Another completion dose, in diazepam equivalents.</summary>
public sealed record ChangeCompletionDose(Guid OperationId, PatientId Patient, int Revision, Dose CompletionDose)
    : TaperChange(OperationId, Patient, Revision);

/// <summary>A supply of the dose in effect without a visit.</summary>
public sealed record GiveBridge(Guid OperationId, PatientId Patient, int Revision, int Days, string Reason)
    : TaperChange(OperationId, Patient, Revision);

/// <summary>Back up to a dose of the last 30 days without a visit.</summary>
public sealed record GoBack(Guid OperationId, PatientId Patient, int Revision, DoseEntryId To, string Reason)
    : TaperChange(OperationId, Patient, Revision);

/// <summary>An order of one or more dated steps at a visit.</summary>
public sealed record OrderDose(Guid OperationId, PatientId Patient, int Revision, VisitId Visit, DoseOrder Order)
    : TaperChange(OperationId, Patient, Revision);
