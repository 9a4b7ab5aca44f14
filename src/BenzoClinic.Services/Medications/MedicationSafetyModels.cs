using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Medications;

/// <summary>A reason for going on in spite of an alert that stands on the chart.</summary>
/// <param name="Alert">Code of the rule.</param>
/// <param name="Title">What it is about, as it was shown.</param>
public sealed record GiveAlertReason(Guid OperationId, PatientId Patient, string Alert, string Title, string Reason);

/// <summary>An offer of naloxone that was made.</summary>
public sealed record RecordNaloxoneOffer(Guid OperationId, PatientId Patient, NaloxoneEntry Offer);

/// <summary>A look-up in CURES, or the exemption from it.</summary>
public sealed record RecordCuresLookup(Guid OperationId, PatientId Patient, CuresEntry Lookup);

/// <summary>Alerts and safety checks of a chart.</summary>
/// <param name="Together">What the alerts look at; a dialog asks <see cref="SafetyRules"/> with it while one types.</param>
/// <param name="Alerts">The heaviest first.</param>
/// <param name="TaperRuns">A dose is in effect.</param>
public sealed record MedicationSafetyView(
    TakenTogether Together,
    IReadOnlyList<AlertView> Alerts,
    bool TaperRuns,
    SafetyDue Cures,
    CuresView? LastCures,
    SafetyDue Naloxone,
    NaloxoneView? LastNaloxone);

/// <summary>An alert and why it goes on.</summary>
/// <param name="Reasons">The newest first.</param>
public sealed record AlertView(MedicationAlert Alert, IReadOnlyList<AlertReasonView> Reasons)
{
    /// <summary>True where nobody has said yet why it goes on.</summary>
    public bool IsOpen => Alert.NeedsReason && Reasons.Count == 0;
}

/// <summary>Why an alert goes on.</summary>
public sealed record AlertReasonView(string Reason, string By, DateTime At);

/// <summary>The last look-up in CURES.</summary>
public sealed record CuresView(DateOnly On, CuresExemption? Exemption, bool Discrepancy, string Note, string By);

/// <summary>The last offer of naloxone.</summary>
public sealed record NaloxoneView(DateOnly On, NaloxoneAnswer Answer, string Product, bool TaughtPatient, string Designee, string By);
