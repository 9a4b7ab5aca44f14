using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>
/// Who opened a chart and who changed what, from the audit trail and the record of changed fields. The trail says that and
/// by whom, the record what stood there before.
/// </summary>
public sealed class HistoryService(Gate gate, AuditedReads reads, IDbContextFactory<ClinicDb> factory)
{
    private const int PageSize = 50;
    private const int LatestChanges = 20;

    /// <summary>Opens the history; the trail records it, once an opening.</summary>
    public Task<Outcome<OpenedHistory>> Open(PatientId patient) => reads.Open(Operation.ReadHistory, patient, "Opened the history", async (db, _) =>
    {
        var charts = await Charts(db, patient);
        var ids = await Trail(db, charts).Select(entry => entry.ActorId).Distinct().ToListAsync();
        var names = await Names(db, ids);
        return new OpenedHistory(
            await Read(db, charts, new HistoryFilter(null, null, null)),
            [.. ids.Select(id => new PersonView(new StaffId(id), names[id])).OrderBy(person => person.Name, StringComparer.Ordinal)]);
    });

    /// <summary>A further page, or another choice, of a history that is open.</summary>
    public async Task<HistoryPage> Page(PatientId patient, HistoryFilter filter)
    {
        await gate.Demand(Operation.ReadHistory, patient);
        await using var db = await factory.CreateDbContextAsync();
        return await Read(db, await Charts(db, patient), filter);
    }

    /// <summary>The latest changed fields of details that are open; clinical ones only for who may open the chart.</summary>
    public async Task<IReadOnlyList<ChangeView>> LatestOf(PatientId patient)
    {
        var actor = await gate.Demand(Operation.OpenDetails, patient);
        var clinical = Permissions.Of(Operation.OpenChart, actor.Roles) != Reach.None && await gate.Allows(Operation.OpenChart, patient);
        await using var db = await factory.CreateDbContextAsync();
        var changes = await db.PatientChanges.AsNoTracking()
            .Where(change => change.PatientId == patient && (clinical || !change.Clinical))
            .OrderByDescending(change => change.At).ThenByDescending(change => change.Id).Take(LatestChanges).ToListAsync();
        var names = await Names(db, changes.Select(change => change.By.Value));
        return [.. changes.Select(change => View(change, names))];
    }

    /// <summary>The chart, and those that went into it, with what each is called; "" for the chart itself.</summary>
    private static async Task<Dictionary<Guid, string>> Charts(ClinicDb db, PatientId patient)
    {
        var charts = (await FormerCharts.Of(db, patient)).ToDictionary(chart => chart.Key.Value, chart => $"chart {chart.Value}");
        charts[patient.Value] = "";
        return charts;
    }

    private static IQueryable<AuditEntry> Trail(ClinicDb db, Dictionary<Guid, string> charts)
    {
        var ids = charts.Keys.ToList();
        return db.AuditEntries.AsNoTracking().Where(entry => entry.PatientId != null && ids.Contains(entry.PatientId.Value));
    }

    private static async Task<HistoryPage> Read(ClinicDb db, Dictionary<Guid, string> charts, HistoryFilter filter)
    {
        var query = HistoryKinds.Only(Trail(db, charts), filter.Kind);
        if (filter.Person is { } person) query = query.Where(entry => entry.ActorId == person.Value);
        if (filter.Before is { } before) query = query.Where(entry => entry.Sequence < before);
        var entries = await query.OrderByDescending(entry => entry.Sequence).Take(PageSize + 1).ToListAsync();
        var page = entries.Take(PageSize).ToList();
        if (page.Count == 0) return new HistoryPage([], null);

        var (first, last) = (page.Min(entry => entry.At), page.Max(entry => entry.At));
        var patients = charts.Keys.Select(PatientId.From).ToList();
        var changes = await db.PatientChanges.AsNoTracking()
            .Where(change => patients.Contains(change.PatientId) && change.At >= first && change.At <= last)
            .OrderBy(change => change.Id).ToListAsync();
        var given = await Given(db, patients, page);
        var names = await Names(db, page.Select(entry => entry.ActorId));
        var changed = changes.ToLookup(change => (change.PatientId.Value, change.At, change.By.Value));
        return new HistoryPage(
            [.. page.Select(entry => Row(entry, charts[entry.PatientId!.Value], names, changed[(entry.PatientId!.Value, entry.At, entry.ActorId)], given))],
            entries.Count > PageSize ? page[^1].Sequence : null);
    }

    private static async Task<Dictionary<Guid, Disclosure>> Given(ClinicDb db, List<PatientId> patients, List<AuditEntry> page)
    {
        var ids = page.Where(entry => entry.Summary == DisclosureService.Gave).Select(entry => entry.SubjectId).ToList();
        return ids.Count == 0 ? [] : await db.Disclosures.AsNoTracking().Where(it => patients.Contains(it.PatientId) && ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id);
    }

    private static HistoryRowView Row(AuditEntry entry, string chart, Dictionary<Guid, string> names, IEnumerable<PatientChange> changes, Dictionary<Guid, Disclosure> given)
    {
        var kind = HistoryKinds.Of(entry.Operation);
        return new HistoryRowView(
            entry.Sequence,
            entry.At,
            names[entry.ActorId],
            (entry.Summary == DisclosureService.Gave && given.TryGetValue(entry.SubjectId.GetValueOrDefault(), out var disclosure) ? HistoryKinds.InWords(disclosure) : HistoryKinds.InWords(entry.Summary))
                + (chart.Length == 0 ? "" : $", in {chart}"),
            kind,
            kind == HistoryKind.Changed ? [.. changes.Select(change => View(change, names))] : []);
    }

    private static ChangeView View(PatientChange change, Dictionary<Guid, string> names) =>
        new(change.Field, change.From, change.To, names.GetValueOrDefault(change.By.Value, "Someone"), change.At);

    private static async Task<Dictionary<Guid, string>> Names(ClinicDb db, IEnumerable<Guid> ids)
    {
        var asked = ids.Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(staff => asked.Contains(staff.Id)).ToDictionaryAsync(staff => staff.Id, staff => staff.DisplayName);
        foreach (var id in asked) names.TryAdd(id, Actor.NameOf(new StaffId(id)) ?? "Someone");
        return names;
    }
}
