using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>Why a step has the dose it has.</summary>
public enum PlanStepKind
{
    /// <summary>As the method works it out, rounded up to what can be made.</summary>
    Cut,

    /// <summary>The method asked for less than the guard allows: held at its floor.</summary>
    HeldAtFloor,

    /// <summary>Rounding left nothing to cut: the next lower dose that can be made and that the guard allows.</summary>
    NextMakeable,

    /// <summary>A substitution of a crossover.</summary>
    Crossover,

    /// <summary>From the completion dose to zero.</summary>
    Completion,

    /// <summary>A stage of a table, as typed.</summary>
    Stage,
}

/// <summary>One dose of a step and what it is made of.</summary>
public sealed record PlannedDose(string Medication, DoseTime Time, DispensedDose Made);

/// <summary>One step of a plan.</summary>
/// <param name="Regimen">The whole regimen from that day on.</param>
/// <param name="Equivalent">mg diazepam equivalent a day with as-needed maxima, under the profile in force.</param>
/// <param name="OfCurrent">Change against the step before in percent, negative where lower.</param>
/// <param name="OfBaseline">Percent of the dose at intake.</param>
/// <param name="Verdict">The guard's, as if all earlier steps had been taken.</param>
/// <param name="Doses">How each dose is made; a dose that cannot be made is missing here and named in the findings.</param>
public sealed record PlanStep(
    DateOnly On,
    Regimen Regimen,
    PlanStepKind Kind,
    Fraction Equivalent,
    decimal OfCurrent,
    decimal OfBaseline,
    GuardVerdict Verdict,
    IReadOnlyList<PlannedDose> Doses,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Stage of a table that may not be ordered as it stands.</summary>
    public bool IsRefused => Findings.Any(finding => finding.Severity == Severity.Stop);
}

/// <summary>Where a plan ends.</summary>
/// <param name="Complete">False where it stops short of its goal.</param>
/// <param name="Sentence">In words.</param>
/// <param name="WaysOn">What could lead on, where it is incomplete.</param>
public sealed record PlanEnd(bool Complete, string Sentence, IReadOnlyList<string> WaysOn);

/// <summary>A plan as it would be: nothing is ordered by it.</summary>
/// <param name="Begin">What is taken when it begins.</param>
/// <param name="BeginEquivalent">mg diazepam equivalent a day of that.</param>
/// <param name="Steps">In the order of their days.</param>
/// <param name="Findings">What is wrong with the request, each beside its field, and what to mind.</param>
/// <param name="Pace">How long it takes; null where it has no steps.</param>
/// <param name="VisitDays">The days that want a visit.</param>
public sealed record PlanDraft(Regimen Begin, Fraction BeginEquivalent, IReadOnlyList<PlanStep> Steps, PlanEnd End, IReadOnlyList<Finding> Findings, PlanPace? Pace, IReadOnlyList<DateOnly> VisitDays)
{
    /// <summary>The steps as they would be ordered.</summary>
    public IReadOnlyList<OrderedStep> Ordered => [.. Steps.Select(step => new OrderedStep(step.On, step.Regimen))];

    /// <summary>True where it may be saved and begun.</summary>
    public bool CanBegin => Findings.All(finding => finding.Severity != Severity.Stop) && Steps.All(step => !step.IsRefused);
}
