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
}
