using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Benchmarks;

/// <summary>
/// 100,000 due messages of 1,000,000: claimed, looked at again, written and marked, with a sender that does nothing, beside the raw claim and mark of
/// the same rows in the same batches, committed as often. The jobs run on as many workers as the app has, and on one.
/// </summary>
internal static class ReminderBenchmark
{
    private const double Limit = 2;
    private const int Rounds = 3;

    // As many as the app runs.
    private const int Workers = 2;

    // Live memory after all of them, beside that after the first tenth.
    private const double MemoryLimit = 1.25;

    private static readonly int Due = Number("BENZOCLINIC_DUE", 100_000);

    public static Task<bool> Run() => BenchClinic.OnBoth(Measure);

    private static async Task<bool> Measure(BenchClinic clinic)
    {
        var now = new StandingTime().GetUtcNow().UtcDateTime;
        Console.WriteLine($"{clinic.Name}: filling {Due:N0} due of {Due * 10:N0}");
        await DueMessages.Fill(clinic.Engine, MessageChannel.Sms, Due, now, TimeSpan.FromMinutes(5));
        await Others(clinic, now);
        await AsTheyCame(clinic);
        await using var services = new ServiceCollection().AddLogging().AddSingleton(clinic.Engine).AddSingleton<TimeProvider, StandingTime>().AddClinicServices()
            .AddSingleton<IMessageGateway, NoOp>().BuildServiceProvider();

        Console.WriteLine($"{clinic.Name}: a minute in which nothing changed passes {Due:N0} bookings ahead in {Bar.Text(await NothingNew(services))} ms");
        List<double> raw = [], ours = [], alone = [];
        var (early, late) = (0L, 0L);
        for (var round = 0; round <= Rounds; round++)
        {
            var (rawTime, rawCount) = await Raw(clinic, now);
            await Again(clinic, now);
            var (time, jobs, first, last) = await Ours(services, Workers);
            await Again(clinic, now);
            var (aloneTime, _, _, _) = await Ours(services, 1);
            await Again(clinic, now);
            if (rawCount != Due || jobs != (Due + ReminderSendService.BatchSize - 1) / ReminderSendService.BatchSize) throw new InvalidOperationException($"{rawCount} rows raw, {jobs} jobs: not what was asked for.");
            // The first is to warm up.
            if (round == 0) continue;
            raw.Add(rawTime);
            ours.Add(time);
            alone.Add(aloneTime);
            (early, late) = (first, last);
        }

        Console.WriteLine($"{clinic.Name}: {Due:N0} messages {Bar.Text(Bar.Median(ours))} ms in {(Due + ReminderSendService.BatchSize - 1) / ReminderSendService.BatchSize} jobs, with one worker {Bar.Text(Bar.Median(alone))}, raw {Bar.Text(Bar.Median(raw))}; live memory {early / 1024:N0} KiB after a tenth, {late / 1024:N0} KiB in the end");
        var held = Bar.Ratio("reminders", clinic.Name, Bar.Median(ours) / Bar.Median(raw), Limit);
        return Bar.Ratio("reminders memory", clinic.Name, (double)late / early, MemoryLimit) && held;
    }

    private static async Task<(double Milliseconds, int Jobs, long Early, long Late)> Ours(ServiceProvider services, int workers)
    {
        var (jobs, early) = (0, 0L);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(Work)));
        return (watch.Elapsed.TotalMilliseconds, jobs, early, GC.GetTotalMemory(forceFullCollection: true));

        async Task Work()
        {
            while (true)
            {
                using var scope = services.CreateScope();
                scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
                if (await scope.ServiceProvider.GetRequiredService<ReminderSendService>().SendBatch() == 0) return;
                if (Interlocked.Increment(ref jobs) == Due / ReminderSendService.BatchSize / 10) early = GC.GetTotalMemory(forceFullCollection: true);
            }
        }
    }

    private static async Task<double> NothingNew(ServiceProvider services)
    {
        var times = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            using var scope = services.CreateScope();
            scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
            var watch = Stopwatch.StartNew();
            if (await scope.ServiceProvider.GetRequiredService<ReminderPlanService>().Plan() != 0) throw new InvalidOperationException("Something was planned anew.");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return Bar.Median(times);
    }

    private static async Task<(double Milliseconds, int Rows)> Raw(BenchClinic clinic, DateTime now)
    {
        await using var connection = clinic.Connect();
        var locks = clinic.Engine.PassingOverClaimed;
        var watch = Stopwatch.StartNew();
        var all = 0;
        while (true)
        {
            var mine = Guid.CreateVersion7();
            await using var claim = Command(connection, $"""
                UPDATE "Reminders" SET "State" = 'Sending', "Tries" = "Tries" + 1, "Lease" = @mine, "LeasedUntil" = @end, "ChangedAt" = @now
                WHERE "Id" IN (SELECT "Id" FROM "Reminders" WHERE "State" = 'Planned' AND "Channel" = 'Sms' AND "DueAt" <= @now ORDER BY "DueAt" LIMIT {ReminderSendService.BatchSize} {locks}) RETURNING "Id"
                """, ("@mine", mine), ("@end", now.AddMinutes(2)), ("@now", now));
            var ids = new List<Guid>();
            await using (var rows = await claim.ExecuteReaderAsync())
                while (await rows.ReadAsync()) ids.Add(rows.GetGuid(0));
            if (ids.Count == 0) return (watch.Elapsed.TotalMilliseconds, all);
            var names = ids.Select((id, place) => ($"@p{place}", (object)id)).ToArray();
            await using var mark = Command(connection, $"""
                UPDATE "Reminders" SET "State" = 'Sent', "SentAt" = @now, "ChangedAt" = @now, "Reason" = '', "LeasedUntil" = NULL
                WHERE "Lease" = @mine AND "Id" IN ({string.Join(", ", names.Select(name => name.Item1))})
                """, [("@mine", mine), ("@now", now), .. names]);
            all += await mark.ExecuteNonQueryAsync();
        }
    }

    private static async Task Again(BenchClinic clinic, DateTime now)
    {
        await using var connection = clinic.Connect();
        await using var command = Command(connection, """UPDATE "Reminders" SET "State" = 'Planned', "Tries" = 0, "SentAt" = NULL, "ChangedAt" = NULL, "Lease" = NULL WHERE "DueAt" <= @now AND "Goes" > @day AND "State" = 'Sent'""", ("@now", now), ("@day", now.AddDays(-1)));
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
        await using var tidy = Command(connection, clinic.Engine.PassingOverClaimed.Length > 0 ? """VACUUM ANALYZE "Reminders";""" : "PRAGMA wal_checkpoint(TRUNCATE)");
        tidy.CommandTimeout = 600;
        await tidy.ExecuteNonQueryAsync();
    }

    // Nine of ten rows are of other days: half were sent, half will be.
    private static async Task Others(BenchClinic clinic, DateTime now)
    {
        await using var db = clinic.Db();
        var patients = await db.Patients.Select(patient => patient.Id).ToListAsync();
        var today = ClinicClock.DayOf(now);
        for (var round = 0; round < 9; round++)
        {
            var day = today.AddDays(round % 2 == 0 ? -10 - round : 20 + round);
            var goes = ClinicClock.ToInstant(day.ToDateTime(new TimeOnly(9, 0)));
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var chunk in patients.Chunk(5000))
                await clinic.Engine.Insert(db, chunk.Select(patient => new Reminder(ReminderId.New(), patient, new ReminderKey("visit", day, 24, MessageChannel.Sms), 1, ReminderAbout.OfDay(day), goes, goes.AddDays(1), $"{Guid.NewGuid():N}{Guid.NewGuid():N}")).ToList());
            await transaction.CommitAsync();
        }

        await db.Reminders.Where(row => row.Day < today).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, ReminderState.Sent));
    }

    // Messages of one hour were planned on many days: they lie among all others.
    private static async Task AsTheyCame(BenchClinic clinic)
    {
        await using var connection = clinic.Connect();
        foreach (var sql in new[] { """CREATE TABLE "Mixed" AS SELECT * FROM "Reminders" ORDER BY RANDOM()""", """DELETE FROM "Reminders" """, """INSERT INTO "Reminders" SELECT * FROM "Mixed" """, """DROP TABLE "Mixed" """ })
        {
            await using var command = Command(connection, sql);
            command.CommandTimeout = 600;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static DbCommand Command(DbConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static int Number(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private sealed class NoOp : IMessageGateway, IMessageConnection
    {
        public MessageChannel Channel => MessageChannel.Sms;

        public bool HonoursKeys => true;

        public int AtOnce => ReminderSendService.BatchSize;

        public IMessageConnection Connect() => this;

        public Task<IReadOnlyList<SendResult>> Send(IReadOnlyList<Outgoing> messages, CancellationToken stop) => Task.FromResult<IReadOnlyList<SendResult>>([.. messages.Select(_ => SendResult.Sent)]);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
