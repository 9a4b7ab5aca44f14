using System.Globalization;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Fhir;

/// <summary>Conditions, medications and allergies of a chart as fields, and back.</summary>
internal static class ImportedRows
{
    private const string Source = "import";

    public static Dictionary<string, string> FieldsOf(Condition row) => Fields(row.Code, row.Display, row.Onset, row.Ended);

    public static Dictionary<string, string> FieldsOf(ImportedCondition row) => Fields(row.Code, row.Display, row.Onset, row.Ended);

    public static Dictionary<string, string> FieldsOf(MedicationHistoryItem row) =>
        Fields(row.Code, row.Display, row.Medication ?? "", row.StartedOn, row.StoppedOn, row.Active, row.Dosage);

    public static Dictionary<string, string> FieldsOf(ImportedMedication row) =>
        Fields(row.Code, row.Display, row.Tapered.Count > 0 ? row.Tapered[0] : "", row.StartedOn, row.StoppedOn, row.Active, row.Dosage);

    public static Dictionary<string, string> FieldsOf(Allergy row) => new() { ["substance"] = row.Substance, ["reaction"] = row.Reaction };

    public static Condition ConditionOf(PatientId patient, Guid id, IReadOnlyDictionary<string, string> fields) => new()
    {
        Id = id,
        PatientId = patient,
        Code = fields["code"],
        Display = fields["name"],
        Onset = Day(fields["onset"]),
        Ended = Day(fields["end"]),
        Source = Source,
    };

    public static MedicationHistoryItem MedicationOf(PatientId patient, Guid id, IReadOnlyDictionary<string, string> fields) => new()
    {
        Id = id,
        PatientId = patient,
        Code = fields["code"],
        Display = fields["name"],
        Medication = fields["medication"] is { Length: > 0 } code ? code : null,
        StartedOn = Day(fields["start"]),
        StoppedOn = Day(fields["stop"]),
        Active = fields["active"].Length > 0,
        Dosage = fields["dosage"],
        Source = Source,
    };

    /// <summary>A day as text; "" for none.</summary>
    public static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The day of a text.</summary>
    public static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Fields(string code, string name, DateOnly? onset, DateOnly? ended) =>
        new() { ["code"] = code, ["name"] = name, ["onset"] = Text(onset), ["end"] = Text(ended) };

    private static Dictionary<string, string> Fields(string code, string name, string medication, DateOnly? started, DateOnly? stopped, bool active, string dosage) => new()
    {
        ["code"] = code,
        ["name"] = name,
        ["medication"] = medication,
        ["start"] = Text(started),
        ["stop"] = Text(stopped),
        ["active"] = active ? "yes" : "",
        ["dosage"] = dosage,
    };
}
