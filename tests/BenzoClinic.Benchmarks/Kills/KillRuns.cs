using System.Globalization;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Postgres;
using BenzoClinic.Services;
using BenzoClinic.Services.Data;
using BenzoClinic.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Benchmarks;

/// <summary>
/// Kills the app while it sends, again and again, and counts: what is missing, what came twice, what waits for a person. A message is missing where
/// nobody has it and nobody is told.
/// </summary>
internal static class KillRuns
{
    private static readonly int Cycles = Number("BENZOCLINIC_KILLS", 50);
    private static readonly int Messages = Number("BENZOCLINIC_MESSAGES", 2000);
    private static readonly double StandsMinutes = Number("BENZOCLINIC_STANDS_MINUTES", 20);
    private static readonly string Only = Environment.GetEnvironmentVariable("BENZOCLINIC_RUN") ?? "";

    // So long a mail server thinks before it says that it has a message: where most processes die.
    private const double Thinks = 0.015;

    public static async Task<bool> Run()
    {
        var root = StartBenchmark.FindRoot();
        var folder = Directory.CreateTempSubdirectory("benzoclinic-kills-").FullName;
        try
        {
            var web = StartBenchmark.Publish(root, "src/BenzoClinic.Web", Path.Combine(folder, "web"));
            var lines = new List<Outcome>();
            await Add("naive", () => OnSqlite("SQLite, SMTP, naive send-then-mark", root, folder, web, naive: true));
            await Add("sqlite", () => OnSqlite("SQLite, one node, SMTP", root, folder, web, naive: false));
            await Add("mail", () => OnPostgres("PostgreSQL, two nodes, SMTP", root, folder, web, MessageChannel.Email, false));
            await Add("sms", () => OnPostgres("PostgreSQL, two nodes, gateway with keys", root, folder, web, MessageChannel.Sms, false));
            await Add("clocks", () => OnPostgres($"PostgreSQL, clocks 10 min apart, one stopped {StandsMinutes} min, SMTP", root, folder, web, MessageChannel.Email, true));
            Console.WriteLine();
            Console.WriteLine($"{"run",-70} {"kills",5} {"sent",5} {"missing",7} {"double",6} {"uncertain",9} {"other",5}");
            foreach (var it in lines) Console.WriteLine($"{it.Name,-70} {it.Kills,5} {it.Sent,5} {it.Missing,7} {it.Double,6} {it.Uncertain,9} {it.Other,5}   {(it.Holds ? "held" : "fails")}");
            // The naive one has to fail, or this test proves nothing.
            return lines.TrueForAll(it => it.Holds != it.Naive);

            async Task Add(string name, Func<Task<Outcome>> run)
            {
                if (Only.Length == 0 || Only == name) lines.Add(await run());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Outcome> OnSqlite(string name, string root, string folder, string web, bool naive)
    {
        var file = $"Data Source={Path.Combine(folder, $"{Guid.NewGuid():N}.db")}";
        var engine = new SqliteEngine(file);
        await DueMessages.Fill(engine, MessageChannel.Email, Messages, Now, TimeSpan.FromMinutes(5));
        SqliteConnection.ClearAllPools();
        await using var taker = MailTaker.Start(root, Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName, Thinks);
        using var node = naive
            ? new Node(Path.Combine(AppContext.BaseDirectory, typeof(KillRuns).Assembly.GetName().Name!), [NaiveSender.Name, file, $"{taker.Port}"], [])
            : new Node(web, [], [("Database__Provider", "Sqlite"), ("Database__ConnectionString", file), .. Usual, .. taker.Settings]);
        var kills = await Cycle([node], taker);
        return await Count(name, engine, taker, kills, naive);
    }

    private static async Task<Outcome> OnPostgres(string name, string root, string folder, string web, MessageChannel channel, bool clocks)
    {
        using var server = PostgresServer.Start(root);
        var connection = $"{server.ConnectionString};Database=postgres";
        var engine = new PostgresEngine(connection);
        await DueMessages.Fill(engine, channel, Messages, Now, TimeSpan.FromMinutes(15));
        await using ITaker taker = channel == MessageChannel.Email
            ? MailTaker.Start(root, Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName, clocks ? Thinks * 4 : Thinks)
            : await KeyTaker.Start(TimeSpan.FromMilliseconds(100));
        (string, string)[] settings = [("Database__Provider", "Postgres"), ("Database__ConnectionString", connection), .. Usual, .. taker.Settings];
        using var one = new Node(web, [], settings);
        using var two = clocks ? new Node("/usr/bin/faketime", ["-f", "+10m", web], [.. settings, ("FAKETIME_DONT_FAKE_MONOTONIC", "1")]) : new Node(web, [], settings);
        var kills = clocks ? await StandStill(one, two, taker) : await Cycle([one, two], taker);
        var outcome = await Count(name, engine, taker, kills, naive: false);
        Npgsql.NpgsqlConnection.ClearAllPools();
        return outcome;

        async Task<int> StandStill(Node still, Node other, ITaker by)
        {
            still.Start();
            await Until(() => by.Delivered().Count >= Messages / 10);
            other.Start();
            await Until(() => by.Delivered().Count >= Messages / 5);
            still.StandStill();
            await Task.Delay(TimeSpan.FromMinutes(StandsMinutes));
            still.GoOn();
            await Quiet(engine);
            await Task.Delay(TimeSpan.FromSeconds(5));
            return 1;
        }
    }

    private static IReadOnlyList<(string, string)> Usual => [("Reminders__LeaseSeconds", "3"), ("Logging__LogLevel__Default", "Warning")];

    // Each time somewhat further, at no particular moment; with two, one lives on.
    private static async Task<int> Cycle(Node[] nodes, ITaker taker)
    {
        var random = new Random(7);
        foreach (var node in nodes) node.Start();
        var kills = 0;
        for (; kills < Cycles; kills++)
        {
            var enough = (kills + 1) * Messages / (Cycles + 5);
            if (!await Until(() => taker.Delivered().Count >= enough)) break;
            await Task.Delay(random.Next(0, 60));
            nodes[kills % nodes.Length].KillNow();
            nodes[kills % nodes.Length].Start();
        }

        return kills;
    }

    private static async Task<Outcome> Count(string name, IDatabaseEngine engine, ITaker taker, int kills, bool naive)
    {
        await Quiet(engine);
        var rows = await Rows(engine);
        var delivered = taker.Delivered().Select(key => Guid.ParseExact(key.Split('-')[0], "N")).CountBy(id => id).ToDictionary();
        var doubled = delivered.Values.Count(times => times > 1);
        var missing = rows.Count(row => !delivered.ContainsKey(row.Id) && row.State is not ReminderState.Uncertain);
        var uncertain = rows.Count(row => row.State == ReminderState.Uncertain);
        var other = rows.Count(row => row.State is not (ReminderState.Sent or ReminderState.Uncertain));
        var outcome = new Outcome(name, kills, rows.Count(row => row.State == ReminderState.Sent), missing, doubled, uncertain, other, naive);
        Console.WriteLine(outcome);
        return outcome;
    }

    // Nothing is planned or under way any more, or nothing has changed for long.
    private static Task<bool> Quiet(IDatabaseEngine engine) => Until(async () => !(await Rows(engine)).Exists(row => row.State is ReminderState.Planned or ReminderState.Sending));

    private static async Task<List<(Guid Id, ReminderState State)>> Rows(IDatabaseEngine engine)
    {
        await using var connection = engine.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Id", "State" FROM "Reminders" """;
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<(Guid, ReminderState)>();
        while (await rows.ReadAsync()) all.Add((rows.GetGuid(0), Enum.Parse<ReminderState>(rows.GetString(1))));
        return all;
    }

    private static Task<bool> Until(Func<bool> so) => Until(() => Task.FromResult(so()));

    private static async Task<bool> Until(Func<Task<bool>> so)
    {
        var until = Now.AddMinutes(4);
        while (!await so())
        {
            if (Now > until) return false;
            await Task.Delay(50);
        }

        return true;
    }

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static int Number(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private sealed record Outcome(string Name, int Kills, int Sent, int Missing, int Double, int Uncertain, int Other, bool Naive)
    {
        public bool Holds => Missing == 0 && Double == 0 && Uncertain <= Kills && Other == 0;
    }
}
