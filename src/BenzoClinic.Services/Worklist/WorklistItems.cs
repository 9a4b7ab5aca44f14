using System.Globalization;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Worklist;

/// <summary>Puts items on the worklist and takes them off, inside the transaction of what caused it.</summary>
public static class WorklistItems
{
    private static readonly Compiled<Func<ClinicDb, PatientId, SafetyItemKind, IAsyncEnumerable<SafetyItem>>> OpenItems = new(() => EF.CompileAsyncQuery((ClinicDb db, PatientId patient, SafetyItemKind kind) =>
        db.SafetyItems.Where(item => item.PatientId == patient && item.Kind == kind && item.DoneAt == null)));

    /// <summary>Raises an item, unless the same one is already open for the patient.</summary>
    /// <param name="why">One sentence, what happened.</param>
    /// <param name="day">The day the sentence is about, where others go by it; null otherwise.</param>
    public static async Task Raise(ClinicDb db, PatientId patient, SafetyItemKind kind, string why, Stamp stamp, DateOnly? day = null)
    {
        foreach (var item in await Open(db, patient, kind))
            if (item.Why == why) return;
        db.SafetyItems.Add(new SafetyItem(SafetyItemId.New(), patient, kind, why, stamp, day));
    }

    /// <summary>Closes every open item of the kind: its cause is gone.</summary>
    /// <param name="whatWasDone">One sentence.</param>
    public static async Task Resolve(ClinicDb db, PatientId patient, SafetyItemKind kind, string whatWasDone, Stamp stamp)
    {
        foreach (var item in await Open(db, patient, kind)) item.Done(whatWasDone, stamp);
    }

    /// <summary>A time with a clinician was booked: whoever waited for one waits no longer, and a cancelled one of that day or later was only moved.</summary>
    internal static async Task VisitBooked(WriteScope scope, Appointment booked, PatientConcerns concerns)
    {
        var (db, stamp) = (scope.Db, scope.Stamp);
        var day = booked.Date.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);
        var done = booked.WalkIn ? $"Closed by itself: the patient came on {day}." : $"Closed by itself: a visit is booked on {day} at {booked.Start:HH\\:mm}.";
        if (concerns.VisitToBook) await Resolve(db, booked.PatientId, SafetyItemKind.VisitToBook, done, stamp);
        if (concerns.Missed) await MissedVisits.NotMissed(scope, booked.PatientId, missed => missed.Cancelled && booked.Date <= missed.On);
    }

    // What the same transaction has added and not saved yet counts too.
    private static async Task<List<SafetyItem>> Open(ClinicDb db, PatientId patient, SafetyItemKind kind)
    {
        await foreach (var _ in OpenItems.On(db)(db, patient, kind))
        {
            // Tracked is all they need to be.
        }

        return [.. db.SafetyItems.Local.Where(item => item.PatientId == patient && item.Kind == kind && item.DoneAt is null)];
    }
}
