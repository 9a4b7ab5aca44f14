using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Visits;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Medications;

/// <summary>
/// Puts a supply that ends before the next visit on the worklist, and takes it off once that is over: in the transaction of whatever
/// changed the doses, the supply or the booking.
/// </summary>
public sealed class SupplyFlag(Formulary formulary, ClinicStock stock, IDatabaseEngine engine)
{
    private const string Over = "Closed by itself: the supply reaches the next visit, or the patient is here.";

    /// <summary>Looks anew. What was changed is saved first, inside the transaction, so that it counts.</summary>
    /// <param name="record">The record where it is loaded already.</param>
    /// <param name="concerns">What was read since the patient was locked, by who did so already.</param>
    internal async Task Renew(WriteScope scope, PatientId patient, TaperRecord? record = null, PatientConcerns? concerns = null)
    {
        var (db, today) = (scope.Db, scope.Stamp.Today);
        // A booking and a dose of the same instant each change what the other reckons with.
        if (concerns is null) await engine.LockPatient(db, patient);
        // Nothing was ever counted, dispensed or prescribed of most charts: no more than a look-up.
        if (!(concerns ?? await PatientConcerns.Of(db, patient)).KeepsSupply && !db.ChangeTracker.Entries().Any(it => it.Entity is SupplyEntry or Prescription)) return;
        await db.SaveChangesAsync();
        if (await SupplyPicture.Load(db, patient, formulary, await stock.Current(), today, record) is not { } picture) return;
        await MissedVisits.Restate(scope, patient, picture);
        var next = await VisitQueries.NextBooked(db, patient, today.AddDays(-1));
        // Who is here is booked on the way out.
        var isHere = next is null && await db.Appointments.AnyAsync(it => it.PatientId == patient && it.Date == today && (it.State == AppointmentState.Arrived || it.State == AppointmentState.WithProvider));
        var supply = picture.WithPending();
        var why = isHere ? null : Why(supply, next, today);
        var open = await db.SafetyItems.Where(it => it.PatientId == patient && it.Kind == SafetyItemKind.SupplyEnds && it.DoneAt == null).ToListAsync();
        foreach (var item in open.Where(item => item.Why != why)) item.Done(Over, scope.Stamp);
        if (why is not null) await WorklistItems.Raise(db, patient, SafetyItemKind.SupplyEnds, why, scope.Stamp, supply.RunsOutOn);
    }

    private static string? Why(SupplyForecast supply, DateOnly? next, DateOnly today)
    {
        if (supply.RunsOutOn is not { } end || (next is { } visit && end >= visit)) return null;
        var booked = next is { } day ? $"the next visit is {Wording.Day(day, today)}" : "no visit is booked";
        return supply.State == SupplyState.Out ? $"The supply ended {Wording.Day(end, today)}, {booked}." : $"The supply ends {Wording.Day(end, today)}, {booked}.";
    }
}
