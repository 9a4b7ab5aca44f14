namespace BenzoClinic.Services.Patients;

/// <summary>
/// What becomes of each table's rows of a chart that goes into another. Every table with a patient stands in one of the
/// lists; a test compares them with the model, so that none is forgotten when a feature brings a new one.
/// </summary>
public static class MergePolicy
{
    /// <summary>Rows that go across, known by their <c>Id</c>.</summary>
    public static readonly IReadOnlyList<string> Moving = ["Conditions", "MedicationHistory", "OtherMedications", "Appointments", "WaitlistEntries", "Visits", "SafetyItems"];

    /// <summary>Go across together, where the kept chart has no dose history of its own.</summary>
    public static readonly IReadOnlyList<string> DoseHistory = ["DoseEntries", "EquivalenceProfiles", "Bridges"];

    /// <summary>Ended assignments go across; the current one only where the kept chart has none.</summary>
    public const string Therapists = "TherapistAssignments";

    /// <summary>Goes across where the kept chart was never compared with a source; notes from elsewhere always do.</summary>
    public const string ImportMemory = "ImportedFacts";

    /// <summary>Written by the chart and its taper record themselves.</summary>
    public static readonly IReadOnlyList<string> WithTheChart = ["TaperRecords", "DosesToConfirm", "MissedVisits", "PatientAllergies", "PatientSearchTerms"];

    /// <summary>Never changed by anybody: the kept chart reads those of both.</summary>
    public static readonly IReadOnlyList<string> AppendOnly = ["AuditEntries", "PatientChanges", "Disclosures", "TaperPlanVersions", "AlertReasons", "NaloxoneOffers", "CuresLookups", "SupplyEntries", "Prescriptions", "AppointmentChanges"];

    /// <summary>Stay where they are: what was sent was sent to the other chart, and what is planned is planned anew for the kept one.</summary>
    public static readonly IReadOnlyList<string> Staying = ["Reminders", "ReminderPlans"];

    /// <summary>Rows below rows that go across, and the column that leads up.</summary>
    public static readonly IReadOnlyList<(string Table, string Column, string Above)> Below = [("DoseEntryLines", "DoseEntryId", "DoseEntries"), ("DoseEntryChanges", "DoseEntryId", "DoseEntries")];

    /// <summary>Every table with a patient.</summary>
    public static IEnumerable<string> All => [.. Moving, .. DoseHistory, Therapists, ImportMemory, .. WithTheChart, .. AppendOnly, .. Staying];
}
