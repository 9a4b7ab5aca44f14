using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>Where a medication besides the regimen comes from.</summary>
public enum MedicationSource
{
    /// <summary>Prescribed here.</summary>
    Clinic,

    /// <summary>Prescribed by somebody else, or bought without a prescription.</summary>
    Elsewhere,
}

/// <summary>
/// Anything a patient takes that is neither a benzodiazepine nor a z-drug: never a dose the guard counts. Stays visible once
/// it is stopped.
/// </summary>
public sealed class OtherMedication : Root
{
    private OtherMedication()
    {
    }

    /// <summary>Lists a medication that was checked.</summary>
    public OtherMedication(OtherMedicationId id, PatientId patient, OtherMedicationEntry entry, Stamp stamp)
    {
        Id = id;
        PatientId = patient;
        Take(entry);
        Touch(stamp);
    }

    /// <summary>Id.</summary>
    public OtherMedicationId Id { get; private set; }

    /// <summary>Whose.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>Name, as shown.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Dose in words, or "".</summary>
    public string Dose { get; private set; } = "";

    /// <summary>When it is taken, in words, or "".</summary>
    public string Times { get; private set; } = "";

    /// <summary>First day, where known.</summary>
    public DateOnly? StartedOn { get; private set; }

    /// <summary>Where it comes from.</summary>
    public MedicationSource Source { get; private set; }

    /// <summary>Who prescribes it, or "".</summary>
    public string Prescriber { get; private set; } = "";

    /// <summary>Last day, once it is stopped.</summary>
    public DateOnly? StoppedOn { get; private set; }

    /// <summary>Why it was stopped, or "".</summary>
    public string StopReason { get; private set; } = "";

    /// <summary>What it says, as a form takes it over.</summary>
    public OtherMedicationEntry Entry => new(Name, Dose, Times, StartedOn, Source, Prescriber);

    /// <summary>Replaces what was listed wrongly, by something that was checked.</summary>
    public IReadOnlyList<Finding> Correct(OtherMedicationEntry entry, Stamp stamp)
    {
        if (StoppedOn is { } stopped && entry.StartedOn > stopped)
            return [new Finding(nameof(StartedOn), "after-stop", $"It was stopped on {Wording.Day(stopped, stamp.Today)}, before this day.")];
        Take(entry);
        Touch(stamp);
        return [];
    }

    /// <summary>Stops it. Returns what is wrong, or nothing.</summary>
    public IReadOnlyList<Finding> Stop(DateOnly? on, string reason, Stamp stamp)
    {
        if (StoppedOn is not null) return [new Finding("", "already-stopped", "This medication is already stopped.")];
        var findings = new List<Finding>();
        if (on is not { } day) findings.Add(Finding.Required("On", "Enter the last day."));
        else if (day > stamp.Today) findings.Add(new Finding("On", "in-the-future", "This day is still to come."));
        else if (day < StartedOn) findings.Add(new Finding("On", "before-start", $"It was started on {Wording.Day(StartedOn.Value, stamp.Today)}, after this day."));
        if (string.IsNullOrWhiteSpace(reason)) findings.Add(Finding.Required("Reason", "Say why it was stopped."));
        else if (reason.Length > OtherMedicationEntry.Longest) findings.Add(OtherMedicationEntry.TooLong("Reason"));
        if (findings.Count > 0) return findings;
        (StoppedOn, StopReason) = (on, reason.Trim());
        Touch(stamp);
        return [];
    }

    private void Take(OtherMedicationEntry entry) =>
        (Name, Dose, Times, StartedOn, Source, Prescriber) = (entry.Name, entry.Dose, entry.Times, entry.StartedOn, entry.Source, entry.Prescriber);
}
