using System.Security.Cryptography;
using System.Text;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Staff;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Appointments;

/// <summary>Calendars out: each provider's own as a private address, and one visit for the patient.</summary>
public sealed class CalendarFeedService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, ClinicSettingsReader settings, ClinicClock clock)
{
    /// <summary>Days back that a feed shows.</summary>
    public const int DaysBack = 30;

    /// <summary>Days ahead that a feed shows.</summary>
    public const int DaysAhead = 180;

    /// <summary>One's own feed; null where none was made.</summary>
    public async Task<FeedView?> Mine()
    {
        var actor = await gate.Demand(Operation.KeepCalendarFeed);
        await using var db = await factory.CreateDbContextAsync();
        return await db.CalendarFeeds.AsNoTracking().Where(feed => feed.Provider == actor.Id).Select(feed => new FeedView(feed.ShowsInitials, feed.MadeAt)).FirstOrDefaultAsync();
    }

    /// <summary>Makes the address anew: the one before stops working.</summary>
    /// <returns>The token, told this once; "" where nothing was made.</returns>
    public async Task<(Outcome<Saved> Outcome, string Token)> Make(MakeFeed request)
    {
        var actor = await gate.Demand(Operation.KeepCalendarFeed);
        var token = OneTimeTokens.New();
        var hash = OneTimeTokens.HashOf(token);
        var outcome = await writes.Run(new WriteRequest(Operation.KeepCalendarFeed, request.OperationId, null, request, "Made the address of the own calendar"), async scope =>
        {
            if (await Own(scope) is { } feed) (feed.TokenHash, feed.ShowsInitials, feed.MadeAt) = (hash, request.ShowsInitials, scope.Stamp.At);
            else scope.Db.CalendarFeeds.Add(new CalendarFeed { Provider = scope.Actor.Id, TokenHash = hash, ShowsInitials = request.ShowsInitials, MadeAt = scope.Stamp.At });
            return Outcome<Saved>.Done(new Saved(scope.Actor.Id.Value, 0));
        });
        // A form that was sent twice made one address; the second sending cannot tell it any more.
        await using var db = await factory.CreateDbContextAsync();
        if (outcome.IsDone && !await db.CalendarFeeds.AnyAsync(feed => feed.Provider == actor.Id && feed.TokenHash == hash))
            return (Outcome<Saved>.Rejected(new Finding("", "made-already", "The address was made already, and is shown only once. Make another.")), "");
        return (outcome, outcome.IsDone ? token : "");
    }

    /// <summary>Allows initials, or no longer.</summary>
    public Task<Outcome<Saved>> Show(ShowInitials request) => Change(request.OperationId, request, "Changed what the own calendar shows", (_, feed) => feed.ShowsInitials = request.ShowsInitials);

    /// <summary>Ends the address at once.</summary>
    public Task<Outcome<Saved>> Revoke(RevokeFeed request) => Change(request.OperationId, request, "Revoked the address of the own calendar", (scope, feed) => scope.Db.CalendarFeeds.Remove(feed));

    /// <summary>What a feed shows; null where the token opens none: never made, made anew since, revoked, or the account is closed.</summary>
    [Demands(Operation.Anyone)]
    public async Task<IReadOnlyList<CalendarItem>?> Read(string token)
    {
        var hash = OneTimeTokens.HashOf(token);
        await using var db = await factory.CreateDbContextAsync();
        var feed = await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(it => it.TokenHash == hash);
        if (feed is null || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(feed.TokenHash), Encoding.ASCII.GetBytes(hash))) return null;
        if ((await Providers.Bookable(db)).All(provider => provider.Id != feed.Provider)) return null;

        var (first, last, clinic) = (clock.Today.AddDays(-DaysBack), clock.Today.AddDays(DaysAhead), await settings.Current());
        var rows = await (
            from it in db.Appointments.AsNoTracking()
            where it.Provider == feed.Provider && it.Date >= first && it.Date <= last && it.State != AppointmentState.Cancelled && it.Group == null
            join patient in db.Patients on it.PatientId equals patient.Id
            orderby it.Date, it.Start
            select new { Appointment = it, patient.Details.FirstName, patient.Details.LastName }).ToListAsync();
        var groups = await db.GroupSessions.AsNoTracking().Where(it => it.Provider == feed.Provider && it.Date >= first && it.Date <= last && it.CancelledAt == null).ToListAsync();
        return
        [
            .. rows.Select(row => Item(row.Appointment, feed.ShowsInitials ? $"Booked {Initials(row.FirstName, row.LastName)}".TrimEnd() : "Booked", clinic.RoomName(row.Appointment.Room))),
            .. groups.Select(it => new CalendarItem(Uid(it.Id.Value), "Booked", clinic.RoomName(it.Room), it.StartsAt, it.Place.EndsAt, it.Revision, it.ChangedAt)),
        ];
    }

    /// <summary>One appointment for the patient's own calendar: when and where, nothing about why. Null where there is none.</summary>
    public async Task<CalendarItem?> ForPatient(AppointmentId appointment)
    {
        await gate.Demand(Operation.SeeAppointments);
        await using var db = await factory.CreateDbContextAsync();
        if (await db.Appointments.AsNoTracking().FirstOrDefaultAsync(it => it.Id == appointment && it.State != AppointmentState.Cancelled) is not { } found) return null;
        await gate.Demand(Operation.SeeAppointments, found.PatientId);
        var clinic = await settings.Current();
        return Item(found, clinic.NeutralName, clinic.Address);
    }

    private Task<Outcome<Saved>> Change(Guid operation, object request, string summary, Action<WriteScope, CalendarFeed> change) =>
        writes.Run(new WriteRequest(Operation.KeepCalendarFeed, operation, null, request, summary), async scope =>
        {
            if (await Own(scope) is not { } feed) return Outcome<Saved>.Missing();
            change(scope, feed);
            return Outcome<Saved>.Done(new Saved(scope.Actor.Id.Value, 0));
        });

    private static Task<CalendarFeed?> Own(WriteScope scope) => scope.Db.CalendarFeeds.FirstOrDefaultAsync(feed => feed.Provider == scope.Actor.Id);

    internal static CalendarItem Item(Appointment it, string summary, string where) => new(Uid(it.Id.Value), summary, where, it.StartsAt, it.EndsAt, it.Revision, it.ChangedAt);

    private static string Uid(Guid id) => $"{id:N}@schedule";

    private static string Initials(params IReadOnlyList<string> names) => string.Concat(names.Where(name => name.Length > 0).Select(name => $"{char.ToUpperInvariant(name[0])}."));
}
