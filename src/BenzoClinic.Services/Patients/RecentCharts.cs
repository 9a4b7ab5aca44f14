using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>Reads from the trail which charts a person opened last.</summary>
internal static class RecentCharts
{
    // Who goes to and fro between a few charts all day has many rows of them: this far back, and no further.
    private const int Rows = 200;

    public static async Task<List<PatientId>> Of(ClinicDb db, StaffId person, int take, CancellationToken stop)
    {
        var opened = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.ActorId == person.Value && entry.PatientId != null && (entry.Operation == nameof(Operation.OpenChart) || entry.Operation == nameof(Operation.OpenDetails)))
            .OrderByDescending(entry => entry.Sequence).Take(Rows)
            .Select(entry => entry.PatientId!.Value).ToListAsync(stop);
        return [.. opened.Distinct().Take(take).Select(id => new PatientId(id))];
    }
}
