using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Reminders;

/// <summary>How long a batch answers for what it has under way. Longer than any attempt takes.</summary>
/// <param name="Length">From the claim on.</param>
public sealed record ReminderLease(TimeSpan Length)
{
    /// <summary>Two minutes.</summary>
    public static ReminderLease Usual { get; } = new(TimeSpan.FromMinutes(2));
}

/// <summary>A message that was claimed, as far as sending it needs it; for the rest see <see cref="Reminder"/>.</summary>
internal sealed class ClaimedMessage
{
    public required ReminderId Id { get; init; }

    public required PatientId PatientId { get; init; }

    public required string Kind { get; init; }

    public required DateOnly Day { get; init; }

    public required int HoursBefore { get; init; }

    public required MessageChannel Channel { get; init; }

    public required string About { get; init; }

    public required DateTime Goes { get; init; }

    public required DateTime DueAt { get; init; }

    public required DateTime NotAfter { get; init; }

    public required int Tries { get; init; }

    public required string Reason { get; init; }

    public ReminderKey Key => new(Kind, Day, HoursBefore, Channel);
}

/// <summary>
/// Takes due messages out of everybody else's reach, and finds those whose taker has died. Each is one statement, so that of two processes one
/// has a message; what a lease lasts, the database's clock says.
/// </summary>
public sealed class ReminderClaims(IDatabaseEngine engine, ReminderLease lease, ClinicClock clock, WriteTurns turns)
{
    /// <summary>What a message is, of which nobody knows whether it went.</summary>
    public const string CutOff = "Cut off, may have gone";

    private readonly HashSet<MessageChannel> _alone = [];

    /// <summary>Lets one of this process at a time send by a channel; null where another is at it. Dispose it in the end.</summary>
    internal IDisposable? TryAlone(MessageChannel channel)
    {
        lock (_alone)
        {
            return _alone.Add(channel) ? new Alone(() =>
            {
                lock (_alone) _alone.Remove(channel);
            }) : null;
        }
    }

    /// <summary>Claims due messages and writes down that they are under way: before an attempt, never after.</summary>
    /// <param name="mine">Names this claim; nobody else's record touches these rows.</param>
    /// <returns>The rows as they are now.</returns>
    internal async Task<List<ClaimedMessage>> Claim(ClinicDb db, MessageChannel channel, int most, Guid mine)
    {
        var (_, end) = engine.LeaseWords(lease.Length);
        var sql = $"""
            UPDATE "Reminders" SET "State" = 'Sending', "Tries" = "Tries" + 1, "Lease" = @mine, "LeasedUntil" = {end}, "ChangedAt" = @now
            WHERE {engine.RowName} IN (SELECT {engine.RowName} FROM "Reminders" WHERE "State" = 'Planned' AND "Channel" = @channel AND "DueAt" <= @now ORDER BY "DueAt" LIMIT {most} {engine.PassingOverClaimed})
            RETURNING "Id", "PatientId", "Kind", "Day", "HoursBefore", "Channel", "About", "Goes", "DueAt", "NotAfter", "Tries", "Reason"
            """;
        using var turn = await turns.Next();
        return await db.Set<ClaimedMessage>().FromSqlRaw(sql, Values(db, end, ("@mine", mine), ("@channel", channel.ToString()), ("@now", clock.Now), ("@leaseNow", clock.Now), ("@leaseEnd", clock.Now + lease.Length))).ToListAsync();
    }

    /// <summary>
    /// What a batch left under way when it died: where the taker honours keys it is sent again with the same one, else it may have gone and a person
    /// decides.
    /// </summary>
    /// <returns>How many.</returns>
    internal async Task<int> Recover(ClinicDb db, MessageChannel channel, bool honoursKeys)
    {
        var (now, _) = engine.LeaseWords(lease.Length);
        var becomes = honoursKeys ? "\"State\" = 'Planned', \"DueAt\" = @now" : $"\"State\" = 'Uncertain', \"Reason\" = '{CutOff}'";
        var sql = $"""
            UPDATE "Reminders" SET {becomes}, "ChangedAt" = @now WHERE "State" = 'Sending' AND "Channel" = @channel AND "LeasedUntil" < {now}
            """;
        using var turn = await turns.Next();
        return await db.Database.ExecuteSqlRawAsync(sql, Values(db, now, ("@channel", channel.ToString()), ("@now", clock.Now), ("@leaseNow", clock.Now)));
    }

    /// <summary>Gives back what was claimed and certainly has not gone.</summary>
    /// <returns>How many.</returns>
    internal async Task<int> Release(ClinicDb db, Guid mine)
    {
        using var turn = await turns.Next();
        return await UnderWay(db, mine).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, ReminderState.Planned).SetProperty(row => row.Tries, row => row.Tries - 1).SetProperty(row => row.LeasedUntil, (DateTime?)null));
    }

    /// <summary>Writes down that what was claimed cannot go.</summary>
    /// <returns>How many.</returns>
    internal async Task<int> GiveUp(ClinicDb db, Guid mine, string reason)
    {
        var now = clock.Now;
        using var turn = await turns.Next();
        return await UnderWay(db, mine).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, ReminderState.Failed).SetProperty(row => row.Reason, reason).SetProperty(row => row.ChangedAt, now).SetProperty(row => row.LeasedUntil, (DateTime?)null));
    }

    /// <summary>What a claim still has under way.</summary>
    internal static IQueryable<Reminder> UnderWay(ClinicDb db, Guid mine) => db.Reminders.Where(row => row.Lease == mine && row.State == ReminderState.Sending);

    // The words of a lease name parameters on the engine whose clock is the app's; on the other there are none of these.
    private static object[] Values(ClinicDb db, string words, params (string Name, object Value)[] parameters)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        return [.. parameters.Where(it => !it.Name.StartsWith("@lease", StringComparison.Ordinal) || words.Contains(it.Name, StringComparison.Ordinal)).Select(Parameter)];

        object Parameter((string Name, object Value) it)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = it;
            return parameter;
        }
    }

    private sealed class Alone(Action ends) : IDisposable
    {
        public void Dispose() => ends();
    }
}
