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
    internal async Task<List<ReminderId>> Claim(ClinicDb db, MessageChannel channel, int most, Guid mine)
    {
        var (now, end) = engine.LeaseWords(lease.Length);
        return await Ids(db, $"""
            UPDATE "Reminders" SET "State" = 'Sending', "Tries" = "Tries" + 1, "Lease" = @mine, "LeasedUntil" = {end}, "ChangedAt" = @now
            WHERE "Id" IN (SELECT "Id" FROM "Reminders" WHERE "State" = 'Planned' AND "Channel" = @channel AND "DueAt" <= @now ORDER BY "DueAt" LIMIT {most} {engine.PassingOverClaimed})
            RETURNING "Id"
            """, ("@mine", mine), ("@channel", channel.ToString()), ("@now", clock.Now), ("@leaseNow", clock.Now), ("@leaseEnd", clock.Now + lease.Length));
    }

    /// <summary>
    /// What a batch left under way when it died: where the taker honours keys it is sent again with the same one, else it may have gone and a person
    /// decides.
    /// </summary>
    internal async Task<List<ReminderId>> Recover(ClinicDb db, MessageChannel channel, bool honoursKeys)
    {
        var (now, _) = engine.LeaseWords(lease.Length);
        var becomes = honoursKeys ? "\"State\" = 'Planned', \"DueAt\" = @now" : $"\"State\" = 'Uncertain', \"Reason\" = '{CutOff}'";
        return await Ids(db, $"""
            UPDATE "Reminders" SET {becomes}, "ChangedAt" = @now WHERE "State" = 'Sending' AND "Channel" = @channel AND "LeasedUntil" < {now} RETURNING "Id"
            """, ("@channel", channel.ToString()), ("@now", clock.Now), ("@leaseNow", clock.Now));
    }

    private async Task<List<ReminderId>> Ids(ClinicDb db, string sql, params (string Name, object Value)[] parameters)
    {
        using var turn = await turns.Next();
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in parameters.Where(it => sql.Contains(it.Name, StringComparison.Ordinal)))
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            await using var rows = await command.ExecuteReaderAsync();
            var ids = new List<ReminderId>();
            while (await rows.ReadAsync()) ids.Add(new ReminderId(rows.GetGuid(0)));
            return ids;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private sealed class Alone(Action ends) : IDisposable
    {
        public void Dispose() => ends();
    }
}
