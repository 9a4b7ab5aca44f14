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

/// <summary>Appointments that come again every few weeks: real ones, each at the same wall time. What does not fit is shown before anything is saved.</summary>
public sealed class SeriesService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, ClinicEvents events, ClinicSettingsReader settings, BookingWrites bookings, SupplyFlag supply, IDatabaseEngine engine, ClinicClock clock)
{
    /// <summary>The days of a series as they stand now.</summary>
    public async Task<SeriesPreview> Preview(SeriesAsk ask)
    {
        await gate.Demand(Operation.ManageAppointments, ask.Patient);
        await using var db = await factory.CreateDbContextAsync();
        var (findings, plan) = await Judge(db, ask, clock.Today);
        return plan is null ? new SeriesPreview(findings, []) : new SeriesPreview([], await Days(db, ask.Rule.Dates(plan.Place.Date).Select(day => new Wanted(day, null, Guid.Empty)), plan, ask.Patient));
    }

    /// <summary>Books the days of a series that are not left out, all or none.</summary>
    public async Task<Outcome<Saved>> Book(BookSeries request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.ManageAppointments, request.OperationId, request.Ask.Patient, request, "Booked a series"),
            scope => BookIn(scope, request));
        return Published(outcome);
    }

    /// <summary>Where an appointment and those that follow in its series would go.</summary>
    public async Task<SeriesPreview> PreviewFollowing(MoveFollowing request)
    {
        await gate.Demand(Operation.ManageAppointments, request.Patient);
        await using var db = await factory.CreateDbContextAsync();
        if (await Following(db, request.Patient, request.Appointment) is not { Count: > 0 } following) return new SeriesPreview([new Finding("", "no-series", "Nothing of this series lies ahead.")], []);
        var (findings, plan) = await Judge(db, request, following[0], clock.Today);
        return plan is null ? new SeriesPreview(findings, []) : new SeriesPreview([], await Days(db, Wish(following, plan), plan, request.Patient));
    }

    /// <summary>Moves an appointment and those that follow in its series, all or none. They become a series of their own where earlier ones stay.</summary>
    public async Task<Outcome<Saved>> Move(MoveFollowing request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.ManageAppointments, request.OperationId, request.Patient, request, "Moved a series from one appointment on"),
            scope => MoveIn(scope, request));
        return Published(outcome);
    }

    /// <summary>Cancels an appointment and those that follow in its series.</summary>
    public async Task<Outcome<Saved>> CancelFollowing(AppointmentStep request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.ManageAppointments, request.OperationId, request.Patient, request, "Cancelled a series from one appointment on"),
            async scope =>
            {
                var following = await Following(scope.Db, request.Patient, request.Appointment);
                if (following.Count == 0) return Outcome<Saved>.Missing();
                if (following[0].Revision != request.Revision) return await ClinicWrites.StaleOf(scope.Db, following[0]);
                foreach (var it in following)
                {
                    if (it.Cancel(scope.Stamp) is { } finding) return Outcome<Saved>.Rejected(finding);
                    await Times.Release(scope.Db, it.Id.Value);
                    scope.Db.AppointmentChanges.Add(new AppointmentChange(it, AppointmentService.CancelKind(it, scope.Stamp), request.Why.Trim(), null, scope.Stamp));
                    await MissedVisits.Happened(scope, it, AppointmentService.CancelKind(it, scope.Stamp));
                }

                await supply.Renew(scope, request.Patient);
                return Outcome<Saved>.Done(new Saved(following[0].Id.Value, following[0].Revision));
            });
        return Published(outcome);
    }

    private async Task<Outcome<Saved>> BookIn(WriteScope scope, BookSeries request)
    {
        var (findings, plan) = await Judge(scope.Db, request.Ask, scope.Stamp.Today);
        if (plan is null || request.Ask.Patient is not { } patient) return Outcome<Saved>.Rejected(findings);
        await engine.LockTimes(scope.Db, Times.Keys(plan.Place.Provider, plan.Place.Room, patient), patient);
        var wanted = request.Ask.Rule.Dates(plan.Place.Date).Except(request.Without).Select(day => new Wanted(day, null, Guid.Empty)).ToList();
        if (wanted.Count == 0) return Outcome<Saved>.Rejected(new Finding("", "nothing-left", "Every day is left out: there is nothing to book."));
        var days = await Days(scope.Db, wanted, plan, patient);
        if (Refused(days) is { } refused) return refused;

        var (series, made) = (SeriesId.New(), new List<Appointment>());
        foreach (var day in days)
        {
            var place = PlaceOn(plan, day.Date);
            var it = new Appointment(AppointmentId.New(), patient, place, new AppointmentTerms(plan.Type.Id, request.Ask.Note.Trim(), series), walkIn: false, scope.Stamp);
            Times.Take(scope.Db, it.Id.Value, Times.Keys(place.Provider, place.Room, patient), place, []);
            scope.Db.Appointments.Add(it);
            made.Add(it);
        }

        await bookings.Settle(scope, made[0], plan.Provider);
        return Outcome<Saved>.Done(new Saved(made[0].Id.Value, made[0].Revision));
    }

    private async Task<Outcome<Saved>> MoveIn(WriteScope scope, MoveFollowing request)
    {
        var following = await Following(scope.Db, request.Patient, request.Appointment);
        if (following.Count == 0) return Outcome<Saved>.Missing();
        var first = following[0];
        if (first.Revision != request.Revision) return await ClinicWrites.StaleOf(scope.Db, first);
        var (findings, plan) = await Judge(scope.Db, request, first, scope.Stamp.Today);
        if (plan is null) return Outcome<Saved>.Rejected(findings);
        var keys = Times.Keys(plan.Place.Provider, plan.Place.Room, request.Patient);
        await engine.LockTimes(scope.Db, keys, request.Patient);
        var days = await Days(scope.Db, Wish(following, plan), plan, request.Patient);
        if (Refused(days) is { } refused) return refused;

        // The earlier ones keep the old series; it and what follows go on as one of their own.
        var series = await scope.Db.Appointments.AnyAsync(it => it.Series == first.Series && it.Date < first.Date) ? SeriesId.New() : first.Series;
        // All give back before any takes: the third may go where the second was.
        foreach (var it in following) await Times.Release(scope.Db, it.Id.Value);
        foreach (var (it, day) in following.Zip(days))
        {
            var (before, place) = (it.Place, PlaceOn(plan, day.Date));
            if (it.Move(place, "", scope.Stamp) is { } finding) return Outcome<Saved>.Rejected(finding);
            if (it.Series != series) it.LeaveSeries(series, scope.Stamp);
            Times.Take(scope.Db, it.Id.Value, keys, place, []);
            scope.Db.AppointmentChanges.Add(new AppointmentChange(it, AppointmentChangeKind.Moved, request.Why.Trim(), before, scope.Stamp));
        }

        await bookings.Settle(scope, first, plan.Provider);
        return Outcome<Saved>.Done(new Saved(first.Id.Value, first.Revision));
    }

    private async Task<(IReadOnlyList<Finding> Findings, BookingPlan? Plan)> Judge(ClinicDb db, SeriesAsk ask, DateOnly today)
    {
        var (findings, plan) = await JudgeFirst(db, new BookingAsk(ask.Patient, ask.Provider, ask.First, ask.Start, ask.Minutes, ask.Type, ask.Room, ask.Note.Trim(), ""), today);
        var rule = ask.First is { } first ? ask.Rule.Check(first) : [];
        return rule.Count > 0 ? ([.. findings, .. rule], null) : (findings, plan);
    }

    private async Task<(IReadOnlyList<Finding> Findings, BookingPlan? Plan)> Judge(ClinicDb db, MoveFollowing request, Appointment first, DateOnly today) =>
        await JudgeFirst(db, new BookingAsk(request.Patient, request.Provider, request.Date, request.Start, request.Minutes, first.Type, request.Room, first.Note, ""), today);

    // That the first day is a holiday, or the provider away, is told with the days: another may fit.
    private async Task<(IReadOnlyList<Finding> Findings, BookingPlan? Plan)> JudgeFirst(ClinicDb db, BookingAsk ask, DateOnly today)
    {
        var clinic = await settings.Current();
        return await Booking.Judge(db, ask, clinic, today, checksHours: false);
    }

    private async Task<IReadOnlyList<SeriesDay>> Days(ClinicDb db, IEnumerable<Wanted> wanted, BookingPlan plan, PatientId? patient)
    {
        var clinic = await settings.Current();
        var (times, all) = (await ProviderTimes.Load(db, plan.Provider, clinic.Hours, clock.Today), wanted.ToList());
        var own = all.ConvertAll(it => it.Own).ToHashSet();
        var keys = Times.Keys(plan.Place.Provider, plan.Place.Room, patient);
        var days = new List<SeriesDay>();
        foreach (var (date, was, _) in all) days.Add(new SeriesDay(date, was, await Problems(date)));
        return days;

        async Task<IReadOnlyList<Finding>> Problems(DateOnly date)
        {
            if (TimeProblems(date, plan, times, clinic.Hours, clock.Today, out var startsAt) is { Count: > 0 } findings) return findings;
            var taken = await Times.Taken(db, keys, startsAt, startsAt.AddMinutes(plan.Place.Minutes));
            return await Clashes.Of(db, [.. taken.Where(it => !own.Contains(it.Owner))], plan.Place.Provider, plan.Place.Room, clinic);
        }
    }

    /// <summary>Why the time of a plan cannot be on a day, whoever is taken then; empty where it can.</summary>
    /// <param name="startsAt">The start, UTC, where it can.</param>
    internal static IReadOnlyList<Finding> TimeProblems(DateOnly date, BookingPlan plan, ProviderTimes times, ClinicHours hours, DateOnly today, out DateTime startsAt)
    {
        if (!ClinicClock.TryToInstant(date, plan.Place.Start, out startsAt, out var sentence)) return [new Finding("Start", "clock-change", sentence)];
        if (BookingChecks.Check(date, plan.Place.Start, plan.Place.Minutes, today, hours) is { Count: > 0 } findings) return findings;
        return times.Refuses(date, plan.Place.Start, plan.Place.Minutes) is { } away ? [away] : [];
    }

    /// <summary>The place of a plan on another day.</summary>
    internal static AppointmentPlace PlaceOn(BookingPlan plan, DateOnly date) =>
        ClinicClock.TryToInstant(date, plan.Place.Start, out var startsAt, out var sentence) ? plan.Place with { Date = date, StartsAt = startsAt } : throw new InvalidOperationException(sentence);

    private static IEnumerable<Wanted> Wish(List<Appointment> following, BookingPlan plan)
    {
        var by = plan.Place.Date.DayNumber - following[0].Date.DayNumber;
        return following.Select(it => new Wanted(it.Date.AddDays(by), it.Date, it.Id.Value));
    }

    /// <summary>What stands against some of the days, or null.</summary>
    internal static Outcome<Saved>? Refused(IReadOnlyList<SeriesDay> days)
    {
        var refused = days.Where(day => day.Problems.Count > 0).ToList();
        return refused.Count == 0 ? null : Outcome<Saved>.Rejected([.. refused.Select(day => day.Problems[0] with { Field = "Days", Sentence = $"{Wording.Day(day.Date, days[0].Date)}: {day.Problems[0].Sentence}" })]);
    }

    private static async Task<List<Appointment>> Following(ClinicDb db, PatientId patient, AppointmentId appointment) =>
        await db.Appointments.FirstOrDefaultAsync(row => row.Id == appointment && row.PatientId == patient) is { Series: { } series, State: AppointmentState.Expected } it
            ? await db.Appointments.Where(row => row.Series == series && row.State == AppointmentState.Expected && row.Date >= it.Date).OrderBy(row => row.Date).ToListAsync()
            : [];

    private Outcome<Saved> Published(Outcome<Saved> outcome) => events.Published(outcome, ClinicChange.Appointments);

    /// <param name="Own">What the time is held by already.</param>
    private sealed record Wanted(DateOnly Date, DateOnly? Was, Guid Own);
}
