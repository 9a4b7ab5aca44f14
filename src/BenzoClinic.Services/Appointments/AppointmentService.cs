using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Books times, takes walk-ins and follows patients through the office.</summary>
public sealed class AppointmentService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, ClinicEvents events, ClinicSettingsReader settings, SupplyFlag supply)
{
    /// <summary>The day's appointments in order of time, cancelled ones left out.</summary>
    public async Task<IReadOnlyList<AppointmentRow>> Day(DateOnly date)
    {
        var actor = await gate.Demand(Operation.SeeAppointments);
        await using var db = await factory.CreateDbContextAsync();
        return await AppointmentLists.Rows(db, actor, all => all
            .Where(it => it.Date == date && it.State != AppointmentState.Cancelled)
            .OrderBy(it => it.Start).ThenBy(it => it.Id));
    }

    /// <summary>All appointments of a patient, latest day first.</summary>
    public async Task<IReadOnlyList<AppointmentRow>> ForPatient(PatientId patient)
    {
        var actor = await gate.Demand(Operation.SeeAppointments, patient);
        await using var db = await factory.CreateDbContextAsync();
        return await AppointmentLists.Rows(db, actor, all => all
            .Where(it => it.PatientId == patient)
            .OrderByDescending(it => it.Date).ThenByDescending(it => it.Start));
    }

    /// <summary>Clinicians and therapists who may be booked.</summary>
    public async Task<IReadOnlyList<Provider>> Bookable()
    {
        await gate.Demand(Operation.ReadReference);
        await using var db = await factory.CreateDbContextAsync();
        return await Providers.Bookable(db);
    }

    /// <summary>Books a time from today on.</summary>
    public async Task<Outcome<Saved>> Book(BookAppointment request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.ManageAppointments, request.OperationId, request.Patient, request, "Booked an appointment"),
            scope => BookIn(scope, request));
        return Published(outcome);
    }

    /// <summary>Takes a patient who came without a booking: here from now on.</summary>
    public async Task<Outcome<Saved>> WalkIn(AddWalkIn request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.ManageAppointments, request.OperationId, request.Patient, request, "Added a walk-in"),
            scope => WalkInIn(scope, request));
        return Published(outcome);
    }

    /// <summary>The patient is here. Today's appointments only; also after a no-show.</summary>
    public Task<Outcome<Saved>> MarkArrived(AppointmentStep request) => Step(request, "Marked arrived", (it, stamp) => it.Arrive(stamp));

    /// <summary>The patient has gone in to the provider.</summary>
    public Task<Outcome<Saved>> MarkWithProvider(AppointmentStep request) => Step(request, "Marked with the provider", (it, stamp) => it.Begin(stamp));

    /// <summary>The patient has left the office.</summary>
    public Task<Outcome<Saved>> MarkLeft(AppointmentStep request) => Step(request, "Marked as left", (it, stamp) => it.Leave(stamp));

    /// <summary>The patient did not come.</summary>
    public Task<Outcome<Saved>> MarkNoShow(AppointmentStep request) => Step(request, "Marked as a no-show", (it, stamp) => it.MissedBy(stamp));

    /// <summary>Cancels what has not begun.</summary>
    public Task<Outcome<Saved>> Cancel(AppointmentStep request) => Step(request, "Cancelled an appointment", (it, stamp) => it.Cancel(stamp));

    private async Task<Outcome<Saved>> Step(AppointmentStep request, string summary, Func<Appointment, Stamp, Finding?> step)
    {
        // The summary is part of what is asked: one id must not stand for two different steps.
        var outcome = await writes.Run(
            new WriteRequest(Operation.ManageAppointments, request.OperationId, request.Patient, new { request, summary }, summary),
            async scope =>
            {
                var it = await scope.Db.Appointments.FirstOrDefaultAsync(row => row.Id == request.Appointment && row.PatientId == request.Patient);
                if (it is null) return Outcome<Saved>.Missing();
                if (it.Revision != request.Revision) return await ClinicWrites.StaleOf(scope.Db, it);
                if (step(it, scope.Stamp) is { } finding) return Outcome<Saved>.Rejected(finding);
                await supply.Renew(scope, request.Patient);
                return Outcome<Saved>.Done(new Saved(it.Id.Value, it.Revision));
            });
        return Published(outcome);
    }

    private async Task<Outcome<Saved>> BookIn(WriteScope scope, BookAppointment request)
    {
        var findings = new List<Finding>(await Booking.Check(scope.Db, request.Patient, request.Provider));
        findings.AddRange(Booking.CheckTime(request, scope.Stamp.Today, (await settings.Current()).Hours, out var startsAt));
        if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);
        if (request is not { Patient: { } patient, Provider: { } provider, Date: { } date, Start: { } start, Minutes: { } minutes }) return Outcome<Saved>.Missing();

        await FreeTime.Hold(scope.Db, patient, provider);
        var clashes = await FreeTime.Clashes(scope.Db, patient, provider, date, startsAt, startsAt.AddMinutes(minutes));
        if (clashes.Count > 0) return Outcome<Saved>.Rejected(clashes);
        return await Added(scope, new Appointment(AppointmentId.New(), patient, provider, date, start, startsAt, minutes, walkIn: false, scope.Stamp));
    }

    private async Task<Outcome<Saved>> WalkInIn(WriteScope scope, AddWalkIn request)
    {
        var findings = await Booking.Check(scope.Db, request.Patient, request.Provider);
        if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);
        if (request is not { Patient: { } patient, Provider: { } provider }) return Outcome<Saved>.Missing();

        await FreeTime.Hold(scope.Db, patient, provider);
        if (await Booking.AlreadyToday(scope.Db, patient, provider, scope.Stamp.Today) is { } already) return Outcome<Saved>.Rejected(already);
        var now = scope.Stamp.At;
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        var start = TimeOnly.FromDateTime(ClinicClock.ToClinic(minute));
        return await Added(scope, new Appointment(AppointmentId.New(), patient, provider, scope.Stamp.Today, start, minute, 30, walkIn: true, scope.Stamp));
    }

    private async Task<Outcome<Saved>> Added(WriteScope scope, Appointment appointment)
    {
        var booked = await Booking.Add(scope, appointment);
        if (booked.IsDone) await supply.Renew(scope, appointment.PatientId);
        return booked;
    }

    private Outcome<Saved> Published(Outcome<Saved> outcome)
    {
        if (outcome.IsDone) events.Publish(ClinicChange.Appointments);
        return outcome;
    }
}
