using System.Data.Common;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using Npgsql;

namespace BenzoClinic.Benchmarks;

/// <summary>
/// A day of 400 visits as the schedule reads it, gate included, beside its own statements sent raw; then the same day among ten million
/// appointments, all but a thousand of them past, against a thousand.
/// </summary>
internal static class ScheduleBenchmark
{
    private const int Rounds = 1_200;
    private const int Visits = 400;
    private const double LimitRatio = 1.2;

    private static readonly DateOnly Today = new(2026, 11, 24);

    /// <summary>Ten million; fewer while a benchmark is built.</summary>
    private static readonly int Past = Environment.GetEnvironmentVariable("BENZOCLINIC_APPOINTMENTS") is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 10_000_000;

    public static Task<bool> Run() => BenchClinic.OnBoth(Measure);

    private static async Task<bool> Measure(BenchClinic clinic)
    {
        var patient = await BookingBenchmark.Chart(clinic, 1);
        var provider = (await clinic.Get<AppointmentService>().Bookable())[0].Id;
        await BookingBenchmark.Must(clinic.Get<AppointmentService>().Book(new BookAppointment(Guid.CreateVersion7(), patient, provider, Today, new TimeOnly(7, 0))));
        await using (var connection = clinic.Connect())
        {
            await Fill(connection, Visits - 1, 0);
            await Fill(connection, 1_000 - Visits, 1);
            await Settle(connection);
        }

        var few = await Day(clinic);
        await using (var connection = clinic.Connect())
        {
            await Fill(connection, Past, -1);
            await Settle(connection);
        }

        var many = await Day(clinic);
        Console.WriteLine($"{clinic.Name}: day of {Visits}: service median {Bar.Text(few.Service)} ms, raw median {Bar.Text(few.Raw)} ms; among {Past} appointments {Bar.Text(many.Service)} ms, raw {Bar.Text(many.Raw)} ms");
        return Bar.Ratio("schedule", clinic.Name, few.Service / few.Raw, clinic.Name == "sqlite" ? 1.3 : 1.5)
            & Bar.Ratio($"schedule, {Past} past appointments against none", clinic.Name, many.Service / few.Service, LimitRatio);
    }

    private static async Task<(double Service, double Raw)> Day(BenchClinic clinic)
    {
        var schedule = clinic.Get<ScheduleService>();
        var sent = await clinic.Sent.During(async () =>
        {
            if ((await schedule.Visits(Today, Today)).Count != Visits) throw new InvalidOperationException("The day is not as it was filled.");
        });
        List<double> service = [], raw = [];
        for (var round = 0; round < Rounds; round++)
        {
            var beside = round % 2 == 0 ? await SearchBenchmark.Time(() => StatementRecorder.Replay(clinic, sent)) : 0;
            var through = await SearchBenchmark.Time(() => schedule.Visits(Today, Today));
            if (round % 2 != 0) beside = await SearchBenchmark.Time(() => StatementRecorder.Replay(clinic, sent));
            if (round < Rounds / 2) continue; // Warms up, until the runtime has translated EF in earnest.
            service.Add(through);
            raw.Add(beside);
        }

        return (Bar.Median(service), Bar.Median(raw));
    }

    /// <summary>Appointments like the one that is there: of the same day, of the days after, or 400 a day before.</summary>
    private static async Task Fill(DbConnection connection, int count, int direction)
    {
        var postgres = connection is NpgsqlConnection;
        var day = direction switch { 0 => "0", > 0 => "(n % 200) + 1", _ => "-(n / 400) - 1" };
        var (id, date) = postgres
            ? ("gen_random_uuid()", $"a.\"Date\" + ({day})::int")
            : ($"printf('%08X-{direction + 1:0000}-7000-8000-000000000000', n)", $"date(a.\"Date\", ({day}) || ' days')");
        var numbers = postgres ? $"generate_series(1, {count}) AS numbers(n)" : $"(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {count}) SELECT n FROM c) AS numbers";
        var columns = await Columns(connection);
        var values = columns.Select(column => column switch { "Id" => id, "Date" => date, "State" => direction < 0 ? "'Left'" : "a.\"State\"", _ => $"a.\"{column}\"" });
        // Ten million rows go in several times faster where the indexes are made afterwards.
        var indexes = await Indexes(connection, postgres);
        await BookingBenchmark.Execute(connection, postgres ? "SET session_replication_role = replica" : "PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF");
        foreach (var (name, _) in indexes) await BookingBenchmark.Execute(connection, $"DROP INDEX \"{name}\"");
        await BookingBenchmark.Execute(connection, $"INSERT INTO \"Appointments\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", values)} FROM (SELECT * FROM \"Appointments\" WHERE \"BookedAt\" = (SELECT MIN(\"BookedAt\") FROM \"Appointments\") LIMIT 1) AS a, {numbers}");
        foreach (var (_, made) in indexes) await BookingBenchmark.Execute(connection, made);
        await BookingBenchmark.Execute(connection, postgres ? "SET session_replication_role = DEFAULT" : "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL");
    }

    /// <summary>The indexes of the appointments, each with what makes it again; the key stays.</summary>
    private static async Task<List<(string Name, string Made)>> Indexes(DbConnection connection, bool postgres)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = postgres
            ? "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'Appointments' AND indexname NOT LIKE 'PK%'"
            : "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Appointments' AND sql IS NOT NULL";
        await using var reader = await command.ExecuteReaderAsync();
        List<(string, string)> found = [];
        while (await reader.ReadAsync()) found.Add((reader.GetString(0), reader.GetString(1)));
        return found;
    }

    /// <summary>Statistics are fresh, and nothing of the fill is still on its way to the disk.</summary>
    private static async Task Settle(DbConnection connection)
    {
        await BookingBenchmark.Execute(connection, connection is NpgsqlConnection ? "VACUUM ANALYZE \"Appointments\"" : "ANALYZE");
        await BookingBenchmark.Execute(connection, connection is NpgsqlConnection ? "CHECKPOINT" : "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task<List<string>> Columns(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM \"Appointments\" LIMIT 1";
        await using var reader = await command.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }
}
