using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Data;
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
        var due = await Due(db, today).Select(it => new
        {
            it.Id,
            Name = (it.Details.FirstName + " " + it.Details.LastName).Trim(),
            it.ChartNumber,
            Last = db.CuresLookups.Where(lookup => lookup.PatientId == it.Id && lookup.Exemption == null).Max(lookup => (DateOnly?)lookup.On),
            First = db.Prescriptions.Where(prescription => prescription.PatientId == it.Id).Min(prescription => prescription.At),
        }).ToListAsync();
        return
        [
            .. due.Select(it => new WorklistRow(
                new SafetyItemId(it.Id.Value), 0, it.Id, it.Name, it.ChartNumber, SafetyItemKind.CuresDue,
                it.Last is { } last ? $"The last report was read {Wording.Day(last, today)}." : "No report is on record.",
                it.Last is { } read && ClinicClock.TryToInstant(read.AddMonths(SafetyDues.CuresMonths), TimeOnly.MinValue, out var since, out _) ? since : it.First,
                LeavesByItself: true)),
        ];
    }

    /// <summary>How many there are.</summary>
    public static Task<int> Count(ClinicDb db, DateOnly today) => Due(db, today).CountAsync();

    // From the prescriptions of the last weeks, which are few, and not from all patients.
    private static IQueryable<Domain.Patients.Patient> Due(ClinicDb db, DateOnly today)
    {
        var (treated, read) = (today.AddMonths(-TreatedMonths), SafetyDues.ReadAgainFrom(today));
        return from id in db.Prescriptions.Where(it => it.WrittenOn > treated).Select(it => it.PatientId).Distinct()
               join patient in db.Patients.AsNoTracking() on id equals patient.Id
               where patient.DeceasedOn == null && patient.ArchivedAt == null && !db.CuresLookups.Any(it => it.PatientId == id && it.Exemption == null && it.On > read)
               select patient;
    }
}
