using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Medications;

/// <summary>Why a clinician goes on in spite of an alert. Append-only in the engine: what was decided stays.</summary>
public sealed class AlertReason
{
    // No name a person types has a line break.
    private const char Between = '\n';

    private AlertReason()
    {
    }

    /// <summary>A reason that was checked.</summary>
    public AlertReason(PatientId patient, MedicationAlert alert, string reason, Stamp stamp)
    {
        (Id, PatientId, Alert, Severity) = (Guid.CreateVersion7(), patient, alert.Code, alert.Severity);
        Medications = string.Join(Between, alert.Members.Select(member => member.ReplaceLineEndings(" ")));
        (Reason, By, At) = (reason.Trim(), stamp.By, stamp.At);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose chart.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>Code of the rule.</summary>
    public string Alert { get; private set; } = "";

    /// <summary>How heavy it was.</summary>
    public AlertSeverity Severity { get; private set; }

    /// <summary>What was taken together, one on a line.</summary>
    public string Medications { get; private set; } = "";

    /// <summary>Why it goes on.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who said so.</summary>
    public StaffId By { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>True where it speaks for an alert.</summary>
    public bool Answers(MedicationAlert alert) => alert.IsAnsweredFor(Alert, Medications.Split(Between));

    /// <summary>What is wrong with a reason, or null.</summary>
    public static Finding? Check(string field, string reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) return Finding.Required(field, "Say why it goes on all the same.");
        return reason.Length > OtherMedicationEntry.Longest ? OtherMedicationEntry.TooLong(field) : null;
    }
}
