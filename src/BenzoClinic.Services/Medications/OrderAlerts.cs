using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Data;

namespace BenzoClinic.Services.Medications;

/// <summary>What an order of doses brings together with everything else a person takes: a new medication in a crossover.</summary>
public sealed class OrderAlerts
{
    private readonly TakenTogether? _together;
    private readonly Formulary _formulary;
    private readonly SafetyRules _rules;

    private OrderAlerts(TakenTogether? together, Formulary formulary, SafetyRules rules) => (_together, _formulary, _rules) = (together, formulary, rules);

    internal static async Task<OrderAlerts> Load(ClinicDb db, PatientId patient, Formulary formulary, SafetyRules rules, DateOnly today) =>
        Of(await SafetyPicture.Load(db, patient, formulary, rules, today), formulary, rules);

    internal static OrderAlerts Of(SafetyPicture? picture, Formulary formulary, SafetyRules rules) => new(picture?.Together, formulary, rules);

    /// <summary>The review with what the alerts say, as warnings that a reason passes.</summary>
    public OrderReview With(OrderReview review, DoseOrder order) => Warnings(order) is { Count: > 0 } warnings ? review with { Findings = [.. review.Findings, .. warnings] } : review;

    /// <summary>All findings where a reason is missing; empty where the record may decide.</summary>
    internal IReadOnlyList<Finding> Unanswered(OrderReview review, DoseOrder order) => Warnings(order) is { Count: > 0 } warnings && string.IsNullOrWhiteSpace(order.ReasonForWarnings)
        ? [.. review.Findings, .. warnings, Finding.Required("ReasonForWarnings", "Say why this is right all the same.")]
        : [];

    internal void Keep(WriteScope scope, PatientId patient, DoseOrder order)
    {
        foreach (var alert in Brought(order)) scope.Db.Add(new AlertReason(patient, alert, order.ReasonForWarnings, scope.Stamp));
    }

    private List<Finding> Warnings(DoseOrder order) => [.. Brought(order).Select(alert => new Finding("Steps[0]", alert.Code, $"{alert.Title}: {alert.Sentence} Instead: {alert.Instead} Rule {alert.Code}: {alert.Source}", Severity.Warn))];

    private IReadOnlyList<MedicationAlert> Brought(DoseOrder order) =>
        _together is null ? [] : _rules.Brought(_together, order.Steps.SelectMany(step => step.Regimen.MedicationsTaken).Select(_formulary.Find).OfType<Medication>());
}
