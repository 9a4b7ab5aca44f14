using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <content>Sessions that are booked: moved or cancelled with all their patients, one alone or with those that follow in their series.</content>
public sealed partial class GroupService
{
    /// <summary>Where a session, and those that follow where it is asked, would go.</summary>
    public async Task<SeriesPreview> Preview(MoveGroup request)
    {
        await gate.Demand(Operation.ManageAppointments);
        await using var db = await factory.CreateDbContextAsync();
        if (await db.GroupSessions.FirstOrDefaultAsync(it => it.Id == request.Session && it.CancelledAt == null) is not { } first) return new SeriesPreview([new Finding("", "no-session", "This session is cancelled.")], []);
        var clinic = await settings.Current();
        var (findings, plan) = await Judge(db, request, first, clinic, clock.Today);
        return plan is null ? new SeriesPreview(findings, []) : new SeriesPreview([], await Days(db, await Whole(db, first, request.Following), plan, clinic, clock.Today));
    }

    /// <summary>Moves a session, or it and those that follow, with all its patients; nothing where one of them is taken then.</summary>
    public async Task<Outcome<Saved>> Move(MoveGroup request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.ManageAppointments, request.OperationId, null, request, "Moved a group session"), scope => On(scope, request.Session, request.Revision, request.Why, first => MoveIn(scope, first, request)));
        return Published(outcome);
    }

    /// <summary>Cancels a session, or it and those that follow, with all its places.</summary>
    public async Task<Outcome<Saved>> Cancel(CancelGroup request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.ManageAppointments, request.OperationId, null, request, "Cancelled a group session"), scope => On(scope, request.Session, request.Revision, request.Why, async first =>
        {
            foreach (var (session, places) in await Whole(scope.Db, first, request.Following))
            {
                if (session.Cancel(scope.Stamp) is { } refused) return Outcome<Saved>.Rejected(refused);
                await Times.Release(scope.Db, session.Id.Value);
                foreach (var place in places)
                {
                    if (place.Cancel(scope.Stamp) is { } begun) return Outcome<Saved>.Rejected(begun);
                    await Times.Release(scope.Db, place.Id.Value);
                    // The clinic cancels, however late: no patient has stayed away.
                    scope.Db.AppointmentChanges.Add(new AppointmentChange(place, AppointmentChangeKind.Cancelled, request.Why.Trim(), null, scope.Stamp));
                }
            }

            return Outcome<Saved>.Done(new Saved(first.Id.Value, first.Revision));
        }));
        return Published(outcome);
    }

    private async Task<Outcome<Saved>> MoveIn(WriteScope scope, GroupSession first, MoveGroup request)
    {
        var clinic = await settings.Current();
        var (findings, plan) = await Judge(scope.Db, request, first, clinic, scope.Stamp.Today);
        if (plan is null) return Outcome<Saved>.Rejected(findings);
        var keys = Times.Keys(plan.Place.Provider, plan.Place.Room, null);
        var whole = await Whole(scope.Db, first, request.Following);
        await engine.LockTimes(scope.Db, [.. keys, .. whole.SelectMany(it => it.Places).Select(it => TakenTime.OfPatient(it.PatientId)).Distinct()]);
        var days = await Days(scope.Db, whole, plan, clinic, scope.Stamp.Today);
        if (days is [{ Problems: { Count: > 0 } problems }]) return Outcome<Saved>.Rejected(problems);
        if (SeriesService.Refused(days) is { } refused) return refused;

        // All give back before any takes: the third may go where the second was.
        foreach (var (session, places) in whole)
            foreach (var owner in places.Select(place => place.Id.Value).Append(session.Id.Value)) await Times.Release(scope.Db, owner);
        foreach (var ((session, places), day) in whole.Zip(days))
        {
            var to = SeriesService.PlaceOn(plan, day.Date);
            if (session.Move(to, scope.Stamp) is { } gone) return Outcome<Saved>.Rejected(gone);
            Times.Take(scope.Db, session.Id.Value, keys, to, []);
            foreach (var place in places)
            {
                var before = place.Place;
                if (place.Move(to, "", scope.Stamp) is { } begun) return Outcome<Saved>.Rejected(begun);
                Times.Take(scope.Db, place.Id.Value, [TakenTime.OfPatient(place.PatientId)], to, []);
                scope.Db.AppointmentChanges.Add(new AppointmentChange(place, AppointmentChangeKind.Moved, request.Why.Trim(), before, scope.Stamp));
            }
        }

        return Outcome<Saved>.Done(new Saved(first.Id.Value, first.Revision));
    }

    // Hours, holidays and absences are told with the days: another may fit.
    private static Task<(IReadOnlyList<Finding> Findings, BookingPlan? Plan)> Judge(ClinicDb db, MoveGroup request, GroupSession first, ClinicSettings clinic, DateOnly today) =>
        Booking.Judge(db, new BookingAsk(null, request.Provider, request.Date, request.Start, request.Minutes, first.Type, request.Room, "", ""), clinic, today, isGroup: true, checksHours: false);

    private static async Task<IReadOnlyList<SeriesDay>> Days(ClinicDb db, IReadOnlyList<(GroupSession Session, List<Appointment> Places)> whole, BookingPlan plan, ClinicSettings clinic, DateOnly today)
    {
        var times = await ProviderTimes.Load(db, plan.Provider, clinic.Hours, today);
        var by = plan.Place.Date.DayNumber - whole[0].Session.Date.DayNumber;
        var own = whole.SelectMany(it => it.Places.Select(place => place.Id.Value).Append(it.Session.Id.Value)).ToHashSet();
        var days = new List<SeriesDay>();
        foreach (var (session, places) in whole) days.Add(new SeriesDay(session.Date.AddDays(by), session.Date, await Problems(session.Date.AddDays(by), places)));
        return days;

        async Task<IReadOnlyList<Finding>> Problems(DateOnly date, List<Appointment> places)
        {
            if (SeriesService.TimeProblems(date, plan, times, clinic.Hours, today, out var startsAt) is { Count: > 0 } findings) return findings;
            if (await Taken(Times.Keys(plan.Place.Provider, plan.Place.Room, null)) is { Count: > 0 } clashes) return clashes;
            foreach (var place in places)
                if (await Taken([TakenTime.OfPatient(place.PatientId)]) is [var clash, ..]) return [new Finding("Start", "patient-taken", $"One of the patients is taken then: {clash.Sentence}")];
            return [];

            async Task<List<Finding>> Taken(IReadOnlyList<string> keys)
            {
                var taken = await Times.Taken(db, keys, startsAt, startsAt.AddMinutes(plan.Place.Minutes));
                return await Clashes.Of(db, [.. taken.Where(it => !own.Contains(it.Owner))], plan.Place.Provider, plan.Place.Room, clinic);
            }
        }
    }

    /// <summary>A session, or it and those that follow, each with the appointments of its patients.</summary>
    private static async Task<IReadOnlyList<(GroupSession Session, List<Appointment> Places)>> Whole(ClinicDb db, GroupSession first, bool following)
    {
        var whole = new List<(GroupSession, List<Appointment>)>();
        foreach (var session in await Sessions(db, first, following)) whole.Add((session, await db.Appointments.Where(it => it.Group == session.Id && it.State != AppointmentState.Cancelled).ToListAsync()));
        return whole;
    }

    private static async Task<Outcome<Saved>> On(WriteScope scope, GroupSessionId id, int revision, string why, Func<GroupSession, Task<Outcome<Saved>>> act)
    {
        if (why.Length > Appointment.LongestNote) return Outcome<Saved>.Rejected(new Finding("Why", "too-long", $"At most {Appointment.LongestNote} characters."));
        if (await scope.Db.GroupSessions.FirstOrDefaultAsync(it => it.Id == id) is not { } session) return Outcome<Saved>.Missing();
        return session.Revision == revision ? await act(session) : await ClinicWrites.StaleOf(scope.Db, session);
    }
}
