using System.Globalization;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Fhir;

/// <summary>Conditions, medications and allergies of a chart as fields, and back.</summary>
internal static class ImportedRows
{
    private const string Source = "import";

    public static Dictionary<string, string> FieldsOf(Condition row) => Fields(row.Code, row.Display, row.Onset, row.Ended, new OwnCondition(row.State, row.Note, row.Criteria, row.ErrorReason));

    public static Dictionary<string, string> FieldsOf(ImportedCondition row) => Fields(row.Code, row.Display, row.Onset, row.Ended, row.Own ?? new OwnCondition(ConditionState.Active, "", null, ""));

    public static Dictionary<string, string> FieldsOf(MedicationHistoryItem row) =>
        Fields(row.Code, row.Display, row.Medication ?? "", row.StartedOn, row.StoppedOn, row.Active, row.Dosage);

    public static Dictionary<string, string> FieldsOf(ImportedMedication row) =>
        Fields(row.Code, row.Display, row.Tapered.Count > 0 ? row.Tapered[0] : "", row.StartedOn, row.StoppedOn, row.Active, row.Dosage);

    public static Dictionary<string, string> FieldsOf(Allergy row) => new()
    {
        ["substance"] = row.Substance,
        ["reaction"] = row.Reaction,
        ["code"] = row.Code,
        ["severity"] = row.Severity == AllergySeverity.NotRecorded ? "" : row.Severity.ToString(),
    };

    /// <summary>The allergy with some fields replaced.</summary>
    public static Allergy With(Allergy row, IReadOnlyDictionary<string, string> fields) => new(fields.GetValueOrDefault("substance", row.Substance), fields.GetValueOrDefault("reaction", row.Reaction))
    {
        Code = fields.GetValueOrDefault("code", row.Code),
        Severity = fields.TryGetValue("severity", out var severity) && Enum.TryParse<AllergySeverity>(severity, out var read) ? read : row.Severity,
    };

    public static Condition ConditionOf(PatientId patient, Guid id, IReadOnlyDictionary<string, string> fields)
    {
        var condition = new Condition
        {
            Id = id,
            PatientId = patient,
            Code = fields["code"],
            Display = fields["name"],
            Onset = Day(fields["onset"]),
            Ended = Day(fields["end"]),
            Source = Source,
        };
        var state = fields.GetValueOrDefault("state") is { Length: > 0 } text ? Enum.Parse<ConditionState>(text) : ConditionState.Active;
        int? criteria = fields.GetValueOrDefault("use criteria") is { Length: > 0 } number ? int.Parse(number, CultureInfo.InvariantCulture) : null;
        condition.Came(state, fields.GetValueOrDefault("remark", ""), criteria, fields.GetValueOrDefault("reason", ""));
        return condition;
    }

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

    // A thing without a name is known again by the first four fields in order: those beyond come after them.
    private static Dictionary<string, string> Fields(string code, string name, DateOnly? onset, DateOnly? ended, OwnCondition own) => new()
    {
        ["code"] = code,
        ["name"] = name,
        ["onset"] = Text(onset),
        ["end"] = Text(ended),
        ["state"] = own.State == ConditionState.Active ? "" : own.State.ToString(),
        ["remark"] = own.Note,
        ["use criteria"] = own.Criteria?.ToString(CultureInfo.InvariantCulture) ?? "",
        ["reason"] = own.ErrorReason,
    };

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
