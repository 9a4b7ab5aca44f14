using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>What booking and walking in have in common, inside their transaction.</summary>
internal static class Booking
{
    /// <summary>Findings on whom it is for and with.</summary>
    public static async Task<IReadOnlyList<Finding>> Check(ClinicDb db, PatientId? patient, StaffId? provider)
    {
        var findings = new List<Finding>();
        if (patient is null) findings.Add(Finding.Required("Patient", "Choose a patient."));
        else
        {
            var chart = await db.Patients.Where(it => it.Id == patient).Select(it => new { it.DeceasedOn, it.ArchivedAt }).FirstOrDefaultAsync();
            if (chart is null) findings.Add(new Finding("Patient", "unknown", "There is no such patient."));
            else if (chart.DeceasedOn is not null) findings.Add(new Finding("Patient", "deceased", "This patient has died. Nothing can be booked."));
            else if (chart.ArchivedAt is not null) findings.Add(ArchiveService.IsArchived("Patient"));
        }

        if (provider is null) findings.Add(Finding.Required("Provider", "Choose who sees the patient."));
        else if ((await Providers.Bookable(db)).All(it => it.Id != provider)) findings.Add(new Finding("Provider", "no-provider", "Appointments are with a clinician or a therapist."));
        return findings;
    }

    /// <summary>Findings on the time; an hour of the clock change is explained, whatever the office hours.</summary>
    /// <param name="hours">When the clinic is open.</param>
    /// <param name="startsAt">The start, UTC, where there are no findings.</param>
    public static IReadOnlyList<Finding> CheckTime(BookAppointment request, DateOnly today, ClinicHours hours, out DateTime startsAt)
    {
        startsAt = default;
        return request is { Date: { } date, Start: { } start } && !ClinicClock.TryToInstant(date, start, out startsAt, out var sentence)
            ? [new Finding("Start", "clock-change", sentence)]
            : BookingChecks.Check(request.Date, request.Start, request.Minutes, today, hours);
    }

    /// <summary>Why a walk-in is not needed: the patient is here, or expected today by the same provider. Null otherwise.</summary>
    public static async Task<Finding?> AlreadyToday(ClinicDb db, PatientId patient, StaffId provider, DateOnly today)
    {
        var day = await db.Appointments.AsNoTracking().Where(it => it.PatientId == patient && it.Date == today).ToListAsync();
        if (day.FirstOrDefault(it => it.IsHere) is { ArrivedAt: { } since })
            return new Finding("Patient", "already-here", $"This patient is already here, since {ClinicClock.ToClinic(since):HH\\:mm}.");
        return day.FirstOrDefault(it => it.State == AppointmentState.Expected && it.Provider == provider) is { } expected
            ? new Finding("Patient", "expected-today", $"This patient is booked today at {expected.Start:HH\\:mm}. Mark that visit arrived.")
            : null;
    }

    /// <summary>Adds the appointment. A time with a clinician is what an item "visit to book" waited for.</summary>
    public static async Task<Outcome<Saved>> Add(WriteScope scope, Appointment it)
    {
        scope.Db.Appointments.Add(it);
        if ((await Providers.Clinicians(scope.Db)).Contains(it.Provider)) await WorklistItems.VisitBooked(scope.Db, it, scope.Stamp);
        return Outcome<Saved>.Done(new Saved(it.Id.Value, it.Revision));
    }
}
