using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Demo;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Staff;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Tests;

public sealed class DemoClinicTests
{
    [Theory, Engines]
    public async Task The_demo_clinic_is_made_once_and_every_dose_passes_the_guard(Engine engine)
    {
        await using var clinic = await Made(engine);

        await using var db = clinic.Db();
        var rows = await db.AuditEntries.CountAsync();
        Assert.Equal(40, await db.Patients.CountAsync());
        Assert.Null(await AuditTrail.FirstBrokenRow(db));
        Assert.Single(await db.SafetyItems.Where(item => item.Kind == SafetyItemKind.Deviation).ToListAsync());
        Assert.All(await db.StaffSessions.ToListAsync(), session => Assert.NotNull(session.RevokedAt));
        var records = await db.TaperRecords.AsNoTracking().Include(record => record.Entries).AsSplitQuery().ToListAsync();
        Assert.Equal(1, records.Sum(record => record.Entries.Count(entry => !Passes(record, entry))));
        Assert.Equal(2, records.Count(record => record.PausedOn is not null));
        // What is ordered at this clinic can be made, to the piece.
        var stock = await clinic.Services.GetRequiredService<ClinicStock>().Current();
        Assert.Empty(from entry in records.SelectMany(record => record.Entries)
                     where entry.Kind == DoseEntryKind.Order
                     from line in entry.Lines
                     from time in DoseTimes.Scheduled.Append(DoseTime.AsNeeded)
                     where !line.At(time).IsZero && stock.Of(line.Medication).Make(line.At(time)) is null && line.Product?.Contains("sublingual", StringComparison.Ordinal) != true
                     select $"{line.Product} {line.At(time)}");
        // Why each came is on the chart, in words that blame nobody.
        var conditions = (await db.Conditions.AsNoTracking().ToListAsync()).ToLookup(it => it.PatientId);
        Assert.All(await db.Patients.ToListAsync(), patient => Assert.True(conditions[patient.Id].Count(it => it.State == ConditionState.Active) >= 2));
        Assert.DoesNotContain(conditions.SelectMany(it => it), it => it.Code.Contains("|F13", StringComparison.Ordinal) || it.Display.Contains("addict", StringComparison.OrdinalIgnoreCase));

        await new DemoClinic(clinic.Engine, clinic.Time).Seed();
        Assert.Equal(rows, await db.AuditEntries.CountAsync());
    }

    [Theory, Engines]
    public async Task Two_clinics_of_one_day_are_the_same_and_their_ids_those_of_any_day(Engine engine)
    {
        await using var first = await Made(engine);
        await using var second = await Made(engine);
        // A Sunday night, days later.
        await using var later = await Made(engine, TimeSpan.FromHours(5 * 24 + 13));

        var told = await Told(first);
        Assert.Equal(told, await Told(second));
        Assert.Equal(await People(first), await People(later));
        Assert.Equal(await Doses(first), await Doses(later));
        Assert.NotEqual(told, await Told(later));
    }

    [Theory, Engines]
    public async Task Today_is_the_clinics_day_as_far_as_it_has_come(Engine engine)
    {
        await using var clinic = await Made(engine);
        await using var db = clinic.Db();
        var today = await db.Appointments.Where(it => it.Date == clinic.Clock.Today).ToListAsync();

        Assert.Equal(6, today.Select(it => it.Provider).Distinct().Count());
        Assert.Equal(
            ["Arrived", "Expected", "Left", "NoShow", "WithProvider"],
            today.Select(it => it.State.ToString()).Distinct().Order(StringComparer.Ordinal));
        Assert.All(today, it => Assert.True(it.LeftAt is null || it.LeftAt <= clinic.Clock.Now));
        Assert.Equal(4, await db.Visits.CountAsync(visit => visit.SignedAt == null && visit.Date < clinic.Clock.Today || visit.SignedAt == null && db.Appointments.Any(it => it.Id == visit.AppointmentId && it.LeftAt != null)));
    }

    [Fact]
    public async Task A_clinic_of_one_person_in_two_roles_gets_its_patients_without_a_double_booking()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var alone = await clinic.SignIn([Role.Clinician, Role.Therapist]);
        await new DemoClinic(clinic.Engine, clinic.Time).Seed();

        await using var db = clinic.Db();
        var booked = (await db.Appointments.AsNoTracking().Where(it => !it.WalkIn).ToListAsync()).OrderBy(it => it.StartsAt).ToList();
        Assert.Equal(40, await db.Patients.CountAsync());
        Assert.All(booked.Zip(booked.Skip(1)), pair => Assert.True(pair.First.EndsAt <= pair.Second.StartsAt));
        // Thanksgiving is two days after the day of the clock.
        Assert.DoesNotContain(booked, it => it.Date == new DateOnly(2026, 11, 26));
    }

    private static async Task<TestClinic> Made(Engine engine, TimeSpan later = default)
    {
        var clinic = await TestClinic.Open(engine);
        clinic.Time.Advance(later);
        using (var system = clinic.System()) await system.Get<DemoStaffService>().Seed();
        await new DemoClinic(clinic.Engine, clinic.Time).Seed();
        return clinic;
    }

    /// <summary>Day by day: what counted before the entry was written judges it.</summary>
    private static bool Passes(TaperRecord record, DoseEntry entry)
    {
        if (entry.Kind is not (DoseEntryKind.Order or DoseEntryKind.Fact)) return true;
        var before = record.Entries.Where(other => other.Sequence < entry.Sequence && other.Kind != DoseEntryKind.Temporary)
            .Select(other => new HistoryEntry(
                other.Kind is DoseEntryKind.Baseline ? DateOnly.MinValue : other.On, other.Sequence, other.CountsFrom, other.Kind == DoseEntryKind.Fact, other.Regimen));
        return new ReductionGuard(new DoseHistory(before), record.Profiles, record.CompletionDose).Judge(entry.Regimen, entry.On).Allowed;
    }

    private static async Task<List<string>> People(TestClinic clinic)
    {
        await using var db = clinic.Db();
        var patients = await db.Patients.AsNoTracking().ToListAsync();
        return [.. patients.Select(patient => $"{patient.Id} {patient.Details.FullName} {patient.Details.BirthDate:O}").Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> Doses(TestClinic clinic)
    {
        await using var db = clinic.Db();
        var entries = await db.DoseEntries.AsNoTracking().ToListAsync();
        return [.. entries.Select(it => $"{it.Id} {it.Kind} {string.Join(", ", it.Lines.Select(line => $"{line.Medication} {line.WithAsNeeded}").Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> Told(TestClinic clinic)
    {
        await using var db = clinic.Db();
        var formulary = clinic.Services.GetRequiredService<Formulary>();
        var entries = await db.DoseEntries.AsNoTracking().ToListAsync();
        var appointments = await db.Appointments.AsNoTracking().ToListAsync();
        var visits = await db.Visits.AsNoTracking().ToListAsync();
        var medications = await db.OtherMedications.AsNoTracking().ToListAsync();
        var conditions = await db.Conditions.AsNoTracking().ToListAsync();
        return
        [
            .. await People(clinic),
            .. entries.Select(it => $"{it.Id} {it.PatientId} {it.Kind} {it.On:O} {string.Join(", ", it.Lines.Select(line => $"{formulary.NameOf(line.Medication)} {line.Scheduled}").Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal),
            .. appointments.Select(it => $"{it.Id} {it.PatientId} {it.Provider} {it.Date:O} {it.Start:O} {it.State}").Order(StringComparer.Ordinal),
            .. visits.Select(it => $"{it.Id} {it.PatientId} {it.Date:O} {it.Note}").Order(StringComparer.Ordinal),
            .. medications.Select(it => $"{it.Id} {it.PatientId} {it.Name} {it.StartedOn:O}").Order(StringComparer.Ordinal),
            .. conditions.Select(it => $"{it.Id} {it.PatientId} {it.Code} {it.Display} {it.Onset:O} {it.Ended:O}").Order(StringComparer.Ordinal),
        ];
    }
}
