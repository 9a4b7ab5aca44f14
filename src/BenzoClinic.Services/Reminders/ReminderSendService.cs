using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace BenzoClinic.Services.Reminders;

/// <summary>
/// Sends what is due. A message is claimed and marked as under way in one committed statement, looked at again, handed over, and what became of it
/// is written down: whoever dies in between leaves a row that says so. How many are under way at once the gateway says: one, where nobody could
/// tell afterwards whether it took them.
/// </summary>
public sealed class ReminderSendService(
    Gate gate, IDbContextFactory<ClinicDb> factory, ClinicSettingsReader settings, ClinicClock clock, ReminderLinks links, MessageWriter writer,
    ReminderClaims claims, ReminderRecords records, IEnumerable<IMessageGateway> gateways, ClinicEvents events, ILogger<ReminderSendService> logger)
{
    /// <summary>Messages of a batch.</summary>
    public const int BatchSize = 500;

    private const int BatchesAlone = 10;
    private const string Unreadable = "The message could not be written";

    /// <summary>Finds what batches that died have left under way.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Recover()
    {
        await gate.Demand(Operation.SendReminders);
        await using var db = await factory.CreateDbContextAsync();
        var found = 0;
        foreach (var gateway in gateways) found += await claims.Recover(db, gateway.Channel, gateway.HonoursKeys);
        if (found > 0) events.Publish(ClinicChange.Reminders);
        return found;
    }

    /// <summary>How many batches are due now.</summary>
    /// <param name="most">From this number on nobody counts further.</param>
    public async Task<int> DueBatches(int most)
    {
        await gate.Demand(Operation.SendReminders);
        var now = clock.Now;
        await using var db = await factory.CreateDbContextAsync();
        var batches = 0;
        foreach (var gateway in gateways)
        {
            var channel = gateway.Channel;
            var due = await db.Reminders.Where(row => row.State == ReminderState.Planned && row.Channel == channel && row.DueAt <= now).Take(most * BatchSize).CountAsync();
            batches += (due + BatchSize - 1) / BatchSize;
        }

        return Math.Min(batches, most);
    }

    /// <summary>Sends a batch of every channel.</summary>
    /// <returns>How many messages were looked at; 0 where nothing was due.</returns>
    public async Task<int> SendBatch(CancellationToken stop = default)
    {
        await gate.Demand(Operation.SendReminders);
        await links.Prepare();
        var all = 0;
        foreach (var gateway in gateways)
        {
            // Two at once would leave two doubtful messages where the process dies. Who is at it goes on for the others.
            using var alone = gateway.HonoursKeys ? null : claims.TryAlone(gateway.Channel);
            if (alone is null && !gateway.HonoursKeys) continue;
            var most = gateway.HonoursKeys ? BatchSize : BatchSize * BatchesAlone;
            await using var connection = gateway.Connect();
            var atOnce = gateway.AtOnce;
            for (var sent = 0; sent < most && !stop.IsCancellationRequested;)
            {
                var round = await Round(gateway, connection, Math.Min(atOnce, most - sent));
                if (round == 0) break;
                if (round < 0)
                {
                    // One of them cannot be read: each alone, it keeps nobody else.
                    atOnce = 1;
                    continue;
                }

                sent += round;
                all += round;
            }
        }

        if (all > 0) events.Publish(ClinicChange.Reminders);
        return all;
    }

    // How many it took on; below zero where it gave them back, because one of them cannot be read.
    private async Task<int> Round(IMessageGateway gateway, IMessageConnection connection, int most)
    {
        var mine = Guid.CreateVersion7();
        var clinic = await settings.Current();
        List<LookedAt> looked;
        try
        {
            await using var db = await factory.CreateDbContextAsync();
            var rows = await claims.Claim(db, gateway.Channel, most, mine);
            if (rows.Count == 0) return 0;
            var wants = await ReminderWants.Of(db, [.. rows.Select(row => row.PatientId).Distinct()], clinic.Reminders, clock.Now);
            looked = rows.ConvertAll(row => Look(row, wants.GetValueOrDefault(row.PatientId), clinic));
        }
        catch (Exception fault)
        {
            // Nothing has gone: left under way it would stand as a doubt, of which there is none.
            await using var db = await factory.CreateDbContextAsync();
            if (DatabaseFault.Is(fault))
            {
                await claims.Release(db, mine);
                throw;
            }

            if (most > 1) return -await claims.Release(db, mine);
            logger.LogWarning("A message could not be read: {Fault}.", fault.GetType().Name);
            return await claims.GiveUp(db, mine, Unreadable);
        }

        var going = looked.FindAll(it => it.Outgoing is not null);
        // What was begun is ended: a stop waits for it, and a batch that is killed is found by its lease.
        var results = going.Count == 0 ? [] : await connection.Send(going.ConvertAll(it => it.Outgoing!), CancellationToken.None);
        var done = going.Select((it, place) => it with { Result = results[place] });
        await records.Write(mine, [.. looked.Where(it => it.Outgoing is null), .. done], clinic.Reminders);
        return looked.Count;
    }

    private LookedAt Look(ClaimedMessage row, PatientWants? wants, ClinicSettings clinic)
    {
        var now = clock.Now;
        if (wants?.Of(row.Key) is not { } wanted) return new LookedAt(row, Verdict.Gone);
        // After an outage one message goes, and not all that have become due meanwhile.
        if (wants.Messages.Any(later => later.Key.Kind == row.Kind && later.Key.Day == row.Day && later.Goes > row.Goes && later.Goes <= now && ReminderAbout.Covers(later.About, wanted.About)))
            return new LookedAt(row, Verdict.Gone);
        if (wants.Recipient.Problem(row.Channel) is { } problem) return new LookedAt(row, Verdict.Failed, problem);
        if (now > wanted.NotAfter) return new LookedAt(row, Verdict.Failed, "It could not be sent in time");
        if (clinic.Reminders.Quiet().Contains(TimeOnly.FromDateTime(ClinicClock.ToClinic(now)))) return new LookedAt(row, Verdict.Waits);
        try
        {
            return new LookedAt(row, Verdict.Goes) { Outgoing = writer.Write(clinic, row, wanted.About, wants.Recipient), About = wanted.About };
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // One that cannot be written must not keep the others.
            logger.LogWarning("Message {Id} could not be written: {Fault}.", row.Id.Value, exception.GetType().Name);
            return new LookedAt(row, Verdict.Failed, Unreadable);
        }
    }
}

/// <summary>What is to become of a message that was looked at.</summary>
internal enum Verdict
{
    /// <summary>It goes out.</summary>
    Goes,

    /// <summary>Nobody wants it any more.</summary>
    Gone,

    /// <summary>The clinic is quiet now.</summary>
    Waits,

    /// <summary>It cannot go.</summary>
    Failed,
}

/// <summary>A claimed message, looked at again.</summary>
internal sealed record LookedAt(ClaimedMessage Row, Verdict Verdict, string Reason = "")
{
    public Outgoing? Outgoing { get; init; }

    public string About { get; init; } = "";

    public SendResult? Result { get; init; }
}
