using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Visits;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Finds times that are free. What it says is so at that moment; only booking makes it sure.</summary>
public sealed class FreeTimeService(Gate gate, IDbContextFactory<ClinicDb> factory, ClinicSettingsReader settings, ClinicStock stock, Formulary formulary, ClinicClock clock)
{
    // As far as anybody looks for a visit; a booking itself goes a year ahead.
    private const int DaysAhead = 120;
    private const int LongestPause = 60;

    /// <summary>The next free times, the earliest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<OpenTime>> Find(FreeTimeAsk ask, int most = 12)
    {
        await gate.Demand(Operation.ManageAppointments, ask.Patient);
        await using var db = await factory.CreateDbContextAsync();
        var found = new List<OpenTime>();
        await foreach (var day in Days(db, ask))
        {
            found.AddRange(day);
            if (found.Count >= most) break;
        }

        return [.. found.Take(most)];
    }

    /// <summary>Free times nearest to one that was asked for, in order of the clock.</summary>
    /// <param name="at">What was asked for.</param>
    public async Task<IReadOnlyList<OpenTime>> Nearest(FreeTimeAsk ask, TimeOnly at, int most = 3)
    {
        await gate.Demand(Operation.ManageAppointments, ask.Patient);
        await using var db = await factory.CreateDbContextAsync();
        var found = new List<OpenTime>();
        await foreach (var day in Days(db, ask))
        {
            found.AddRange(day);
            if (found.Count >= most) break;
        }

        return [.. found.OrderBy(it => it.Date.DayNumber - ask.From.DayNumber).ThenBy(it => (it.Start - at).Duration() is var after && it.Start >= at ? after : (at - it.Start).Duration())
            .Take(most).OrderBy(it => it.Date).ThenBy(it => it.Start)];
    }

    /// <summary>Times for two visits on one trip, at most an hour apart, in whichever order is earlier.</summary>
    public async Task<IReadOnlyList<OpenPair>> FindPair(FreeTimeAsk one, FreeTimeAsk other, int most = 6)
    {
        await gate.Demand(Operation.ManageAppointments, one.Patient);
        await using var db = await factory.CreateDbContextAsync();
        var pairs = new List<OpenPair>();
        var others = await Days(db, other with { From = one.From, Until = one.Until, Weekday = one.Weekday }).ToDictionaryAsync(day => day[0].Date);
        await foreach (var day in Days(db, one))
        {
            if (!others.TryGetValue(day[0].Date, out var then)) continue;
            var both = from first in day
                       from second in then
                       let apart = first.End <= second.Start ? second.Start - first.End : second.End <= first.Start ? first.Start - second.End : TimeSpan.MaxValue
                       where apart <= TimeSpan.FromMinutes(LongestPause) && first.Provider.Id != second.Provider.Id
                       orderby apart, first.Start
                       select first.Start < second.Start ? new OpenPair(first, second) : new OpenPair(second, first);
            pairs.AddRange(both.Take(2));
            if (pairs.Count >= most) break;
        }

        return [.. pairs.Take(most)];
    }

    /// <summary>When the next taper visit is wanted, from the plan and the supply; null where there is no such chart.</summary>
    public async Task<NextVisitWanted?> Wanted(PatientId patient)
    {
        await gate.Demand(Operation.ManageAppointments, patient);
        await using var db = await factory.CreateDbContextAsync();
        var today = clock.Today;
        if (await SupplyPicture.Load(db, patient, formulary, await stock.Current(), today) is not { } picture) return null;
        var ends = picture.WithPending().RunsOutOn;
        var hours = (await settings.Current()).Hours;
        // What is ordered already needs no visit; the step after it does.
        var steps = await PlanVersions.InForce(db, patient) is { } terms ? PlanAhead.AfterWhatIsOrdered(picture.Record, terms, formulary, today) : [];
        var planned = steps.Select(step => (DateOnly?)step.On).FirstOrDefault();
        return new NextVisitWanted(ends is { } end ? hours.LastOpenDayUpTo(end) : null, ends, planned, await VisitQueries.NextBooked(db, patient, today.AddDays(-1)));
    }

    // Each day's free times, days without any left out.
    private async IAsyncEnumerable<IReadOnlyList<OpenTime>> Days(ClinicDb db, FreeTimeAsk ask)
    {
        var clinic = await settings.Current();
        var type = clinic.VisitTypes.FirstOrDefault(it => it.Id == ask.Type);
        var providers = (await Providers.Bookable(db)).Where(it => (ask.Provider is null || it.Id == ask.Provider) && (type is null || type.GivenBy(it.Prescribes))).ToList();
        var from = ask.From < clock.Today ? clock.Today : ask.From;
        var until = ask.Until is { } last && last < from.AddDays(DaysAhead) ? last : from.AddDays(DaysAhead);
        var times = await ProviderTimes.Load(db, providers, clinic.Hours, from);
        var taken = await Taken(db, ask, providers, from, until);
        for (var day = from; day <= until; day = day.AddDays(1))
        {
            if (ask.Weekday is { } weekday && day.DayOfWeek != weekday) continue;
            var found = times.SelectMany(it => On(it, day, ask, taken)).OrderBy(it => it.Start).ToList();
            if (found.Count > 0) yield return found;
        }
    }

    private IEnumerable<OpenTime> On(ProviderTimes times, DateOnly day, FreeTimeAsk ask, ILookup<(string Whom, DateOnly Day), (TimeOnly From, TimeOnly To)> taken)
    {
        var mine = Times.Keys(times.Provider.Id, ask.Room, ask.Patient).SelectMany(key => taken[(key, day)]).ToList();
        var earliest = day == clock.Today ? clock.WallTime : TimeOnly.MinValue;
        // The windows are cut by taken times and the rest is left to the rule that bookings themselves pass.
        return FreeStarts.Of(times.Week.On(day.DayOfWeek).Select(span => (span.From, span.To)), [.. mine, .. times.Week.BreaksOn(day.DayOfWeek).Select(it => (it.From, it.To))], ask.Minutes)
            .Where(start => start >= earliest && FreeStarts.Fits(start, ask.Part) && times.Refuses(day, start, ask.Minutes) is null && ClinicClock.TryToInstant(day, start, out _, out _))
            .Select(start => new OpenTime(times.Provider, ask.Room, day, start, ask.Minutes));
    }

    private static async Task<ILookup<(string Whom, DateOnly Day), (TimeOnly From, TimeOnly To)>> Taken(ClinicDb db, FreeTimeAsk ask, IReadOnlyList<Provider> providers, DateOnly from, DateOnly until)
    {
        var keys = providers.Select(it => TakenTime.OfProvider(it.Id)).ToList();
        if (ask.Room.Length > 0) keys.Add(TakenTime.OfRoom(ask.Room));
        if (ask.Patient is { } patient) keys.Add(TakenTime.OfPatient(patient));
        var (first, last) = (DateTime.SpecifyKind(from.ToDateTime(default), DateTimeKind.Utc), DateTime.SpecifyKind(until.AddDays(2).ToDateTime(default), DateTimeKind.Utc));
        var rows = await db.TakenTimes.AsNoTracking().Where(it => keys.Contains(it.Whom) && it.From >= first && it.From < last).ToListAsync();
        return rows.Select(it => (it.Whom, From: ClinicClock.ToClinic(it.From), To: ClinicClock.ToClinic(it.To)))
            .ToLookup(it => (it.Whom, DateOnly.FromDateTime(it.From)), it => (TimeOnly.FromDateTime(it.From), TimeOnly.FromDateTime(it.To)));
    }
}
