using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;

namespace BenzoClinic.Services.Patients;

/// <summary>Sorts the operations of the audit trail into what a person asks for, and puts its summaries into sentences.</summary>
internal static class HistoryKinds
{
    private const string Details = "Changed the details: ";

    private static readonly Dictionary<HistoryKind, string[]> Operations = new()
    {
        [HistoryKind.Opened] = [nameof(Operation.OpenChart), nameof(Operation.OpenDetails), nameof(Operation.OpenVisit), nameof(Operation.OpenPlan), nameof(Operation.ReadHistory)],
        [HistoryKind.Disclosed] = [nameof(Operation.ExportRecord)],
        [HistoryKind.Doses] = [nameof(Operation.EnterRegimen), nameof(Operation.OrderDose), nameof(Operation.RecordHistory), nameof(Operation.SteerTaper)],
        [HistoryKind.Visits] = [nameof(Operation.WriteVisit)],
        [HistoryKind.Appointments] = [nameof(Operation.ManageAppointments)],
    };

    private static readonly string[] Named = [.. Operations.Values.SelectMany(names => names)];

    /// <summary>The kind of an operation; what no list names is a change.</summary>
    public static HistoryKind Of(string operation)
    {
        foreach (var (kind, names) in Operations)
            if (names.Contains(operation)) return kind;
        return HistoryKind.Changed;
    }

    /// <summary>The rows of one kind; all where none is asked for.</summary>
    public static IQueryable<AuditEntry> Only(IQueryable<AuditEntry> entries, HistoryKind? kind)
    {
        if (kind is null) return entries;
        if (Operations.TryGetValue(kind.Value, out var names)) return entries.Where(entry => names.Contains(entry.Operation));
        return entries.Where(entry => !Named.Contains(entry.Operation));
    }

    /// <summary>A record given out, as it reads after a name; the trail itself tells neither to whom nor what for.</summary>
    public static string InWords(Disclosure given) =>
        $"gave the record to {given.ToWhom}, as {(given.Form == DisclosureForm.FhirBundle ? "a FHIR bundle" : "a printed record")}, for {given.Purpose}; basis: {BasisOf(given.Basis)}";

    /// <summary>On what ground, in words.</summary>
    public static string BasisOf(DisclosureBasis basis) => basis switch
    {
        DisclosureBasis.PatientRequest => "the patient’s request",
        DisclosureBasis.Consent => "the patient’s written consent",
        DisclosureBasis.Treatment => "treatment",
        DisclosureBasis.RequiredByLaw => "required by law",
    };

    /// <summary><c>Changed the details: phone, e-mail</c> as it reads after a name: <c>changed the phone, e-mail</c>.</summary>
    public static string InWords(string summary) => summary.StartsWith(Details, StringComparison.Ordinal)
        ? $"changed the {summary[Details.Length..]}"
        : summary.Length == 0 ? "" : char.ToLowerInvariant(summary[0]) + summary[1..];
}
