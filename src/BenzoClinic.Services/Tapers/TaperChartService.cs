using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Visits;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tapers;

/// <summary>Reads a taper for the screen. Clinicians, and therapists of the patient.</summary>
public sealed class TaperChartService(Gate gate, IDbContextFactory<ClinicDb> factory, Formulary formulary, ClinicClock clock)
{
    // Two statements, tracked so that the entries find their record: one would multiply entries by profiles and supplies, and
    // one for each kind of row would ask seven times.
    private static readonly Compiled<Func<ClinicDb, PatientId, Task<TaperRecord?>>> RecordOf = new(() => EF.CompileAsyncQuery((ClinicDb db, PatientId patient) =>
        db.TaperRecords.AsSingleQuery().FirstOrDefault(it => it.PatientId == patient)));

    private static readonly Compiled<Func<ClinicDb, PatientId, IAsyncEnumerable<DoseEntry>>> EntriesOf = new(() => EF.CompileAsyncQuery((ClinicDb db, PatientId patient) =>
        db.DoseEntries.AsSingleQuery().Where(entry => entry.PatientId == patient)));

    // One statement: the person, and each booked time to come.
    private static readonly Compiled<Func<ClinicDb, PatientId, DateOnly, IAsyncEnumerable<Person>>> PersonOf = new(() => EF.CompileAsyncQuery((ClinicDb db, PatientId patient, DateOnly today) =>
        (from person in db.Patients
         where person.Id == patient
         join booked in db.Appointments.Where(it => it.State == AppointmentState.Expected && it.Date >= today) on person.Id equals booked.PatientId into times
         from time in times.DefaultIfEmpty()
         select new Person(person.Details.FirstName, person.Details.LastName, person.DeceasedOn, time)).AsNoTracking()));

    /// <summary>
    /// The taper as it is now; null where there is no such chart. The page around it has put its opening on record; this
    /// reads again after every change.
    /// </summary>
    public async Task<TaperView?> Load(PatientId patient)
    {
        await gate.Demand(Operation.OpenChart, patient);
        await using var db = await factory.OpenAsync();
        if (await Record(db, patient) is not { } record) return null;
        var today = clock.Today;
        var rows = await PersonOf.On(db)(db, patient, today).ToListAsync();
        var staff = await Providers.Everyone(db);
        var next = rows.Select(row => row.Booked).OfType<Appointment>()
            .Where(booked => staff.TryGetValue(booked.Provider, out var provider) && provider.Prescribes)
            .OrderBy(booked => (booked.Date, booked.Start)).FirstOrDefault();
        return new TaperReading(record, formulary, staff.ToDictionary(it => it.Key, it => it.Value.Name), today).View(
            $"{rows[0].FirstName} {rows[0].LastName}".Trim(),
            rows[0].DeceasedOn,
            next is null ? null : new NextVisit(next.Id, next.Date, next.Start, staff[next.Provider].Name));
    }

    private static async Task<TaperRecord?> Record(ClinicDb db, PatientId patient)
    {
        if (await RecordOf.On(db)(db, patient) is not { } record) return null;
        await foreach (var _ in EntriesOf.On(db)(db, patient))
        {
            // Each joins its record.
        }

        return record;
    }

    private sealed record Person(string FirstName, string LastName, DateOnly? DeceasedOn, Appointment? Booked);
}
