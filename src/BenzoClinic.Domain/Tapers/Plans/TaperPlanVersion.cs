using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>What made a version of a plan.</summary>
public enum PlanVersionKind
{
    /// <summary>The taper began by this plan.</summary>
    Started,

    /// <summary>The plan was changed.</summary>
    Revised,

    /// <summary>The taper was paused.</summary>
    Paused,

    /// <summary>The taper was resumed.</summary>
    Resumed,

    /// <summary>The dose went back up.</summary>
    WentBack,

    /// <summary>The taper ended.</summary>
    Ended,
}

/// <summary>How a taper ended.</summary>
public enum TaperDisposition
{
    /// <summary>At zero.</summary>
    Completed,

    /// <summary>At a lower dose that is continued.</summary>
    LowerDose,

    /// <summary>Treatment goes on elsewhere.</summary>
    Transferred,

    /// <summary>The patient left.</summary>
    Left,
}

/// <summary>A step as it was projected when a version was written. Nothing was ordered by it.</summary>
/// <param name="Equivalent">mg diazepam equivalent a day, two decimals, for the eye.</param>
public sealed record ProjectedStep(DateOnly On, IReadOnlyList<RegimenLine> Lines, decimal Equivalent);

/// <summary>
/// One version of a patient's taper plan. Written once and never changed: every change is a new version, with who, why and what
/// differed. Source: joint clinical practice guideline 2025, recommendations 4 and 8: tailored, decided together.
/// </summary>
public sealed class TaperPlanVersion
{
    private TaperPlanVersion()
    {
    }

    /// <summary>A version after the one before.</summary>
    public TaperPlanVersion(PatientId patient, TaperPlanVersion? before, PlanVersionKind kind, PlanTerms terms, IReadOnlyList<ProjectedStep> steps, string why, Stamp stamp)
    {
        Id = NewIds.Next();
        PatientId = patient;
        Number = (before?.Number ?? 0) + 1;
        Kind = kind;
        Terms = terms;
        Steps = steps;
        Why = why;
        Differs = before is null ? "" : PlanDifference.Of(before.Terms, terms);
        WrittenBy = stamp.By;
        WrittenAt = stamp.At;
        On = stamp.Today;
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>1 for the first version.</summary>
    public int Number { get; private set; }

    /// <summary>What made it.</summary>
    public PlanVersionKind Kind { get; private set; }

    /// <summary>What was asked for.</summary>
    public PlanTerms Terms { get; private set; } = PlanTerms.None;

    /// <summary>The steps as projected that day.</summary>
    public IReadOnlyList<ProjectedStep> Steps { get; private set; } = [];

    /// <summary>Why, in words; a pause needs none.</summary>
    public string Why { get; private set; } = "";

    /// <summary>What differs from the version before, in words; "" for the first.</summary>
    public string Differs { get; private set; } = "";

    /// <summary>How the taper ended; null while it runs.</summary>
    public TaperDisposition? Disposition { get; private set; }

    /// <summary>Who wrote it.</summary>
    public StaffId WrittenBy { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>The clinic day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>The last version: how the taper ended.</summary>
    public static TaperPlanVersion End(TaperPlanVersion before, TaperDisposition disposition, string why, Stamp stamp) =>
        new(before.PatientId, before, PlanVersionKind.Ended, before.Terms, [], why, stamp) { Disposition = disposition };
}
