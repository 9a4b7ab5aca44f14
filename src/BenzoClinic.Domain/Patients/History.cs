using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>A medication of any kind that a chart from elsewhere lists. Never a dose the guard counts.</summary>
public sealed class MedicationHistoryItem
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required PatientId PatientId { get; init; }

    /// <summary>RxNorm or other code, <c>system|code</c>, or "".</summary>
    public required string Code { get; init; }

    /// <summary>What is shown.</summary>
    public required string Display { get; init; }

    /// <summary>Formulary code where it is a benzodiazepine or z-drug, else null.</summary>
    public string? Medication { get; init; }

    /// <summary>First day, where known.</summary>
    public DateOnly? StartedOn { get; init; }

    /// <summary>Last day, where known.</summary>
    public DateOnly? StoppedOn { get; init; }

    /// <summary>True where the source calls it active.</summary>
    public bool Active { get; init; }

    /// <summary>Dosage as the source words it, or "".</summary>
    public required string Dosage { get; init; }

    /// <summary>Where it was learned: <c>import</c>.</summary>
    public required string Source { get; init; }
}

/// <summary>The therapist who cares for a patient, from and until when.</summary>
public sealed class TherapistAssignment
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose therapist.</summary>
    public required PatientId PatientId { get; init; }

    /// <summary>The therapist.</summary>
    public required StaffId Therapist { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last instant, UTC, where it has ended.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Ends the assignment.</summary>
    public void End(Stamp stamp) => EndedAt = stamp.At;
}
