using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Medications;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tapers;

/// <summary>A booked visit as the patient reads it.</summary>
public sealed record HandoutVisit(DateOnly On, TimeOnly At);

/// <summary>A patient's schedule for paper.</summary>
/// <param name="Language">The patient's language; the page may show another.</param>
/// <param name="Days">From today on.</param>
/// <param name="Visits">Booked visits with a clinician, from today on.</param>
/// <param name="PausedOn">First day of a pause: nothing changes until it is over.</param>
public sealed record HandoutView(
    string PatientName,
    string Language,
    DateOnly Today,
    IReadOnlyList<CalendarDay> Days,
    IReadOnlyList<HandoutVisit> Visits,
    DateOnly? PausedOn,
    string ClinicName,
    string ClinicPhone,
    string Clinician);

/// <summary>The day-by-day schedule that a patient takes home. For clinicians.</summary>
public sealed class HandoutService(AuditedReads reads, ClinicSettingsReader settings, Formulary formulary, ClinicStock stock)
{
    /// <summary>Days on one page.</summary>
    public const int DaysOfPage = 28;

    /// <summary>Most pages.</summary>
    public const int MostPages = 6;

    /// <summary>The schedule of so many pages; its opening is on record.</summary>
    public Task<Outcome<HandoutView>> Open(PatientId patient, int pages) => reads.Open(Operation.OpenPlan, patient, "Opened the patient's schedule", async (db, stamp) =>
    {
        var person = await db.Patients.AsNoTracking().SingleAsync(it => it.Id == patient);
        var record = (await TaperWrites.Load(db, patient))!;
        var clinicians = await Appointments.Providers.Clinicians(db);
        var visits = await db.Appointments.Where(it => it.PatientId == patient && it.State == AppointmentState.Expected && it.Date >= stamp.Today && clinicians.Contains(it.Provider))
            .OrderBy(it => it.Date).ThenBy(it => it.Start).Select(it => new HandoutVisit(it.Date, it.Start)).ToListAsync();
        // Drawn as it was prescribed: the patient is to find at home what the schedule shows.
        var supply = (await SupplyPicture.Load(db, patient, formulary, await stock.Current(), stamp.Today, record))!;
        var foreseen = await PlanVersions.InForce(db, patient) is { } terms ? PlanAhead.AfterWhatIsOrdered(record, terms, formulary, stamp.Today) : [];
        var clinic = await settings.Current();
        return new HandoutView(
            person.Details.FullName,
            person.Details.Language,
            stamp.Today,
            PatientCalendar.Of(record, foreseen, supply.Sources, stamp.Today, DaysOfPage * Math.Clamp(pages, 1, MostPages)),
            visits,
            record.PausedOn,
            clinic.NeutralName,
            clinic.Phone,
            await StaffNames.Of(db, stamp.By));
    });
}
