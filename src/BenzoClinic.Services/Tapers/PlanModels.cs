using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Medications;

namespace BenzoClinic.Services.Tapers;

/// <summary>A version of a plan as it is shown.</summary>
/// <param name="By">Who wrote it.</param>
public sealed record PlanVersionView(TaperPlanVersion Version, string By);

/// <summary>
/// What the plan page works with while it is open: a copy of the record that answers as one types, without the database. What is
/// saved is worked out again on the record of that moment.
/// </summary>
/// <param name="Record">The record as it was when the page opened; read only.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="Visits">Days of the booked visits with a clinician, from today on.</param>
/// <param name="HasDoor">True where a visit of today is open: a plan is begun and changed there.</param>
/// <param name="Policy">What a new plan begins with.</param>
/// <param name="Stock">The products it begins with.</param>
public sealed record PlanWorkbench(
    PatientId Patient,
    string PatientName,
    string ChartNumber,
    DateOnly BirthDate,
    DateOnly Today,
    TaperRecord Record,
    IReadOnlyList<PlanVersionView> Versions,
    IReadOnlyList<DateOnly> Visits,
    bool HasDoor,
    TaperPolicy Policy,
    Stock Stock,
    IReadOnlyList<PlanCaution> Cautions,
    OrderAlerts Alerts,
    Formulary Formulary)
{
    /// <summary>The version in force; null where there is none or the taper has ended.</summary>
    public TaperPlanVersion? InForce => Versions.Count > 0 && Versions[0].Version.Kind != PlanVersionKind.Ended ? Versions[0].Version : null;

    /// <summary>The plan as it would be.</summary>
    public PlanDraft Draft(PlanRequest request, Stock stock) => Planner.Draft(Record, request, Formulary, stock, Today);
}

/// <summary>A plan to save.</summary>
/// <param name="Why">Why it is changed; for the first version what was agreed.</param>
/// <param name="OrderSteps">True where the steps up to the day before the next visit are ordered with it.</param>
/// <param name="ReasonForWarnings">Why the warnings on those steps are passed.</param>
public sealed record SavePlan(Guid OperationId, PatientId Patient, int Revision, PlanRequest Request, IReadOnlyList<string> Products, bool Mixes, string Why, bool OrderSteps, string ReasonForWarnings)
    : TaperChange(OperationId, Patient, Revision);

/// <summary>The end of a taper.</summary>
public sealed record EndTaper(Guid OperationId, PatientId Patient, int Revision, TaperDisposition Disposition, string Why)
    : TaperChange(OperationId, Patient, Revision);
