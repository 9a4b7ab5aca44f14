using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Books times, moves them, takes walk-ins and follows patients through the office.</summary>
public sealed partial class AppointmentService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, ClinicEvents events, ClinicSettingsReader settings, SupplyFlag supply, IDatabaseEngine engine, BookingWrites bookings)
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

    /// <summary>What became of an appointment since it was booked, the latest first.</summary>
    public async Task<IReadOnlyList<AppointmentHistoryRow>> History(PatientId patient, AppointmentId appointment)
    {
        await gate.Demand(Operation.SeeAppointments, patient);
        await using var db = await factory.CreateDbContextAsync();
        if (await db.Appointments.AsNoTracking().FirstOrDefaultAsync(it => it.Id == appointment && it.PatientId == patient) is not { } it) return [];
        var changes = await db.AppointmentChanges.AsNoTracking().Where(change => change.AppointmentId == appointment).OrderByDescending(change => change.At).ThenByDescending(change => change.Id).ToListAsync();
        return await AppointmentHistory.Rows(db, it, changes, await settings.Current());
    }

    /// <summary>Books a time from today on.</summary>
    public async Task<Outcome<Saved>> Book(BookAppointment request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.ManageAppointments, request.OperationId, request.Patient, request, "Booked an appointment"),
            scope => bookings.Book(scope, request));
        return Published(outcome);
    }

    /// <summary>Books two visits of a patient on one trip, both or none.</summary>
    public async Task<Outcome<Saved>> BookPair(BookPair request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.ManageAppointments, request.OperationId, request.First.Patient, request, "Booked two appointments on one trip"),
            async scope =>
            {
                if (request.First.Patient != request.Second.Patient) return Outcome<Saved>.Missing();
                // All locks at once: each visit's own are held already when it asks for them.
                if (request is { First: { Provider: { } one, Patient: { } patient }, Second.Provider: { } other })
                    await engine.LockTimes(scope.Db, [.. Times.Keys(one, request.First.Room, patient), .. Times.Keys(other, request.Second.Room, null)], patient);
                var first = await bookings.Book(scope, request.First);
                // What the first takes is there for the second to meet.
                await scope.Db.SaveChangesAsync();
                return first.IsDone ? (await bookings.Book(scope, request.Second)).Match(_ => first, refused => Outcome<Saved>.Rejected(refused), Outcome<Saved>.Stale, Outcome<Saved>.Missing) : first;
            });
        return Published(outcome);
    }

    /// <summary>Moves what has not begun; the time it had is free from then on, and stays in its history.</summary>
    public async Task<Outcome<Saved>> Move(MoveAppointment request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.ManageAppointments, request.OperationId, request.Patient, request, "Moved an appointment"),
            scope => On(scope, request.Patient, request.Appointment, request.Revision, it => bookings.Move(scope, it, request)));
        return Published(outcome);
    }

    /// <summary>Changes visit type and note.</summary>
    public async Task<Outcome<Saved>> Describe(DescribeAppointment request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.ManageAppointments, request.OperationId, request.Patient, request, "Changed an appointment's type or note"),
            scope => On(scope, request.Patient, request.Appointment, request.Revision, async it =>
            {
                var ask = new BookingAsk(it.PatientId, it.Provider, it.Date, it.Start, it.Minutes, request.Type, it.Room, request.Note.Trim(), "");
                var (findings, _) = await Booking.Judge(scope.Db, ask, await settings.Current(), it.Date, isGroup: it.Group is not null);
                var mine = findings.Where(finding => finding.Field is "Type" or "Note").ToList();
                return mine.Count > 0 ? Outcome<Saved>.Rejected(mine) : Done(it, it.Describe(request.Type, request.Note.Trim(), scope.Stamp));
            }));
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

    private async Task<Outcome<Saved>> WalkInIn(WriteScope scope, AddWalkIn request)
    {
        var findings = new List<Finding>(await BookingGround.Whom(scope.Db, request.Patient));
        var (provider, refused) = await Booking.OfProvider(scope.Db, request.Provider);
        if (refused is not null) findings.Add(refused);
        if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);
        if (provider is null || request.Patient is not { } patient) return Outcome<Saved>.Missing();

        await engine.LockTimes(scope.Db, [TakenTime.OfPatient(patient)], patient);
        if (await Booking.AlreadyToday(scope.Db, patient, provider.Id, scope.Stamp.Today) is { } already) return Outcome<Saved>.Rejected(already);
        var now = scope.Stamp.At;
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        var place = new AppointmentPlace(provider.Id, "", scope.Stamp.Today, TimeOnly.FromDateTime(ClinicClock.ToClinic(minute)), minute, 30);
        var type = (await settings.Current()).UsualType(provider.Prescribes, place.Minutes)?.Id ?? "";
        return await bookings.Add(scope, new Appointment(AppointmentId.New(), patient, place, new AppointmentTerms(type), walkIn: true, scope.Stamp), provider);
    }

    private Outcome<Saved> Published(Outcome<Saved> outcome) => events.Published(outcome, ClinicChange.Appointments);

    private static Outcome<Saved> Done(Appointment it, Finding? finding) =>
        finding is null ? Outcome<Saved>.Done(new Saved(it.Id.Value, it.Revision)) : Outcome<Saved>.Rejected(finding);

    private static async Task<Outcome<Saved>> On(WriteScope scope, PatientId patient, AppointmentId appointment, int revision, Func<Appointment, Task<Outcome<Saved>>> act)
    {
        var it = await scope.Db.Appointments.FirstOrDefaultAsync(row => row.Id == appointment && row.PatientId == patient);
        if (it is null) return Outcome<Saved>.Missing();
        return it.Revision == revision ? await act(it) : await ClinicWrites.StaleOf(scope.Db, it);
    }
}
