using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>What a booking is judged by, read with one statement: whom it is for and with, and when that provider can be booked.</summary>
/// <param name="Provider">Null where nobody is named, or nobody who can be booked.</param>
/// <param name="Times">Null without a provider.</param>
/// <param name="OfPatient">Why nothing can be booked for the patient.</param>
/// <param name="IsTaken">True where anyone or anything asked for was taken just then.</param>
internal sealed record BookingGround(Provider? Provider, ProviderTimes? Times, IReadOnlyList<Finding> OfPatient, bool IsTaken = false)
{
    private static readonly Compiled<Func<ClinicDb, Guid, StaffId, PatientId, DateOnly, string, string, string, DateTime, DateTime, DateTime, Guid, Task<Row?>>> Rows = new(() => EF.CompileAsyncQuery((ClinicDb db, Guid account, StaffId provider, PatientId patient, DateOnly first, string one, string two, string three, DateTime earliest, DateTime begins, DateTime ends, Guid own) => (
        from staff in db.Users
        where staff.Id == account && !staff.Deactivated
        from chart in db.Patients.Where(it => it.Id == patient).DefaultIfEmpty()
        from week in db.ProviderWeeks.Where(it => it.Provider == provider).DefaultIfEmpty()
        select new Row(
            staff.DisplayName,
            staff.Credentials,
            db.UserRoles.Any(held => held.UserId == staff.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == nameof(Role.Clinician))),
            db.UserRoles.Any(held => held.UserId == staff.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == nameof(Role.Therapist))),
            chart != null,
            chart!.DeceasedOn,
            chart.ArchivedAt,
            week!.Week,
            db.Absences.Any(it => it.Provider == provider && it.EndedAt == null && it.LastDay >= first),
            db.TakenTimes.Any(it => (it.Whom == one || it.Whom == two || it.Whom == three) && it.From > earliest && it.From < ends && it.To > begins && it.Owner != own))).FirstOrDefault()));

    private static readonly Compiled<Func<ClinicDb, PatientId, Task<Chart?>>> Charts = new(() => EF.CompileAsyncQuery((ClinicDb db, PatientId id) =>
        db.Patients.Where(it => it.Id == id).Select(it => new Chart(it.DeceasedOn, it.ArchivedAt)).FirstOrDefault()));

    /// <summary>Reads it.</summary>
    /// <param name="patient">Null where nobody is named.</param>
    /// <param name="wish">The time asked for; null where nobody looks whether it is free, or it is none yet.</param>
    public static async Task<BookingGround> Load(ClinicDb db, StaffId? provider, PatientId? patient, ClinicHours hours, DateOnly today, TimeWish? wish = null)
    {
        var time = wish ?? TimeWish.None;
        if (provider is not { } id || await Rows.On(db)(db, id.Value, id, patient ?? default, today, time.Key(0), time.Key(1), time.Key(2), time.Earliest, time.From, time.To, time.Own) is not { } row || !(row.Prescribes || row.Counsels))
            return new BookingGround(null, null, await Whom(db, patient));
        var with = new Provider(id, row.Name, row.Credentials, row.Prescribes);
        var absences = row.IsAway ? await ProviderTimes.AbsencesFrom(db, id, today) : [];
        return new BookingGround(with, new ProviderTimes(with, row.Week ?? WorkWeek.Of(hours), absences, hours), Whom(patient, row.HasChart ? new Chart(row.DeceasedOn, row.ArchivedAt) : null), row.IsTaken);
    }

    /// <summary>Why nothing can be booked for a patient; empty where it can.</summary>
    public static async Task<IReadOnlyList<Finding>> Whom(ClinicDb db, PatientId? patient) => Whom(patient, patient is { } id ? await Charts.On(db)(db, id) : null);

    private static IReadOnlyList<Finding> Whom(PatientId? patient, Chart? chart)
    {
        if (patient is null) return [Finding.Required("Patient", "Choose a patient.")];
        if (chart is null) return [new Finding("Patient", "unknown", "There is no such patient.")];
        if (chart.DeceasedOn is not null) return [new Finding("Patient", "deceased", "This patient has died. Nothing can be booked.")];
        return chart.ArchivedAt is not null ? [ArchiveService.IsArchived("Patient")] : [];
    }

    private sealed record Chart(DateOnly? DeceasedOn, DateTime? ArchivedAt);

    private sealed record Row(string Name, string Credentials, bool Prescribes, bool Counsels, bool HasChart, DateOnly? DeceasedOn, DateTime? ArchivedAt, WorkWeek? Week, bool IsAway, bool IsTaken);
}
