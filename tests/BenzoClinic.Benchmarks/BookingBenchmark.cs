using System.Data.Common;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Appointments;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Benchmarks;

/// <summary>
/// A visit booked with provider, room and patient, beside its own rows sent raw in one transaction; then fifty users who book, move and cancel at
/// overlapping times, and the same against a build that looks first and books then.
/// </summary>
internal static class BookingBenchmark
{
    private const int Rounds = 4_000;
    private const double Limit = 3;
    private const int Users = 50;
    private const int Attempts = 200;

    private static readonly DateOnly Today = new(2026, 11, 24);

    public static Task<bool> Run() => BenchClinic.OnBoth(Measure);

    private static async Task<bool> Measure(BenchClinic clinic)
    {
        await Rooms(clinic);
        var patients = new List<PatientId>();
        for (var number = 0; number < 20; number++) patients.Add(await Chart(clinic, number));
        var bookable = await clinic.Get<AppointmentService>().Bookable();
        var (provider, desk) = (bookable[0].Id, clinic.Get<AppointmentService>());

        BookAppointment Ask(int round) => new(Guid.CreateVersion7(), patients[round % 20], provider, Today.AddDays(1 + round % 330), new TimeOnly(7, 0).AddMinutes(round / 330 * 30), Room: "room-1");
        await Must(desk.Book(Ask(0)));
        await using var first = clinic.Connect();
        var rows = new RawRows(await Template(first, "Appointments", "\"BookedAt\""), await Template(first, "TakenTimes", "\"Id\"", 3), await Template(first, "AppliedOperations", "\"At\""), await Template(first, "AuditEntries", "\"Sequence\""));
        await first.CloseAsync();

        if (Environment.GetEnvironmentVariable("BENZOCLINIC_SHOW") is not null)
            foreach (var statement in await clinic.Sent.During(() => Must(desk.Book(Ask(Rounds + 1))))) Console.WriteLine($"  {statement.Text.ReplaceLineEndings(" ")}");

        List<double> service = [], raw = [];
        for (var round = 1; round < Rounds; round++)
        {
            var ask = Ask(round);
            var beside = round % 2 == 0 ? await SearchBenchmark.Time(() => Send(clinic, rows, round)) : 0;
            var through = await SearchBenchmark.Time(() => Must(desk.Book(ask)));
            if (round % 2 != 0) beside = await SearchBenchmark.Time(() => Send(clinic, rows, round));
            if (round < Rounds / 2) continue; // Warms up, until the runtime has translated EF in earnest.
            service.Add(through);
            raw.Add(beside);
        }

        Console.WriteLine($"{clinic.Name}: booking median {Bar.Text(Bar.Median(service))} ms, p95 {Bar.Text(SearchBenchmark.P95(service))} ms; its rows sent raw median {Bar.Text(Bar.Median(raw))} ms, p95 {Bar.Text(SearchBenchmark.P95(raw))} ms");
        var held = Bar.Ratio("booking", clinic.Name, Bar.Median(service) / Bar.Median(raw), Limit);
        return held & await Storm(clinic, patients, [.. bookable.Select(it => it.Id)]);
    }

    private static async Task<bool> Storm(BenchClinic clinic, IReadOnlyList<PatientId> patients, IReadOnlyList<StaffId> providers)
    {
        await using (var connection = clinic.Connect()) await Execute(connection, "DELETE FROM \"TakenTimes\" WHERE \"Whom\" LIKE 'bench:%'; DELETE FROM \"Appointments\" WHERE \"Room\" = 'bench'");
        var storm = new BookingStorm(clinic.Services, clinic.Session, providers, patients, ["", "room-1", "room-2"], Today);
        var result = await storm.Run(Users, Attempts);
        await using var db = clinic.Db();
        var (overlaps, orphans) = (await BookingStorm.Overlaps(db, Today), await BookingStorm.Orphans(db));
        Console.WriteLine($"{clinic.Name}: {Users} users, {result.Milliseconds.Count} attempts: {result.Done} done, {result.Refused} refused in words, {result.Unclear} without, {result.Errors.Count} errors, {orphans} orphans; median {Bar.Text(Bar.Median(result.Milliseconds))} ms, p99 {Bar.Text(result.P99)} ms");
        foreach (var error in result.Errors.Distinct().Take(3)) Console.WriteLine($"  {error}");
        var naive = await Naive(clinic, providers.Count);
        Console.WriteLine($"{clinic.Name}: the same for one that looks first and books then: {naive} overlaps");
        var held = Bar.Value($"storm [{clinic.Name}] overlaps", overlaps + orphans, 0, "pairs");
        held &= Bar.Value($"storm [{clinic.Name}] errors", result.Errors.Count + result.Unclear, 0, "answers");
        held &= Bar.Value($"storm [{clinic.Name}] p99", result.P99, 500, "ms");
        return held & Bar.AtLeast($"storm of the naive build [{clinic.Name}] overlaps", clinic.Name, naive, 1);
    }

    /// <summary>Check, then insert, as programs do it that trust their own reading.</summary>
    private static async Task<int> Naive(BenchClinic clinic, int providers)
    {
        await using (var connection = clinic.Connect()) await Execute(connection, "CREATE TABLE bench_naive (whom INTEGER, starts INTEGER, ends INTEGER)");
        await Task.WhenAll(Enumerable.Range(0, Users).Select(user => Task.Run(async () =>
        {
            var random = new Random(user);
            await using var connection = clinic.Connect();
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var (whom, starts, length) = (random.Next(providers), random.Next(120) * 5, 15 + random.Next(4) * 15);
                if (await Scalar(connection, $"SELECT COUNT(*) FROM bench_naive WHERE whom = {whom} AND starts < {starts + length} AND ends > {starts}") == 0)
                    await Execute(connection, $"INSERT INTO bench_naive VALUES ({whom}, {starts}, {starts + length})");
            }
        })));
        await using var after = clinic.Connect();
        var key = clinic.Name == "sqlite" ? "rowid" : "ctid";
        return (int)await Scalar(after, $"SELECT COUNT(*) FROM bench_naive a JOIN bench_naive b ON a.whom = b.whom AND a.{key} < b.{key} AND a.starts < b.ends AND b.starts < a.ends");
    }

    private static async Task Send(BenchClinic clinic, RawRows rows, int round)
    {
        await using var connection = clinic.Connect();
        await using var transaction = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: false) : await connection.BeginTransactionAsync();
        var id = Guid.CreateVersion7();
        var other = Guid.NewGuid();
        await Insert(connection, transaction, "Appointments", rows.Appointment[0], new() { ["Id"] = id, ["Room"] = "bench" });
        foreach (var (time, place) in rows.Times.Select((time, place) => (time, place)))
            await Insert(connection, transaction, "TakenTimes", time, new() { ["Id"] = Guid.CreateVersion7(), ["Owner"] = id, ["Whom"] = $"bench:{other}:{place}" });
        await Insert(connection, transaction, "AppliedOperations", rows.Operation[0], new() { ["Id"] = Guid.CreateVersion7(), ["ResultId"] = id });
        if (connection is not SqliteConnection) await Execute(connection, "SELECT pg_advisory_xact_lock(5170001)", transaction);
        var sequence = await Scalar(connection, "SELECT MAX(\"Sequence\") FROM \"AuditEntries\"", transaction);
        await Insert(connection, transaction, "AuditEntries", rows.Audit[0], new() { ["Sequence"] = sequence + 1, ["SubjectId"] = id });
        await transaction.CommitAsync();
    }

    private static async Task Insert(DbConnection connection, DbTransaction transaction, string table, Dictionary<string, object> row, Dictionary<string, object> instead)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", row.Keys.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", row.Keys.Select((_, place) => $"@p{place}"))})";
        var at = 0;
        foreach (var (column, kept) in row)
        {
            var value = instead.GetValueOrDefault(column, kept);
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{at++}";
            parameter.Value = value is Guid guid && connection is SqliteConnection ? guid.ToString().ToUpperInvariant() : value;
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<Dictionary<string, object>>> Template(DbConnection connection, string table, string order, int count = 1)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY {order} DESC LIMIT {count}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object>>();
        while (await reader.ReadAsync()) rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue));
        return rows;
    }

    internal static async Task Execute(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = (sql, transaction, 0);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Scalar(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    internal static async Task<PatientId> Chart(BenchClinic clinic, int number) => PatientId.From((await Must(clinic.Get<PatientService>().Create(
        new CreatePatient(Guid.CreateVersion7(), new PatientDetails { FirstName = $"Ana{number}", LastName = "Silva", BirthDate = new DateOnly(1970, 1, 2).AddDays(number) }, [])))).Id);

    private static async Task Rooms(BenchClinic clinic)
    {
        using var scope = clinic.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
        await Must(scope.ServiceProvider.GetRequiredService<ClinicSettingsService>().Save(
            new SaveClinicSettings(Guid.CreateVersion7(), 0, ClinicSettings.Default with { Rooms = [new Room("room-1", "Room 1"), new Room("room-2", "Room 2")] }, "Rooms")));
    }

    internal static async Task<Saved> Must(Task<Outcome<Saved>> outcome) => (await outcome).Match(
        saved => saved,
        findings => throw new InvalidOperationException(findings[0].Sentence),
        (who, _) => throw new InvalidOperationException(who),
        () => throw new InvalidOperationException("missing"));

    private sealed record RawRows(List<Dictionary<string, object>> Appointment, List<Dictionary<string, object>> Times, List<Dictionary<string, object>> Operation, List<Dictionary<string, object>> Audit);
}
