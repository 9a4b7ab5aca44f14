using System.Data.Common;
using System.Globalization;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace BenzoClinic.Postgres;

/// <summary>PostgreSQL: how a clinic outgrows one machine.</summary>
/// <param name="connectionString">As Npgsql reads it.</param>
/// <exception cref="StartupException">It cannot be read.</exception>
public sealed class PostgresEngine(string connectionString) : IDatabaseEngine
{
    // Any constant: it names the audit chain among the database's advisory locks.
    private const long ChainLock = 5_170_001;

    // Any constant: it names the charts among the locks of two numbers, which are apart from those of one.
    private const int PatientLocks = 5_170;

    // As above, for the keys of taken times.
    private const int TimeLocks = 5_171;

    private const string Channel = "benzoclinic_changes";

    // Up to so many rows one statement is faster than a copy, which asks the server twice.
    private const int Few = 8;

    // An error's detail quotes the row, and logs must not hold charts.
    private readonly string _connectionString = Parse(connectionString);

    // What is asked before the first page speaks in texts and numbers alone: without reading the server's list of types first.
    private readonly NpgsqlDataSource _plain = Plain(Parse(connectionString));

    /// <inheritdoc />
    public void Configure(DbContextOptionsBuilder options) => options
        .UseNpgsql(_connectionString, postgres => postgres.MigrationsAssembly(typeof(PostgresEngine).Assembly.GetName().Name))
        .ReplaceService<IModelCustomizer, ByteOrder>();

    /// <inheritdoc />
    public DbConnection Open() => _plain.OpenConnection();

    /// <inheritdoc />
    public int Writers { get; } = Math.Max(4, 2 * Environment.ProcessorCount);

    /// <inheritdoc />
    public string AuditChainLock { get; } = $"SELECT pg_advisory_xact_lock({ChainLock})";

    /// <inheritdoc />
    public Task LockAuditChain(ClinicDb db) => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ChainLock})");

    /// <inheritdoc />
    public Task LockPatient(ClinicDb db, PatientId patient) => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PatientLocks}, hashtext({patient.Value.ToString()}))");

    /// <inheritdoc />
    public async Task<bool> LockTimes(ClinicDb db, IReadOnlyCollection<string> keys, PatientId? patient, TimeWish? wish)
    {
        // In one order, whoever asks: times first, then the chart.
        string[] names = patient is { } it ? [.. keys, it.Value.ToString()] : [.. keys];
        int[] kinds = [.. names.Select((_, place) => place < keys.Count ? TimeLocks : PatientLocks)];
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        Add("SELECT pg_advisory_xact_lock(locks.kind, locks.key) FROM (SELECT DISTINCT kind, hashtext(name) AS key FROM unnest($1, $2) AS named(kind, name) ORDER BY 1 DESC, 2) AS locks", kinds, names);
        // In the same go, and yet it sees what was committed while the locks were waited for.
        if (wish is not null)
            Add("""SELECT 1 FROM "TakenTimes" WHERE "Whom" = ANY($1) AND "From" > $2 AND "From" < $3 AND "To" > $4 AND "Owner" <> $5 LIMIT 1""", wish.Keys.ToArray(), wish.Earliest, wish.To, wish.From, wish.Own);
        await using var answers = await batch.ExecuteReaderAsync();
        return await answers.NextResultAsync() && !await answers.ReadAsync();

        void Add(string sql, params object[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }
    }

    /// <inheritdoc />
    public async Task InsertMany(ClinicDb db, BulkTable table, IEnumerable<object?[]> rows)
    {
        // A type's length is the column's business, not the value's.
        var types = table.Types.Select(type => type.Split('(')[0]).ToArray();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var all = rows as IReadOnlyList<object?[]> ?? [.. rows];
        if (all.Count <= Few)
        {
            await InsertFew(connection, table, types, all);
            return;
        }

        await using var copy = await connection.BeginBinaryImportAsync($"""COPY "{table.Name}" ({string.Join(", ", table.Columns.Select(column => $"\"{column}\""))}) FROM STDIN (FORMAT BINARY)""");
        foreach (var row in all)
        {
            await copy.StartRowAsync();
            for (var place = 0; place < row.Length; place++)
            {
                if (row[place] is { } value) await copy.WriteAsync(value, types[place]);
                else await copy.WriteNullAsync();
            }
        }

        await copy.CompleteAsync();
    }

    /// <inheritdoc />
    public Task Prepare(IDbContextFactory<ClinicDb> factory, CancellationToken stop) => new Preparation(_plain).Run(factory, stop);

    /// <summary>Several app nodes may serve one PostgreSQL database: nothing to claim.</summary>
    public IDisposable ClaimForServing() => new Unclaimed();

    /// <inheritdoc />
    public (string Now, string End) LeaseWords(TimeSpan lease) =>
        ("clock_timestamp()", string.Create(CultureInfo.InvariantCulture, $"clock_timestamp() + interval '{lease.TotalSeconds:0.###} seconds'"));

    /// <inheritdoc />
    public string PassingOverClaimed => "FOR UPDATE SKIP LOCKED";

    /// <inheritdoc />
    public string RowName => "\"Id\"";

    /// <inheritdoc />
    public async Task Announce(string what, CancellationToken stop)
    {
        await using var connection = await _plain.OpenConnectionAsync(stop);
        await using var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Channel });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = what });
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <inheritdoc />
    public async Task Listen(Action begun, Action<string> heard, CancellationToken stop)
    {
        // A connection of its own, not lent to anybody afterwards; a dead one is found out by asking now and then.
        var parts = new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false, KeepAlive = 15 };
        await using var connection = new NpgsqlConnection(parts.ConnectionString);
        connection.Notification += (_, notice) => heard(notice.Payload);
        await connection.OpenAsync(stop);
        await using (var command = new NpgsqlCommand($"LISTEN {Channel}", connection)) await command.ExecuteNonQueryAsync(stop);
        begun();
        while (true) await connection.WaitAsync(stop);
    }

    /// <inheritdoc />
    public bool IsLostRace(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.DeadlockDetected } || exception.InnerException is { } inner && IsLostRace(inner);

    private static async Task InsertFew(NpgsqlConnection connection, BulkTable table, string[] types, IReadOnlyList<object?[]> rows)
    {
        var values = rows.Select((row, at) => $"({string.Join(", ", row.Select((_, place) => $"${at * row.Length + place + 1}"))})");
        await using var command = new NpgsqlCommand($"""INSERT INTO "{table.Name}" ({string.Join(", ", table.Columns.Select(column => $"\"{column}\""))}) VALUES {string.Join(", ", values)}""", connection);
        foreach (var row in rows)
            for (var place = 0; place < row.Length; place++) command.Parameters.Add(new NpgsqlParameter { Value = row[place] ?? DBNull.Value, DataTypeName = types[place] });
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlDataSource Plain(string connectionString)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        return builder.Build();
    }

    private static string Parse(string connectionString)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = false };
            // What is asked at every click is planned once a connection, and no session is left in a state that would have to be reset.
            if (!parts.ShouldSerialize("Max Auto Prepare")) parts.MaxAutoPrepare = 200;
            if (!parts.ShouldSerialize("No Reset On Close")) parts.NoResetOnClose = true;
            return parts.ConnectionString;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Its own message may repeat the password.
            throw new StartupException("Database:ConnectionString is not one of PostgreSQL: write Host=localhost;Database=benzoclinic;Username=…;Password=….", exception);
        }
    }

    private sealed class Unclaimed : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
