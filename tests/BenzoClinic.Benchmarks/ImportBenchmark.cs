using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using BenzoClinic.Postgres;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Benchmarks;

/// <summary>
/// A list of patients through the service, audit rows included, beside a raw prepared insert of the very same rows into an
/// empty database of the same schema by the same driver, a thousand charts a transaction both.
/// </summary>
internal static class ImportBenchmark
{
    private const double Limit = 0.3;
    private const int Batch = 1_000;
    private static readonly string[] Tables = ["Patients", "TaperRecords", "PatientSearchTerms", "ImportedFacts", "AuditEntries", "AppliedOperations"];

    public static async Task<bool> Run()
    {
        var patients = Environment.GetEnvironmentVariable("BENZOCLINIC_PATIENTS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 100_000;
        var folder = Directory.CreateTempSubdirectory("benzoclinic-import-").FullName;
        using var postgres = PostgresServer.Start(StartBenchmark.FindRoot());
        try
        {
            var list = Path.Combine(folder, "list.csv");
            await WriteList(list, patients);
            var held = await Measure("sqlite", patients, list, name => new SqliteEngine($"Data Source={Path.Combine(folder, name)}.db"));
            await using (var server = new PostgresEngine($"{postgres.ConnectionString};Database=postgres").Open())
                foreach (var name in (string[])["service", "raw"]) await Execute(server, $"CREATE DATABASE import_{name}");
            return held & await Measure("postgres", patients, list, name => new PostgresEngine($"{postgres.ConnectionString};Database=import_{name}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> Measure(string name, int patients, string list, Func<string, IDatabaseEngine> engineOn)
    {
        await using var service = await Open(engineOn("service"));
        await using var raw = await Open(engineOn("raw"));
        var clock = Stopwatch.StartNew();
        await Import(service, list, patients);
        var through = clock.Elapsed.TotalSeconds;
        Console.WriteLine($"{name}: {patients} patients through the service in {Bar.Text(through)} s, {Bar.Text(Environment.WorkingSet / 1048576.0)} MB");
        var inserted = await Insert(service.GetRequiredService<IDatabaseEngine>(), raw.GetRequiredService<IDatabaseEngine>(), patients);
        Console.WriteLine($"{name}: the same {inserted.Rows} rows by prepared inserts in {Bar.Text(inserted.Seconds)} s");
        return Bar.AtLeast("import", name, inserted.Seconds / through, Limit);
    }

    private static async Task<ServiceProvider> Open(IDatabaseEngine engine)
    {
        var provider = new ServiceCollection().AddLogging().AddSingleton(engine).AddSingleton(TimeProvider.System).AddClinicServices().BuildServiceProvider();
        await engine.Prepare(provider.GetRequiredService<IDbContextFactory<ClinicDb>>(), CancellationToken.None);
        return provider;
    }

    private static async Task Import(ServiceProvider provider, string list, int patients)
    {
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
        var service = scope.ServiceProvider.GetRequiredService<PatientListService>();
        var report = await service.Import(list, (await service.Look(list)).Guess);
        if (report.New != patients) throw new InvalidOperationException($"{report.New} of {patients} patients were imported: {report.Refused ?? (report.Problems.Count > 0 ? report.Problems[0].Sentence : "")}");
    }

    /// <summary>Only the inserting is timed; the rows are read before.</summary>
    private static async Task<(long Rows, double Seconds)> Insert(IDatabaseEngine from, IDatabaseEngine into, int patients)
    {
        await using var source = from.Open();
        await using var target = into.Open();
        var (rows, seconds) = (0L, 0.0);
        foreach (var table in Tables)
        {
            var read = await Read(source, table);
            // As many rows of each table a transaction as a thousand charts have.
            var size = Math.Max(1, (int)((long)read.Rows.Count * Batch / patients));
            var clock = Stopwatch.StartNew();
            foreach (var chunk in read.Rows.Chunk(size)) await Insert(target, table, read.Columns, chunk);
            seconds += clock.Elapsed.TotalSeconds;
            rows += read.Rows.Count;
        }

        return (rows, seconds);
    }

    private static async Task Insert(DbConnection connection, string table, string[] columns, object[][] rows)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", columns.Select((_, place) => $"@p{place}"))})";
        for (var place = 0; place < columns.Length; place++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"p{place}";
            parameter.Value = rows.Select(row => row[place]).FirstOrDefault(value => value is not DBNull) ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        await command.PrepareAsync();
        foreach (var row in rows)
        {
            for (var place = 0; place < row.Length; place++) command.Parameters[place].Value = row[place];
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static async Task<(string[] Columns, List<object[]> Rows)> Read(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return ([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], rows);
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task WriteList(string path, int patients)
    {
        await using var writer = new StreamWriter(path);
        await writer.WriteLineAsync("MRN,First name,Last name,Date of birth,Phone,Email,Address,Language");
        for (var number = 0; number < patients; number++)
        {
            var born = new DateOnly(1930, 1, 1).AddDays(number * 7 % 30_000);
            await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{number},Person{number % 997},Family-{number % 8_171},{born:M/d/yyyy},503-555-{number % 10_000:0000},person{number}@example.org,\"{number} First St, Portland, OR 97201\",{(number % 5 == 0 ? "Spanish" : "en")}"));
        }
    }
}
