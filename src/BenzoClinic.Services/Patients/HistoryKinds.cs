using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;

namespace BenzoClinic.Services.Patients;

/// <summary>Sorts the operations of the audit trail into what a person asks for, and puts its summaries into sentences.</summary>
internal static class HistoryKinds
{
    private const string Details = "Changed the details: ";

    private static readonly Dictionary<HistoryKind, string[]> Operations = new()
    {
        [HistoryKind.Opened] = [nameof(Operation.OpenChart), nameof(Operation.OpenDetails), nameof(Operation.OpenVisit), nameof(Operation.ReadHistory)],
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

    /// <summary><c>Changed the details: phone, e-mail</c> as it reads after a name: <c>changed the phone, e-mail</c>.</summary>
    public static string InWords(string summary) => summary.StartsWith(Details, StringComparison.Ordinal)
        ? $"changed the {summary[Details.Length..]}"
        : summary.Length == 0 ? "" : char.ToLowerInvariant(summary[0]) + summary[1..];
}
