using System.Data.Common;
using BenzoClinic.Services.Demo;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tapers;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Benchmarks;

/// <summary>
/// The Taper tab of a chart with months of history, as the page calls it: the chart opened, its opening on record, and the
/// taper read. Beside it its own reading statements sent raw, and one durable insert for the audit.
/// </summary>
internal static class ChartBenchmark
{
    private const int Rounds = 2_000;
    private const double Limit = 2.5;
    private const int MostStatements = 4;

    public static Task<bool> Run() => BenchClinic.OnBoth(Measure);

    private static async Task<bool> Measure(BenchClinic clinic)
    {
        await new DemoClinic(clinic.Engine, clinic.Get<TimeProvider>()).Seed();
        await using var db = clinic.Db();
        var patient = await db.Patients.OrderByDescending(it => db.DoseEntries.Count(entry => entry.PatientId == it.Id)).Select(it => it.Id).FirstAsync();
        var (charts, tapers) = (clinic.Get<ChartService>(), clinic.Get<TaperChartService>());
        var tab = (await clinic.Sent.During(() => tapers.Load(patient))).Where(statement => statement.Reads).Skip(1).ToList();
        var sent = await clinic.Sent.During(Open);
        var reading = sent.Where(statement => statement.Reads && !statement.Audits).ToList();
        Console.WriteLine($"{clinic.Name}: the tab reads with {tab.Count} statements beside the gate's; with the opening of the chart {sent.Count} are sent, {reading.Count} of them read, both gates included");

        await using var connection = clinic.Connect();
        // A twin of the trail with both its indexes: the raw insert makes the very row durable that the service does.
        await Send(connection, "CREATE TABLE bench_audit AS SELECT * FROM \"AuditEntries\"");
        foreach (var (name, columns) in ((string, string)[])[("bench_1", "\"PatientId\", \"Sequence\""), ("bench_2", "\"ActorId\", \"Sequence\"")])
            await Send(connection, $"CREATE INDEX {name} ON bench_audit ({columns})");
        var row = await Row(connection);
        await connection.CloseAsync();
        List<double> service = [], raw = [], insert = [];
        for (var round = 0; round < Rounds; round++)
        {
            row[0] = (long)row[0] + 1;
            var (through, read, written) = (await SearchBenchmark.Time(Open), await SearchBenchmark.Time(() => StatementRecorder.Replay(clinic, reading)), await SearchBenchmark.Time(() => Insert(clinic, row)));
            if (round < Rounds / 2) continue; // Warms up, until the runtime has translated EF in earnest.
            service.Add(through);
            raw.Add(read + written);
            insert.Add(written);
        }

        Console.WriteLine($"{clinic.Name}: service median {Bar.Text(Bar.Median(service))} ms, raw median {Bar.Text(Bar.Median(raw))} ms, of it the insert {Bar.Text(Bar.Median(insert))} ms");
        var few = Bar.Value($"chart [{clinic.Name}] reads of the tab", tab.Count, MostStatements, "statements");
        return Bar.Ratio("chart", clinic.Name, Bar.Median(service) / Bar.Median(raw), Limit) && few;

        async Task Open()
        {
            await charts.Open(patient);
            await tapers.Load(patient);
        }
    }

    private static async Task Send(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object[]> Row(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM bench_audit WHERE \"PatientId\" IS NOT NULL ORDER BY \"Sequence\" DESC LIMIT 1";
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var row = new object[reader.FieldCount];
        reader.GetValues(row);
        return row;
    }

    // Over a connection of the pool, as the service does and as the reads do: one of its own would throw away what the others
    // hold in memory at every round, and always just before the service's turn.
    private static async Task Insert(BenchClinic clinic, object[] row)
    {
        await using var connection = clinic.Connect();
        await using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO bench_audit VALUES ({string.Join(", ", row.Select((_, place) => $"@p{place}"))})";
        for (var place = 0; place < row.Length; place++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{place}", row[place]);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}
