using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Worklist;

namespace BenzoClinic.Services.Appointments;

/// <summary>Books and moves inside the transaction of whoever asks for it: the booking dialog, the waitlist, a patient by a link.</summary>
public sealed class BookingWrites(ClinicSettingsReader settings, SupplyFlag supply, IDatabaseEngine engine)
{
    /// <summary>Books a time, or says why not.</summary>
    internal async Task<Outcome<Saved>> Book(WriteScope scope, BookAppointment request)
    {
        var clinic = await settings.Current();
        var ask = new BookingAsk(request.Patient, request.Provider, request.Date, request.Start, request.Minutes, request.Type, request.Room, request.Note.Trim(), request.OverlapReason.Trim());
        var (findings, plan) = await Booking.Judge(scope.Db, ask, clinic, scope.Stamp.Today);
        if (plan is null || request.Patient is not { } patient) return Outcome<Saved>.Rejected(findings);

        var id = AppointmentId.New();
        var (clashes, overlaps) = await Booking.Take(scope, id.Value, patient, plan, ask.OverlapReason, clinic, engine);
        if (clashes.Count > 0) return Outcome<Saved>.Rejected(clashes);
        var terms = new AppointmentTerms(plan.Type.Id, ask.Note, OverlapReason: overlaps ? ask.OverlapReason : "");
        return await Add(scope, new Appointment(id, patient, plan.Place, terms, walkIn: false, scope.Stamp), plan.Provider);
    }

    /// <summary>Moves an appointment, or says why not.</summary>
    internal async Task<Outcome<Saved>> Move(WriteScope scope, Appointment it, MoveAppointment request)
    {
        if (it.Group is not null) return Outcome<Saved>.Rejected(new Finding("", "in-a-group", "This is a place in a group: the session is moved as a whole."));
        var clinic = await settings.Current();
        var ask = new BookingAsk(it.PatientId, request.Provider, request.Date, request.Start, request.Minutes, it.Type, request.Room, it.Note, request.OverlapReason.Trim());
        var (findings, plan) = await Booking.Judge(scope.Db, ask, clinic, scope.Stamp.Today, it.Id.Value);
        if (plan is null) return Outcome<Saved>.Rejected(findings);
        if (plan.Place == it.Place) return Outcome<Saved>.Rejected(new Finding("", "unchanged", "It stands there already."));

        var before = it.Place;
        var (clashes, overlaps) = await Booking.Take(scope, it.Id.Value, it.PatientId, plan, ask.OverlapReason, clinic, engine, moves: true);
        if (clashes.Count > 0) return Outcome<Saved>.Rejected(clashes);
        if (it.Move(plan.Place, overlaps ? ask.OverlapReason : "", scope.Stamp) is { } finding) return Outcome<Saved>.Rejected(finding);
        scope.Db.AppointmentChanges.Add(new AppointmentChange(it, AppointmentChangeKind.Moved, request.Why.Trim(), before, scope.Stamp));
        await Settle(scope, it, plan.Provider);
        return Outcome<Saved>.Done(new Saved(it.Id.Value, it.Revision));
    }

    /// <summary>Cancels what has not begun, or says why not.</summary>
    internal async Task<Finding?> Cancel(WriteScope scope, Appointment it, string why)
    {
        var kind = AppointmentService.CancelKind(it, scope.Stamp);
        if (await AppointmentService.Freed(it, scope, it.Cancel(scope.Stamp), kind, why) is { } finding) return finding;
        await supply.Renew(scope, it.PatientId);
        return null;
    }

    /// <summary>Adds an appointment whose time is taken. The patient is locked.</summary>
    internal async Task<Outcome<Saved>> Add(WriteScope scope, Appointment appointment, Provider provider)
    {
        scope.Db.Appointments.Add(appointment);
        await Settle(scope, appointment, provider);
        return Outcome<Saved>.Done(new Saved(appointment.Id.Value, appointment.Revision));
    }

    /// <summary>A time with a clinician is what an item "visit to book" waited for; any time may be the one the supply is to reach. The patient is locked.</summary>
    internal async Task Settle(WriteScope scope, Appointment booked, Provider provider)
    {
        var concerns = await PatientConcerns.Of(scope.Db, booked.PatientId);
        if (provider.Prescribes) await WorklistItems.VisitBooked(scope, booked, concerns);
        await supply.Renew(scope, booked.PatientId, concerns: concerns);
    }
}
