using System.Globalization;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tapers;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Worklist;

/// <summary>
/// A visit with a clinician that was missed or cancelled late while the patient tapers: on the worklist and in the taper's record, in the
/// transaction of what happened. It leaves when the patient has been seen or when the step is undone; a new booking alone does not take it off.
/// </summary>
internal static class MissedVisits
{
    /// <summary>A visit was missed or cancelled. The supply's day is put into the sentence when the supply is looked at anew, after this.</summary>
    public static async Task Happened(WriteScope scope, Appointment it, AppointmentChangeKind kind)
    {
        if (kind is not (AppointmentChangeKind.Missed or AppointmentChangeKind.CancelledLate)) return;
        var (db, stamp) = (scope.Db, scope.Stamp);
        if (await TaperWrites.Load(db, it.PatientId) is not { } record || !record.TakesSomething(stamp.Today)) return;
        var clinicians = await Providers.Clinicians(db);
        if (!clinicians.Contains(it.Provider) || await db.Patients.AnyAsync(patient => patient.Id == it.PatientId && patient.DeceasedOn != null)) return;
        if (await ComesAnyway(db, it, kind, clinicians, stamp.Today)) return;
        if (!record.VisitMissed(new MissedVisit(it.Id, it.Date, it.Start, kind == AppointmentChangeKind.CancelledLate), stamp)) return;
        var why = Sentence(record, null, stamp.Today);
        if (await Open(db, it.PatientId) is { Count: > 0 } open) open.ForEach(item => item.Restate(why, stamp));
        else await WorklistItems.Raise(db, it.PatientId, SafetyItemKind.MissedVisit, why, stamp);
    }

    /// <summary>The step was taken back, or a cancelled visit was booked anew for the same day or an earlier one.</summary>
    public static async Task NotMissed(WriteScope scope, PatientId patient, Func<MissedVisit, bool> which)
    {
        if (await Waiting(scope.Db, patient) is not { } record) return;
        var missed = record.MissedVisits.Where(which).ToList();
        foreach (var visit in missed) record.VisitNotMissed(visit.Appointment, scope.Stamp);
        if (missed.Count == 0) return;
        await Raised(scope, record);
        if (record.MissedVisits.Count > 0) (await Open(scope.Db, patient)).ForEach(item => item.Restate(Sentence(record, null, scope.Stamp.Today), scope.Stamp));
        else await WorklistItems.Resolve(scope.Db, patient, SafetyItemKind.MissedVisit, "Closed by itself: the visit was not missed after all.", scope.Stamp);
    }

    /// <summary>A visit was opened with the patient.</summary>
    public static async Task Seen(WriteScope scope, PatientId patient)
    {
        if (await Waiting(scope.Db, patient) is { } record && record.Seen(scope.Stamp)) await Raised(scope, record);
        await WorklistItems.Resolve(scope.Db, patient, SafetyItemKind.MissedVisit, "Closed by itself: the patient has been seen.", scope.Stamp);
    }

    /// <summary>The supply may end on another day now.</summary>
    public static async Task Restate(WriteScope scope, PatientId patient, SupplyPicture picture)
    {
        if (picture.Record.MissedVisits.Count == 0) return;
        var why = Sentence(picture.Record, picture.WithPending(), scope.Stamp.Today);
        (await Open(scope.Db, patient)).ForEach(item => item.Restate(why, scope.Stamp));
    }

    // One that is seen that day or later has not been missed, and neither is a cancelled one in whose place an earlier or another time of that day is booked.
    private static async Task<bool> ComesAnyway(ClinicDb db, Appointment it, AppointmentChangeKind kind, List<StaffId> clinicians, DateOnly today)
    {
        if (await db.Visits.AnyAsync(visit => visit.PatientId == it.PatientId && visit.Date >= it.Date)) return true;
        var others = await db.Appointments.AsNoTracking()
            .Where(other => other.PatientId == it.PatientId && other.Id != it.Id && other.Date >= today && other.Date <= it.Date && clinicians.Contains(other.Provider)).ToListAsync();
        return others.Exists(other => other.IsHere || (kind == AppointmentChangeKind.CancelledLate && other.State == AppointmentState.Expected));
    }

    private static string Sentence(TaperRecord record, SupplyForecast? supply, DateOnly today)
    {
        List<string> sentences = [.. record.MissedVisits.OrderBy(visit => visit.On).ThenBy(visit => visit.Start).Select(visit => Of(visit, today))];
        sentences.Add(supply?.RunsOutOn is not { } end ? "When the supply ends is not known." : $"The supply {(supply.State == SupplyState.Out ? "ended" : "ends")} {Wording.Day(end, today)}.");
        if (record.StepsWaitingForVisit(today) is > 0 and var waiting) sentences.Add($"{Wording.Count(waiting, "ordered step")} {(waiting == 1 ? "waits" : "wait")}.");
        return string.Join(' ', sentences);
    }

    private static string Of(MissedVisit visit, DateOnly today) =>
        string.Create(CultureInfo.InvariantCulture, $"{(visit.Cancelled ? "Cancelled late:" : "Did not come on")} {Wording.Day(visit.On, today)} at {visit.Start:H\\:mm}.");

    private static async Task Raised(WriteScope scope, TaperRecord record)
    {
        foreach (var item in record.Raised) await WorklistItems.Raise(scope.Db, record.PatientId, item.Kind, item.Why, scope.Stamp);
    }

    // Of most patients nothing was missed: no history is loaded for them.
    private static async Task<TaperRecord?> Waiting(ClinicDb db, PatientId patient) => (await PatientConcerns.Of(db, patient)).Missed ? await TaperWrites.Load(db, patient) : null;

    private static async Task<List<SafetyItem>> Open(ClinicDb db, PatientId patient) =>
        await db.SafetyItems.Where(item => item.PatientId == patient && item.Kind == SafetyItemKind.MissedVisit && item.DoneAt == null).ToListAsync();
}
