using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Worklist;

/// <summary>
/// Patients for whom something was prescribed lately and whose last look-up in CURES is six months old: worked out from the dates, since
/// no act brings the day on which it comes due. Source: California Health and Safety Code 11165.4.
/// </summary>
internal static class CuresDue
{
    // A prescription lasts five weeks at most: who had none for two months is not treated with it any more.
    private const int TreatedMonths = 2;

    /// <summary>The rows of a day.</summary>
    public static async Task<List<WorklistRow>> Rows(ClinicDb db, DateOnly today)
    {
        var due = await Due(db, today);
        if (due.Count == 0) return [];
        var ids = due.ConvertAll(it => it.Patient);
        var names = await db.Patients.AsNoTracking().Where(it => ids.Contains(it.Id))
            .Select(it => new { it.Id, Name = (it.Details.FirstName + " " + it.Details.LastName).Trim(), it.ChartNumber }).ToDictionaryAsync(it => it.Id);
        var charts = due.SelectMany(it => it.Charts).ToList();
        var first = await db.Prescriptions.Where(it => charts.Contains(it.PatientId)).GroupBy(it => it.PatientId)
            .Select(group => new { group.Key, At = group.Min(it => it.At) }).ToDictionaryAsync(it => it.Key, it => it.At);
        return
        [
            .. due.Select(it => new WorklistRow(
                new SafetyItemId(it.Patient.Value), 0, it.Patient, names[it.Patient].Name, names[it.Patient].ChartNumber, SafetyItemKind.CuresDue,
                it.Last is { } last ? $"The last report was read {Wording.Day(last, today)}." : "No report is on record.",
                it.Last is { } read && ClinicClock.TryToInstant(read.AddMonths(SafetyDues.CuresMonths), TimeOnly.MinValue, out var since, out _) ? since : it.Charts.Where(first.ContainsKey).Min(chart => first[chart]),
                LeavesByItself: true)),
        ];
    }

    /// <summary>How many there are.</summary>
    public static async Task<int> Count(ClinicDb db, DateOnly today) => (await Due(db, today)).Count;

    // From the prescriptions of the last weeks, which are few, and not from all patients. What was prescribed or read for a chart that went
    // into another stays with it, and counts for the one that stands.
    private static async Task<List<DuePatient>> Due(ClinicDb db, DateOnly today)
    {
        var (treated, read) = (today.AddMonths(-TreatedMonths), SafetyDues.ReadAgainFrom(today));
        var recent = await db.Prescriptions.Where(it => it.WrittenOn > treated).Select(it => it.PatientId).Distinct().ToListAsync();
        if (recent.Count == 0) return [];
        var families = await FormerCharts.Families(db, recent);
        var (kept, charts) = (families.Select(family => family.Key).ToList(), families.SelectMany(family => family).ToList());
        var open = (await db.Patients.Where(it => kept.Contains(it.Id) && it.DeceasedOn == null && it.ArchivedAt == null).Select(it => it.Id).ToListAsync()).ToHashSet();
        var last = await db.CuresLookups.Where(it => charts.Contains(it.PatientId) && it.Exemption == null).GroupBy(it => it.PatientId)
            .Select(group => new { group.Key, On = group.Max(it => it.On) }).ToDictionaryAsync(it => it.Key, it => it.On);
        return
        [
            .. families.Where(family => open.Contains(family.Key))
                .Select(family => new DuePatient(family.Key, [.. family], family.Where(last.ContainsKey).Select(chart => (DateOnly?)last[chart]).Max()))
                .Where(it => it.Last is not { } on || on <= read),
        ];
    }

    private sealed record DuePatient(PatientId Patient, IReadOnlyList<PatientId> Charts, DateOnly? Last);
}
