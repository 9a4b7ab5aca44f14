using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>The charts that went into another.</summary>
internal static class FormerCharts
{
    /// <summary>Their chart numbers. One that went into another may have been gone into itself.</summary>
    public static async Task<Dictionary<PatientId, int>> Of(ClinicDb db, PatientId kept)
    {
        var charts = new Dictionary<PatientId, int>();
        for (List<PatientId> into = [kept]; into.Count > 0;)
        {
            var merged = await db.Patients.AsNoTracking().Where(it => it.MergedInto != null && into.Contains(it.MergedInto.Value)).Select(it => new { it.Id, it.ChartNumber }).ToListAsync();
            into = [.. merged.Where(it => charts.TryAdd(it.Id, it.ChartNumber)).Select(it => it.Id)];
        }

        return charts;
    }

    /// <summary>A chart and those that went into it: whose rows that are never changed belong together.</summary>
    public static async Task<List<PatientId>> With(ClinicDb db, PatientId kept) => [kept, .. (await Of(db, kept)).Keys];

    /// <summary>The charts that stand, each with those that went into it, of the charts asked for.</summary>
    public static async Task<ILookup<PatientId, PatientId>> Families(ClinicDb db, IReadOnlyCollection<PatientId> asked)
    {
        // Few charts are ever merged: all of those are read, by their own index.
        var into = await db.Patients.AsNoTracking().Where(it => it.MergedInto != null).ToDictionaryAsync(it => it.Id, it => it.MergedInto!.Value);
        var kept = asked.Select(Top).ToHashSet();
        return kept.Concat(into.Keys.Where(it => kept.Contains(Top(it)))).ToLookup(Top);

        PatientId Top(PatientId chart)
        {
            while (into.TryGetValue(chart, out var above)) chart = above;
            return chart;
        }
    }
}
