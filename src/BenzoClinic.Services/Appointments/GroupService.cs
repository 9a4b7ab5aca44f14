using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Group sessions: one booking with places. The session takes provider and room, each patient's place takes the patient's time.</summary>
public sealed partial class GroupService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, ClinicEvents events, ClinicSettingsReader settings, IDatabaseEngine engine, ClinicClock clock)
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
        var (series, first, problems) = (dates.Count > 1 ? SeriesId.New() : (SeriesId?)null, default(Saved), new List<Finding>());
        foreach (var date in dates)
        {
            var (findingsThen, planThen) = await Booking.Judge(scope.Db, ask with { Date = date }, clinic, scope.Stamp.Today, isGroup: true);
            problems.AddRange(findingsThen.Select(finding => On(date, finding)));
            if (planThen is null) continue;
            var session = new GroupSession(GroupSessionId.New(), request.Name.Trim(), planThen.Type.Id, request.Places!.Value, planThen.Place, series, scope.Stamp);
            var (clashes, _) = await Booking.TakeLocked(scope, session.Id.Value, keys, planThen.Place, "", clinic);
            problems.AddRange(clashes.Select(finding => On(date, finding)));
            scope.Db.GroupSessions.Add(session);
            if (first == default) first = new Saved(session.Id.Value, session.Revision);
        }

        return problems.Count > 0 ? Outcome<Saved>.Rejected(problems) : Outcome<Saved>.Done(first);

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

    private static async Task<List<GroupSession>> Sessions(ClinicDb db, GroupSession first, bool following) => following && first.Series is { } series
        ? await db.GroupSessions.Where(it => it.Series == series && it.Date >= first.Date && it.CancelledAt == null).OrderBy(it => it.Date).ToListAsync()
        : [first];

    private Outcome<Saved> Published(Outcome<Saved> outcome) => events.Published(outcome, ClinicChange.Appointments);
}
