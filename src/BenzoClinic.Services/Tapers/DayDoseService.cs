using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tapers;

/// <summary>What a patient of the day takes, and what is ordered next.</summary>
/// <param name="Now">In effect today; null while no regimen is entered.</param>
/// <param name="ToConfirm">Names of medications whose imported dose is to be confirmed.</param>
/// <param name="StepToday">What took effect today, against the day before; null where nothing did.</param>
/// <param name="Next">The next ordered step; null where none is ordered or it is suspended.</param>
public sealed record PatientDay(Regimen? Now, IReadOnlyList<string> ToConfirm, DateOnly? PausedOn, DayStep? StepToday, DayStep? Next)
{
    /// <summary>True where every medication is at zero.</summary>
    public bool IsOff => Now is { IsWhollyZero: true };
}

/// <summary>A step from one regimen to another.</summary>
/// <param name="Percent">Change of the scheduled diazepam equivalent; null where a factor is missing.</param>
public sealed record DayStep(DateOnly On, Regimen Before, Regimen After, decimal? Percent);

/// <summary>The doses of everyone booked on a day, for people who may see doses in lists.</summary>
public sealed class DayDoseService(Gate gate, IDbContextFactory<ClinicDb> factory, Formulary formulary)
{
    /// <summary>By patient; those without a taper record are left out.</summary>
    public async Task<IReadOnlyDictionary<PatientId, PatientDay>> On(DateOnly day)
    {
        await gate.Demand(Operation.SeeDosesInLists);
        await using var db = await factory.CreateDbContextAsync();
        var patients = await db.Appointments.Where(it => it.Date == day && it.State != AppointmentState.Cancelled).Select(it => it.PatientId).Distinct().ToListAsync();
        var records = await db.TaperRecords.AsNoTracking().Include(record => record.Entries).AsSplitQuery().Where(record => patients.Contains(record.PatientId)).ToListAsync();
        return records.ToDictionary(record => record.PatientId, record => Of(record, day));
    }

    private PatientDay Of(TaperRecord record, DateOnly day)
    {
        var names = record.ToConfirm.Select(open => formulary.NameOf(open.Medication)).Order(StringComparer.Ordinal).ToList();
        var course = record.Course();
        if (record.InEffect(day) is not { } now) return new PatientDay(null, names, record.PausedOn, null, null);
        var next = course.FirstOrDefault(entry => entry.Kind == DoseEntryKind.Order && entry.On > day);
        var before = record.InEffect(day.AddDays(-1));
        var today = now.Kind == DoseEntryKind.Order && now.On == day && before is not null && before != now ? Step(record, before.Regimen, now) : null;
        return new PatientDay(now.Regimen, names, record.PausedOn, today, next is null ? null : Step(record, record.InEffect(next.On.AddDays(-1))?.Regimen ?? now.Regimen, next));
    }

    private static DayStep Step(TaperRecord record, Regimen before, DoseEntry after)
    {
        var scale = record.ProfileInForce is { } profile ? new EquivalenceScale(profile, profile) : null;
        decimal? percent = scale?.Scheduled(before) is { } from && from.Numerator.Sign > 0 && scale.Scheduled(after.Regimen) is { } to ? to.PercentAgainst(from) : null;
        return new DayStep(after.On, before, after.Regimen, percent);
    }
}
