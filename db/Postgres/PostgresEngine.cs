using System.Data.Common;
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
    private const long AuditChainLock = 5_170_001;

    // Any constant: it names the charts among the locks of two numbers, which are apart from those of one.
    private const int PatientLocks = 5_170;

    // As above, for the keys of taken times.
    private const int TimeLocks = 5_171;

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
    public Task LockAuditChain(ClinicDb db) => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AuditChainLock})");

    /// <inheritdoc />
    public Task LockPatient(ClinicDb db, PatientId patient) => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PatientLocks}, hashtext({patient.Value.ToString()}))");

    /// <inheritdoc />
    public Task LockTimes(ClinicDb db, IReadOnlyCollection<string> keys) =>
        // In one order, whoever asks.
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({TimeLocks}, locks.key) FROM (SELECT DISTINCT hashtext(name) AS key FROM unnest({keys.ToArray()}) AS name ORDER BY 1) AS locks");

    /// <inheritdoc />
    public async Task InsertMany(ClinicDb db, BulkTable table, IEnumerable<object?[]> rows)
    {
        // A type's length is the column's business, not the value's.
        var types = table.Types.Select(type => type.Split('(')[0]).ToArray();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"""COPY "{table.Name}" ({string.Join(", ", table.Columns.Select(column => $"\"{column}\""))}) FROM STDIN (FORMAT BINARY)""");
        foreach (var row in rows)
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
    public bool IsLostRace(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.DeadlockDetected } || exception.InnerException is { } inner && IsLostRace(inner);

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
            return new NpgsqlConnectionStringBuilder(connectionString) { IncludeErrorDetail = false }.ConnectionString;
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
