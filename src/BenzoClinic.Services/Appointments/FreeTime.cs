using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Whether a time is free for provider and patient.</summary>
internal static class FreeTime
{
    /// <summary>
    /// Makes others who book the same provider or patient wait until the transaction ends, so that what is found free stays
    /// free: a row that is updated, even to what it was, is locked on both engines. Provider before patient, always.
    /// </summary>
    public static async Task Hold(ClinicDb db, PatientId patient, StaffId provider)
    {
        await db.Users.Where(staff => staff.Id == provider.Value).ExecuteUpdateAsync(row => row.SetProperty(staff => staff.Deactivated, staff => staff.Deactivated));
        await db.Patients.Where(it => it.Id == patient).ExecuteUpdateAsync(row => row.SetProperty(it => it.ChartNumber, it => it.ChartNumber));
    }

    /// <summary>Who is taken from <paramref name="from"/> to <paramref name="to"/> (UTC), one finding each.</summary>
    public static async Task<IReadOnlyList<Finding>> Clashes(ClinicDb db, PatientId patient, StaffId provider, DateOnly date, DateTime from, DateTime to)
    {
        // No appointment crosses midnight: the office closes.
        var day = await db.Appointments.AsNoTracking()
            .Where(other => other.Date == date && (other.Provider == provider || other.PatientId == patient))
            .OrderBy(other => other.Start).ToListAsync();
        var nameOf = await Providers.Lookup(db);
        var findings = new List<Finding>();
        // A walk-in waits until there is time: it takes none of the provider's.
        if (day.FirstOrDefault(other => other.Provider == provider && !other.WalkIn && other.Takes(from, to)) is { } busy)
            findings.Add(new Finding("Start", "provider-taken", $"{nameOf(provider).Name} is taken {Span(busy)}."));
        if (day.FirstOrDefault(other => other.PatientId == patient && other.Takes(from, to)) is { } elsewhere)
            findings.Add(new Finding("Start", "patient-taken", $"The patient is booked {Span(elsewhere)} with {nameOf(elsewhere.Provider).Name}."));
        return findings;
    }

    private static string Span(Appointment it) => $"from {it.Start:HH\\:mm} to {it.Start.AddMinutes(it.Minutes):HH\\:mm}";
}
