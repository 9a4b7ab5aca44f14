using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>Where a taper is to end. Source: joint clinical practice guideline 2025, recommendation 6.</summary>
public enum TaperGoal
{
    /// <summary>At zero.</summary>
    Stop,

    /// <summary>At a lower dose whose risk no longer exceeds its benefit.</summary>
    LowerDose,

    /// <summary>At the present dose, taken evenly; a crossover may be part of it.</summary>
    Stabilise,
}

/// <summary>How each step is worked out.</summary>
public enum TaperMethod
{
    /// <summary>A percent of the current dose.</summary>
    Proportional,

    /// <summary>The same milligrams each time.</summary>
    Linear,

    /// <summary>Equal steps of receptor occupancy; see <see cref="Occupancy"/>.</summary>
    Hyperbolic,

    /// <summary>The same small milligrams every day or every few days.</summary>
    Micro,

    /// <summary>A table, typed or pasted.</summary>
    Stages,
}

/// <summary>A change to a long-acting benzodiazepine, dose time by dose time, night first.</summary>
/// <param name="To">Code of the medication changed to.</param>
/// <param name="EveryDays">Days between two substitutions, 5 to 14. Source: Ashton Manual, chapter II: a week, 5 days to 2 weeks.</param>
/// <param name="InHalves">True where each dose is changed in two substitutions.</param>
public sealed record Crossover(string To, int EveryDays, bool InHalves);

/// <summary>One stage of a table: the whole regimen from that day on.</summary>
/// <param name="Line">Line of the text it was read from, from 1.</param>
public sealed record Stage(int Line, DateOnly On, Regimen Regimen);

/// <summary>An earlier taper that failed, for comparison.</summary>
/// <param name="From">mg diazepam equivalent a day at its beginning.</param>
/// <param name="To">mg diazepam equivalent a day at its end; 0 where it was stopped.</param>
public sealed record EarlierAttempt(Dose From, Dose To, int Weeks);

/// <summary>What a clinician asks of a plan.</summary>
public sealed record PlanRequest
{
    /// <summary>Where it is to end.</summary>
    public TaperGoal Goal { get; init; }

    /// <summary>mg diazepam equivalent a day, for <see cref="TaperGoal.LowerDose"/>.</summary>
    public Dose GoalDose { get; init; }

    /// <summary>How each step is worked out.</summary>
    public TaperMethod Method { get; init; }

    /// <summary>Percent of the current dose; above 0, at most 25.</summary>
    public decimal Percent { get; init; }

    /// <summary>mg of the medication that falls, for the linear method and the micro-taper.</summary>
    public Dose Amount { get; init; }

    /// <summary>Percentage points of occupancy, for the hyperbolic method.</summary>
    public decimal Points { get; init; }

    /// <summary>Days between two steps, 1 to 28.</summary>
    public int EveryDays { get; init; }

    /// <summary>Day of the first step.</summary>
    public DateOnly Start { get; init; }

    /// <summary>Code of the medication that falls first; "" leaves it to the order of the regimen.</summary>
    public string First { get; init; } = "";

    /// <summary>A crossover before the first cut; null without one.</summary>
    public Crossover? Crossover { get; init; }

    /// <summary>The table, for <see cref="TaperMethod.Stages"/>.</summary>
    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>An earlier taper that failed; null where there was none or it is not known.</summary>
    public EarlierAttempt? Earlier { get; init; }
}
