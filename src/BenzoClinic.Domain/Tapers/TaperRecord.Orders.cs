using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;

namespace BenzoClinic.Domain.Tapers;

/// <summary>One dated step of an order: the whole regimen from that day on.</summary>
public sealed record OrderedStep(DateOnly On, Regimen Regimen);

/// <summary>What a clinician orders at a visit.</summary>
/// <param name="Steps">One or more, each the whole regimen.</param>
/// <param name="Reason">Why, for the history.</param>
/// <param name="ReasonForWarnings">Why the warnings are passed; "" where there are none or they were not read.</param>
/// <param name="ClinicianSignsEnd">Sign-off by the clinician, for a step to zero.</param>
/// <param name="PatientSignsEnd">Sign-off by the patient, for a step to zero.</param>
public sealed record DoseOrder(IReadOnlyList<OrderedStep> Steps, string Reason, string ReasonForWarnings, bool ClinicianSignsEnd, bool PatientSignsEnd);

/// <summary>The in-person visit through which a dose decision is taken: of today, arrived, unsigned.</summary>
/// <param name="SharedDecision">True where the shared decision is on the visit's record.</param>
/// <param name="NextVisit">Day of the next booked visit; null where none is booked.</param>
public sealed record DoseDoor(VisitId Visit, bool SharedDecision, DateOnly? NextVisit);

public sealed partial class TaperRecord
{
    /// <summary>How many days ahead one visit may order steps.</summary>
    public const int OrderAheadDays = 28;

    /// <summary>
    /// What would come of an order: findings (empty, or warnings only, where it may be saved with a reason) and the guard's
    /// verdict on each step. Changes nothing; <see cref="Order"/> asks it too.
    /// </summary>
    public OrderReview Review(DoseOrder order, DoseDoor door, Formulary formulary, DateOnly today)
    {
        if (!HasRegimen) return new OrderReview([_toConfirm.Count > 0 ? ToBeConfirmed : NoRegimen], []);
        var findings = new List<Finding>();
        if (_toConfirm.Count > 0) findings.Add(ToBeConfirmed);
        findings.AddRange(CheckDays(order.Steps, door.NextVisit, today));
        if (string.IsNullOrWhiteSpace(order.Reason)) findings.Add(Finding.Required("Reason", "Choose a reason."));
        for (var i = 0; i < order.Steps.Count; i++)
            findings.AddRange(RegimenChecks.Check(order.Steps[i].Regimen, formulary).Select(finding => finding with { Field = $"Steps[{i}].{finding.Field}" }));
        if (findings.Exists(finding => finding.Code is "unknown-medication" or "too-much" or "no-step" or "not-in-order")) return new OrderReview(findings, []);

        var verdicts = JudgeSteps(order.Steps, door, findings, today);
        CheckZero(order, findings);
        findings.AddRange(order.Steps.SelectMany((step, i) => OrderWarnings.Check(ProfileInForce!, step, i, i == 0 ? StandingOn(step.On) : order.Steps[i - 1].Regimen, formulary)));
        return new OrderReview(findings, verdicts);
    }

    /// <summary>
    /// Orders the steps at a visit. All must be allowed or none is saved; a new order replaces every step on or after its
    /// first day. Findings are empty where it was ordered.
    /// </summary>
    public IReadOnlyList<Finding> Order(DoseOrder order, DoseDoor door, Formulary formulary, Stamp stamp)
    {
        var findings = Review(order, door, formulary, stamp.Today).Findings;
        if (findings.Any(finding => finding.Severity == Severity.Stop)) return findings;
        if (findings.Count > 0 && string.IsNullOrWhiteSpace(order.ReasonForWarnings))
            return [.. findings, Finding.Required("ReasonForWarnings", "Say why this is right all the same.")];

        Replace(order.Steps[0].On, stamp);
        var reason = findings.Count == 0 ? order.Reason.Trim() : $"{order.Reason.Trim()}. {order.ReasonForWarnings.Trim()}";
        foreach (var step in order.Steps) Add(DoseEntryKind.Order, step.On, null, step.Regimen, new EntryContext(reason, Visit: door.Visit), stamp);
        if (order.Steps[^1].Regimen.IsWhollyZero) (EndSignedBy, EndSignedByPatient) = (stamp.By, true);
        Touch(stamp);
        return [];
    }

    private static readonly Finding ToBeConfirmed = new("", "to-be-confirmed", "What came from an import or another chart is to be confirmed first. Until then only a supply without a change can be given.");

    private void Replace(DateOnly from, Stamp stamp)
    {
        foreach (var earlier in _entries.Where(entry => entry is { Kind: DoseEntryKind.Order, State: DoseEntryState.Standing or DoseEntryState.Suspended } && entry.On >= from).ToList())
            earlier.Become(DoseEntryState.Replaced, "Replaced by a later order", stamp);
    }

    private static IEnumerable<Finding> CheckDays(IReadOnlyList<OrderedStep> steps, DateOnly? nextVisit, DateOnly today)
    {
        if (steps.Count == 0) yield return new Finding("Steps", "no-step", "Enter a dose.");
        for (var i = 0; i < steps.Count; i++)
        {
            var (field, on) = ($"Steps[{i}].On", steps[i].On);
            if (on < today) yield return new Finding(field, "back-dated", "A dose is ordered from today on. What happened before is recorded as a fact.");
            else if (on > today.AddDays(OrderAheadDays)) yield return new Finding(field, "too-far-ahead", $"At most {OrderAheadDays} days ahead: {Wording.Day(today.AddDays(OrderAheadDays), today)}.");
            else if (nextVisit is { } next && on >= next) yield return new Finding(field, "past-next-visit", $"The next visit is {Wording.Day(next, today)}: that step is decided there.");
            if (i > 0 && on <= steps[i - 1].On) yield return new Finding(field, "not-in-order", "Each step begins after the one before.");
        }
    }

    private List<StepVerdict> JudgeSteps(IReadOnlyList<OrderedStep> steps, DoseDoor door, List<Finding> findings, DateOnly today)
    {
        var kept = Counting().Where(entry => entry.Kind != DoseEntryKind.Order || entry.On < steps[0].On).Select(AsHistory).ToList();
        var profiles = _profiles.OrderBy(profile => profile.Sequence).ToList();
        var verdicts = new List<StepVerdict>();
        for (var i = 0; i < steps.Count; i++)
        {
            var guard = new ReductionGuard(new DoseHistory(kept), profiles, CompletionDose);
            var verdict = guard.Judge(steps[i].Regimen, steps[i].On);
            verdicts.Add(new StepVerdict(steps[i], verdict, guard));
            var field = $"Steps[{i}]";
            if (!verdict.Allowed) findings.Add(new Finding(field, verdict.Rule, Refusals.Sentence(steps[i], verdict, guard, today)));
            else if (verdict.Code == GuardCode.ContinuesADeviation && !door.SharedDecision)
                findings.Add(new Finding(field, "shared-decision-missing", "This continues a dose below the limit. Record the shared decision of the visit first."));
            else if (verdict.Lowers && PausedOn is { } since)
                findings.Add(new Finding(field, "paused", $"The taper is paused since {Wording.Day(since, today)}. Resume it before a cut."));
            kept.Add(new HistoryEntry(steps[i].On, int.MaxValue - steps.Count + i, today, IsTold: false, steps[i].Regimen));
        }

        return verdicts;
    }

    private static void CheckZero(DoseOrder order, List<Finding> findings)
    {
        for (var i = 0; i < order.Steps.Count - 1; i++)
            if (order.Steps[i].Regimen.IsWhollyZero) findings.Add(new Finding($"Steps[{i}]", "zero-is-last", "Zero is the last step."));
        if (order.Steps[^1].Regimen.IsWhollyZero && !(order.ClinicianSignsEnd && order.PatientSignsEnd))
            findings.Add(new Finding("SignOff", "sign-off-missing", "Reaching zero ends the taper: clinician and patient both sign it off."));
    }

    private Regimen StandingOn(DateOnly on) => new DoseHistory(Counting().Select(AsHistory)).Standing(on);
}

/// <summary>What would come of an order.</summary>
/// <param name="Findings">Empty where it may be saved as it is; only warnings where a reason is needed.</param>
/// <param name="Steps">The verdict on each step that could be judged.</param>
public sealed record OrderReview(IReadOnlyList<Finding> Findings, IReadOnlyList<StepVerdict> Steps);

/// <summary>The verdict on one step, and the guard that gave it, for what else it can say.</summary>
public sealed record StepVerdict(OrderedStep Step, GuardVerdict Verdict, ReductionGuard Guard);
