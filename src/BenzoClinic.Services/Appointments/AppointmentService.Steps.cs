using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <content>The way through the office, and back.</content>
public sealed partial class AppointmentService
{
    /// <summary>A booking cancelled less than this before it begins is cancelled late.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromHours(24);

    /// <summary>The patient is here. Today's appointments only; also after a no-show.</summary>
    public Task<Outcome<Saved>> MarkArrived(AppointmentStep request) => Step(request, "Marked arrived", (it, scope) => Task.FromResult(it.Arrive(scope.Stamp)));

    /// <summary>The patient has gone in to the provider.</summary>
    public Task<Outcome<Saved>> MarkWithProvider(AppointmentStep request) => Step(request, "Marked with the provider", (it, scope) => Task.FromResult(it.Begin(scope.Stamp)));

    /// <summary>The patient has left the office.</summary>
    public Task<Outcome<Saved>> MarkLeft(AppointmentStep request) => Step(request, "Marked as left", (it, scope) => Task.FromResult(it.Leave(scope.Stamp)));

    /// <summary>The patient did not come: the time is free from then on.</summary>
    public Task<Outcome<Saved>> MarkNoShow(AppointmentStep request) => Step(request, "Marked as a no-show", (it, scope) => Freed(it, scope, it.MissedBy(scope.Stamp), AppointmentChangeKind.Missed, request.Why));

    /// <summary>Notes that the patient, who has not come, was called.</summary>
    public Task<Outcome<Saved>> NoteCall(AppointmentStep request) => Step(request, "Noted a call about an appointment", (it, scope) =>
    {
        var finding = it.Called(scope.Stamp);
        if (finding is null) scope.Db.AppointmentChanges.Add(new AppointmentChange(it, AppointmentChangeKind.Called, request.Why.Trim(), null, scope.Stamp));
        return Task.FromResult(finding);
    });

    /// <summary>When patients of a day were called because they had not come, the first call first.</summary>
    public async Task<ILookup<AppointmentId, DateTime>> Calls(DateOnly date)
    {
        var actor = await gate.Demand(Operation.SeeAppointments);
        await using var db = await factory.CreateDbContextAsync();
        var calls = await (
            from change in db.AppointmentChanges.AsNoTracking()
            join appointment in db.Appointments on change.AppointmentId equals appointment.Id
            where appointment.Date == date && change.Kind == AppointmentChangeKind.Called
                && (actor.Reach != Reach.Assigned || db.TherapistAssignments.Any(assignment => assignment.PatientId == appointment.PatientId && assignment.Therapist == actor.Id && assignment.EndedAt == null))
            orderby change.At
            select new { appointment.Id, change.At }).ToListAsync();
        return calls.ToLookup(call => call.Id, call => call.At);
    }

    /// <summary>Cancels what has not begun: the time is free from then on.</summary>
    public Task<Outcome<Saved>> Cancel(AppointmentStep request) => Step(request, "Cancelled an appointment", (it, scope) => Freed(
        it, scope, it.Cancel(scope.Stamp), CancelKind(it, scope.Stamp), request.Why));

    /// <summary>Takes the last step back. A time that was given back is taken again, where it is still free.</summary>
    public Task<Outcome<Saved>> Undo(AppointmentStep request) => Step(request, "Took a step of an appointment back", async (it, scope) =>
    {
        var held = it.TakesTime;
        if (it.Undo(await scope.Db.Visits.AnyAsync(visit => visit.AppointmentId == it.Id), scope.Stamp) is { } finding) return finding;
        if (!held && await Retake(it, scope) is { } taken) return taken;
        scope.Db.AppointmentChanges.Add(new AppointmentChange(it, AppointmentChangeKind.Undone, request.Why.Trim(), null, scope.Stamp));
        await MissedVisits.NotMissed(scope, it.PatientId, missed => missed.Appointment == it.Id);
        return null;
    });

    internal static AppointmentChangeKind CancelKind(Appointment it, Stamp stamp) =>
        it.StartsAt - stamp.At < Late ? AppointmentChangeKind.CancelledLate : AppointmentChangeKind.Cancelled;

    private async Task<Outcome<Saved>> Step(AppointmentStep request, string summary, Func<Appointment, WriteScope, Task<Finding?>> step)
    {
        // The summary is part of what is asked: one id must not stand for two different steps.
        var outcome = await writes.Run(
            new WriteRequest(Operation.ManageAppointments, request.OperationId, request.Patient, new { request, summary }, summary),
            scope => On(scope, request.Patient, request.Appointment, request.Revision, async it =>
            {
                if (request.Why.Length > Appointment.LongestNote) return Outcome<Saved>.Rejected(new Finding("Why", "too-long", $"At most {Appointment.LongestNote} characters."));
                var arrivesAfterAll = it.State == AppointmentState.NoShow;
                if (await step(it, scope) is { } finding) return Outcome<Saved>.Rejected(finding);
                if (arrivesAfterAll && it.State == AppointmentState.Arrived) await Keep(it, scope);
                await supply.Renew(scope, request.Patient);
                return Done(it, null);
            }));
        // A visit missed, or not missed after all.
        if (outcome.IsDone) events.Publish(ClinicChange.Worklist);
        return Published(outcome);
    }

    internal static async Task<Finding?> Freed(Appointment it, WriteScope scope, Finding? finding, AppointmentChangeKind kind, string why)
    {
        if (finding is not null) return finding;
        await Times.Release(scope.Db, it.Id.Value);
        scope.Db.AppointmentChanges.Add(new AppointmentChange(it, kind, why.Trim(), null, scope.Stamp));
        await MissedVisits.Happened(scope, it, kind);
        return null;
    }

    private async Task<Finding?> Retake(Appointment it, WriteScope scope)
    {
        if (it.WalkIn) return null;
        if (it.Group is { } group)
        {
            // Somebody may have taken the place meanwhile.
            var session = await scope.Db.GroupSessions.SingleAsync(row => row.Id == group);
            if (session.Join(await GroupService.Taken(scope.Db, group), scope.Stamp) is { } full) return full;
        }

        var keys = it.Group is null ? Times.Keys(it.Provider, it.Room, it.PatientId) : [TakenTime.OfPatient(it.PatientId)];
        await engine.LockTimes(scope.Db, keys);
        var (clashes, _) = await Booking.TakeLocked(scope, it.Id.Value, keys, it.Place, "", await settings.Current());
        return clashes.Count > 0 ? clashes[0] with { Field = "" } : null;
    }

    // Who comes after all is here, whatever was booked over the time since: what is still free is taken again, the rest is seen on the schedule.
    private async Task Keep(Appointment it, WriteScope scope)
    {
        if (it.WalkIn) return;
        var keys = it.Group is null ? Times.Keys(it.Provider, it.Room, it.PatientId) : [TakenTime.OfPatient(it.PatientId)];
        await engine.LockTimes(scope.Db, keys);
        var taken = await Times.Taken(scope.Db, keys, it.StartsAt, it.EndsAt, it.Id.Value);
        if (taken.Count == 0) Times.Take(scope.Db, it.Id.Value, keys, it.Place, taken);
    }
}
