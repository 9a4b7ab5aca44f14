using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Visits;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tapers;

/// <summary>Reads a taper for the screen. Clinicians, and therapists of the patient.</summary>
public sealed class TaperChartService(Gate gate, IDbContextFactory<ClinicDb> factory, Formulary formulary, ClinicClock clock)
{
    /// <summary>
    /// The taper as it is now; null where there is no such chart. The page around it has put its opening on record; this
    /// reads again after every change.
    /// </summary>
    public async Task<TaperView?> Load(PatientId patient)
    {
        await gate.Demand(Operation.OpenChart, patient);
        await using var db = await factory.CreateDbContextAsync();
        var record = await db.TaperRecords.AsNoTracking().Include(it => it.Entries).AsSplitQuery().FirstOrDefaultAsync(it => it.PatientId == patient);
        if (record is null) return null;
        var person = await db.Patients.AsNoTracking().SingleAsync(it => it.Id == patient);
        var today = clock.Today;
        var next = await VisitQueries.Next(db, patient, today.AddDays(-1));
        var reading = new TaperReading(record, formulary, await NamesOf(db, TaperReading.Staff(record)), today);
        return reading.View(
            person.Details.FullName,
            person.DeceasedOn,
            next is null ? null : new NextVisit(next.Id, next.Date, next.Start, await StaffNames.Of(db, next.Provider)));
    }

    private static async Task<IReadOnlyDictionary<StaffId, string>> NamesOf(ClinicDb db, IReadOnlyCollection<StaffId> ids)
    {
        var wanted = ids.Select(id => id.Value).ToList();
        var names = await db.Users.Where(staff => wanted.Contains(staff.Id)).Select(staff => new { staff.Id, staff.DisplayName }).ToListAsync();
        return names.ToDictionary(staff => new StaffId(staff.Id), staff => staff.DisplayName);
    }
}
