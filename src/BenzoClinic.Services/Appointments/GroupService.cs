using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Group sessions: one booking with places. The session takes provider and room, each patient's place takes the patient's time.</summary>
public sealed class GroupService(ClinicWrites writes, ClinicEvents events, ClinicSettingsReader settings, IDatabaseEngine engine)
{
    /// <summary>Books a session, or a series of them, all or none.</summary>
    public async Task<Outcome<Saved>> Book(BookGroup request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.ManageAppointments, request.OperationId, null, request, "Booked a group session"), scope => BookIn(scope, request));
        return Published(outcome);
    }

    /// <summary>Gives a patient a place.</summary>
    public async Task<Outcome<Saved>> Join(JoinGroup request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.ManageAppointments, request.OperationId, request.Patient, request, "Gave a patient a place in a group"), scope => JoinIn(scope, request));
        return Published(outcome);
    }

    /// <summary>Moves a session with all its patients, or nothing where one of them is taken then.</summary>
    public async Task<Outcome<Saved>> Move(MoveGroup request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.ManageAppointments, request.OperationId, null, request, "Moved a group session"), scope => MoveIn(scope, request));
        return Published(outcome);
    }

    /// <summary>Cancels a session with all its places.</summary>
    public async Task<Outcome<Saved>> Cancel(CancelGroup request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.ManageAppointments, request.OperationId, null, request, "Cancelled a group session"), scope => On(scope, request.Session, request.Revision, async session =>
        {
            if (session.Cancel(scope.Stamp) is { } refused) return Outcome<Saved>.Rejected(refused);
            await Times.Release(scope.Db, session.Id.Value);
            foreach (var place in await Places(scope.Db, session.Id))
            {
                if (place.Cancel(scope.Stamp) is { } begun) return Outcome<Saved>.Rejected(begun);
                await Times.Release(scope.Db, place.Id.Value);
                // The clinic cancels, however late: no patient has stayed away.
                scope.Db.AppointmentChanges.Add(new AppointmentChange(place, AppointmentChangeKind.Cancelled, request.Why.Trim(), null, scope.Stamp));
            }

            return Outcome<Saved>.Done(new Saved(session.Id.Value, session.Revision));
        }));
        return Published(outcome);
    }

    internal static Task<int> Taken(ClinicDb db, GroupSessionId session) => db.Appointments.CountAsync(it => it.Group == session && it.State != AppointmentState.Cancelled);

    private async Task<Outcome<Saved>> BookIn(WriteScope scope, BookGroup request)
    {
        var clinic = await settings.Current();
        var ask = new BookingAsk(null, request.Provider, request.Date, request.Start, request.Minutes, request.Type, request.Room, "", "");
        var (findings, plan) = await Booking.Judge(scope.Db, ask, clinic, scope.Stamp.Today, isGroup: true);
        List<Finding> all = [.. findings];
        if (request.Name.Trim().Length is 0 or > ClinicSettings.LongestName) all.Add(Finding.Required("Name", $"Write what the group is called, at most {ClinicSettings.LongestName} characters."));
        if (request.Places is not (>= 2 and <= GroupSession.MostPlaces)) all.Add(new Finding("Places", "out-of-range", $"Between 2 and {GroupSession.MostPlaces} places."));
        if (request.Rule is not null && request.Date is { } from) all.AddRange(request.Rule.Check(from));
        if (all.Count > 0 || plan is null) return Outcome<Saved>.Rejected(all);

        var keys = Times.Keys(plan.Place.Provider, plan.Place.Room, null);
        await engine.LockTimes(scope.Db, keys);
        var dates = request.Rule?.Dates(plan.Place.Date) ?? [plan.Place.Date];
        var (series, first) = (dates.Count > 1 ? SeriesId.New() : (SeriesId?)null, default(Saved));
        foreach (var date in dates)
        {
            var (findingsThen, planThen) = await Booking.Judge(scope.Db, ask with { Date = date }, clinic, scope.Stamp.Today, isGroup: true);
            if (planThen is null) return Outcome<Saved>.Rejected([.. findingsThen.Select(finding => On(date, finding))]);
            var session = new GroupSession(GroupSessionId.New(), request.Name.Trim(), planThen.Type.Id, request.Places!.Value, planThen.Place, series, scope.Stamp);
            var (clashes, _) = await Booking.TakeLocked(scope, session.Id.Value, keys, planThen.Place, "", clinic);
            if (clashes.Count > 0) return Outcome<Saved>.Rejected([.. clashes.Select(finding => On(date, finding))]);
            scope.Db.GroupSessions.Add(session);
            if (first == default) first = new Saved(session.Id.Value, session.Revision);
        }

        return Outcome<Saved>.Done(first);

        Finding On(DateOnly date, Finding finding) => dates.Count == 1 ? finding : finding with { Sentence = $"{Wording.Day(date, dates[0])}: {finding.Sentence}" };
    }

    private async Task<Outcome<Saved>> JoinIn(WriteScope scope, JoinGroup request)
    {
        if (await BookingGround.Whom(scope.Db, request.Patient) is { Count: > 0 } findings) return Outcome<Saved>.Rejected(findings);
        if (request.Patient is not { } patient || await scope.Db.GroupSessions.FirstOrDefaultAsync(it => it.Id == request.Session) is not { } first) return Outcome<Saved>.Missing();
        if (first.Date < scope.Stamp.Today) return Outcome<Saved>.Rejected(new Finding("Group", "past", "This session is over."));
        await engine.LockTimes(scope.Db, [TakenTime.OfPatient(patient)]);
        var saved = default(Saved);
        foreach (var session in await Sessions(scope.Db, first, request.Following))
        {
            if (await Place(scope, session, patient, request.Note.Trim()) is { } refused)
            {
                // Of the later ones, what does not fit is left out; it is seen on the schedule.
                if (session.Id == first.Id) return Outcome<Saved>.Rejected(refused);
            }
            else if (saved == default) saved = new Saved(session.Id.Value, session.Revision);
        }

        return Outcome<Saved>.Done(saved);
    }

    private async Task<IReadOnlyList<Finding>?> Place(WriteScope scope, GroupSession session, PatientId patient, string note)
    {
        if (await scope.Db.Appointments.AnyAsync(it => it.Group == session.Id && it.PatientId == patient && it.State != AppointmentState.Cancelled)) return [new Finding("Patient", "in-already", "The patient has a place in this session.")];
        var taken = await Times.Taken(scope.Db, [TakenTime.OfPatient(patient)], session.Place.StartsAt, session.Place.EndsAt);
        if (await Clashes.Of(scope.Db, taken, session.Provider, session.Room, await settings.Current()) is { Count: > 0 } clashes) return clashes;
        if (session.Join(await Taken(scope.Db, session.Id), scope.Stamp) is { } full) return [full];
        var place = new Appointment(AppointmentId.New(), patient, session.Place, new AppointmentTerms(session.Type, note, Group: session.Id), walkIn: false, scope.Stamp);
        Times.Take(scope.Db, place.Id.Value, [TakenTime.OfPatient(patient)], session.Place, []);
        scope.Db.Appointments.Add(place);
        return null;
    }

    private async Task<Outcome<Saved>> MoveIn(WriteScope scope, MoveGroup request) => await On(scope, request.Session, request.Revision, async session =>
    {
        var clinic = await settings.Current();
        var ask = new BookingAsk(null, request.Provider, request.Date, request.Start, request.Minutes, session.Type, request.Room, "", "");
        var (findings, plan) = await Booking.Judge(scope.Db, ask, clinic, scope.Stamp.Today, isGroup: true);
        if (plan is null) return Outcome<Saved>.Rejected(findings);
        var places = await Places(scope.Db, session.Id);
        var keys = Times.Keys(plan.Place.Provider, plan.Place.Room, null);
        await engine.LockTimes(scope.Db, [.. keys, .. places.Select(it => TakenTime.OfPatient(it.PatientId))]);
        var (clashes, _) = await Booking.TakeLocked(scope, session.Id.Value, keys, plan.Place, "", clinic, moves: true);
        if (clashes.Count > 0) return Outcome<Saved>.Rejected(clashes);
        if (session.Move(plan.Place, scope.Stamp) is { } refused) return Outcome<Saved>.Rejected(refused);
        foreach (var place in places)
        {
            var before = place.Place;
            if (place.Move(plan.Place, "", scope.Stamp) is { } begun) return Outcome<Saved>.Rejected(begun);
            var (taken, _) = await Booking.TakeLocked(scope, place.Id.Value, [TakenTime.OfPatient(place.PatientId)], plan.Place, "", clinic, moves: true);
            if (taken.Count > 0) return Outcome<Saved>.Rejected(new Finding("Start", "patient-taken", $"One of the patients is taken then: {taken[0].Sentence}"));
            scope.Db.AppointmentChanges.Add(new AppointmentChange(place, AppointmentChangeKind.Moved, request.Why.Trim(), before, scope.Stamp));
        }

        return Outcome<Saved>.Done(new Saved(session.Id.Value, session.Revision));
    });

    private static Task<List<Appointment>> Places(ClinicDb db, GroupSessionId session) => db.Appointments.Where(it => it.Group == session && it.State != AppointmentState.Cancelled).ToListAsync();

    private static async Task<List<GroupSession>> Sessions(ClinicDb db, GroupSession first, bool following) => following && first.Series is { } series
        ? await db.GroupSessions.Where(it => it.Series == series && it.Date >= first.Date && it.CancelledAt == null).OrderBy(it => it.Date).ToListAsync()
        : [first];

    private static async Task<Outcome<Saved>> On(WriteScope scope, GroupSessionId id, int revision, Func<GroupSession, Task<Outcome<Saved>>> act)
    {
        if (await scope.Db.GroupSessions.FirstOrDefaultAsync(it => it.Id == id) is not { } session) return Outcome<Saved>.Missing();
        return session.Revision == revision ? await act(session) : await ClinicWrites.StaleOf(scope.Db, session);
    }

    private Outcome<Saved> Published(Outcome<Saved> outcome) => events.Published(outcome, ClinicChange.Appointments);
}
