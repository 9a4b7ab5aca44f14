using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Visits;

/// <summary>Puts a visit's page together.</summary>
internal static class VisitReading
{
    /// <summary>The whole visit, which exists.</summary>
    public static async Task<VisitView> View(ClinicDb db, VisitId id)
    {
        var visit = await db.Visits.AsNoTracking().FirstAsync(it => it.Id == id);
        var appointment = await db.Appointments.AsNoTracking().FirstAsync(it => it.Id == visit.AppointmentId);
        var patient = await db.Patients.AsNoTracking().FirstAsync(it => it.Id == visit.PatientId);
        var before = await db.Visits.AsNoTracking()
            .Where(it => it.PatientId == visit.PatientId && it.SignedAt != null && it.Id != id && it.OpenedAt < visit.OpenedAt)
            .OrderByDescending(it => it.OpenedAt).FirstOrDefaultAsync();
        return new VisitView(
            visit.Id, visit.Revision, Head(patient), visit.Date,
            appointment.Id, appointment.State, appointment.Provider, await StaffNames.Of(db, appointment.Provider), appointment.ArrivedAt, appointment.SeenAt, appointment.LeftAt,
            visit.Vitals, before?.Vitals ?? Vitals.None, visit.Review, visit.Decision, visit.Note,
            await VisitQueries.DoseRecorded(db, id),
            visit.SignedBy is { } signer ? await StaffNames.Of(db, signer) : null, visit.SignedAt,
            await StaffNames.Of(db, visit.ChangedBy), visit.ChangedAt,
            await NextOf(db, visit));
    }

    private static async Task<NextVisit?> NextOf(ClinicDb db, Visit visit) =>
        await VisitQueries.Next(db, visit.PatientId, visit.Date) is { } next
            ? new NextVisit(next.Id, next.Date, next.Start, await StaffNames.Of(db, next.Provider))
            : null;

    private static VisitPatient Head(Patient it) =>
        new(it.Id, it.Details.FullName, it.Details.PreferredName, it.Details.Pronouns, it.Details.BirthDate, it.ChartNumber, it.Details.Language, it.Details.Interpreter, it.Details.Pregnancy, [.. it.Allergies]);
}
