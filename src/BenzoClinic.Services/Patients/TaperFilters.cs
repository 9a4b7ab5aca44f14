using System.Linq.Expressions;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>How tapers stand on a day, as lists and counts ask the database.</summary>
internal static class TaperFilters
{
    /// <summary>Whether the patient of a word is shown; null for everybody.</summary>
    public static Expression<Func<PatientSearchTerm, bool>>? Of(ClinicDb db, TaperFilter filter, DateOnly today)
    {
        // Everybody is asked for at every key: nothing is put together for that.
        if (filter == TaperFilter.All) return null;
        if (filter == TaperFilter.Paused) return term => db.TaperRecords.Any(record => record.PatientId == term.PatientId && record.PausedOn != null);
        var taking = Taking(db, today, filter == TaperFilter.Tapering);
        return filter == TaperFilter.Tapering
            ? term => taking.Contains(term.PatientId) && db.TaperRecords.Any(record => record.PatientId == term.PatientId && record.PausedOn == null)
            : term => taking.Contains(term.PatientId);
    }

    /// <summary>How many take a dose and are not paused, counted up to a limit. Reads dose histories alone: charts without one cost nothing.</summary>
    public static Task<int> CountTapering(ClinicDb db, DateOnly today, int limit, CancellationToken stop)
    {
        var taking = Taking(db, today, true);
        // A history has one regimen at intake.
        return db.DoseEntries
            .Where(entry => entry.Kind == DoseEntryKind.Baseline && taking.Contains(entry.PatientId) && db.TaperRecords.Any(record => record.PatientId == entry.PatientId && record.PausedOn == null))
            .Take(limit).CountAsync(stop);
    }

    // The regimen at intake counts from the beginning, until anything else is in effect.
    private static IQueryable<PatientId> Taking(ClinicDb db, DateOnly today, bool any) =>
        from record in db.TaperRecords
        where db.DoseEntries
            .Where(entry => entry.PatientId == record.PatientId && entry.State == DoseEntryState.Standing && entry.Kind != DoseEntryKind.Temporary
                && (entry.On <= today || entry.Kind == DoseEntryKind.Baseline || entry.Kind == DoseEntryKind.BaselineCorrection))
            .OrderBy(entry => entry.Kind == DoseEntryKind.Baseline || entry.Kind == DoseEntryKind.BaselineCorrection)
            .ThenByDescending(entry => entry.On).ThenByDescending(entry => entry.Sequence)
            .Take(1)
            .Any(entry => entry.Lines.Any(line => line.Morning != Dose.Zero || line.Midday != Dose.Zero || line.Evening != Dose.Zero
                || line.Bedtime != Dose.Zero || line.AsNeededMaximum != Dose.Zero) == any)
        select record.PatientId;
}
