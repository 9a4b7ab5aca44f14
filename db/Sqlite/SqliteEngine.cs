using System.Data.Common;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using BenzoClinic.Sqlite.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace BenzoClinic.Sqlite;

/// <summary>SQLite: the embedded default.</summary>
public sealed class SqliteEngine : IDatabaseEngine
{
    /// <summary>Seconds a command waits for another writer before the person is told that the database is busy.</summary>
    private const int BusySeconds = 5;

    private static readonly ConnectionSettings Settings = new();

    private readonly string _connectionString;
    private readonly DatabaseFile _file;

    /// <summary>The engine on a file.</summary>
    /// <param name="connectionString">With an absolute <c>Data Source</c>.</param>
    /// <exception cref="StartupException">It cannot be read.</exception>
    public SqliteEngine(string connectionString)
    {
        var parts = Parse(connectionString);
        parts.DefaultTimeout = BusySeconds;
        parts.Cache = SqliteCacheMode.Private;
        _connectionString = parts.ConnectionString;
        _file = new DatabaseFile(parts.DataSource);
    }

    /// <inheritdoc />
    public void Configure(DbContextOptionsBuilder options) => options
        // A list of ids is one parameter, as on PostgreSQL: with one for each, EF writes the statement anew at every call.
        .UseSqlite(_connectionString, sqlite => sqlite
            .MigrationsAssembly(typeof(SqliteEngine).Assembly.GetName().Name)
            .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        .ReplaceService<IModelCustomizer, ByteOrder>()
        .AddInterceptors(Settings);

    /// <inheritdoc />
    public DbConnection Open() => ConnectionSettings.Open(_connectionString);

    /// <summary>SQLite has one writer.</summary>
    public int Writers => 1;

    /// <inheritdoc />
    public string AuditChainLock => "";

    /// <inheritdoc />
    public Task LockAuditChain(ClinicDb db) => Task.CompletedTask; // BEGIN IMMEDIATE: the writer already has the database.

    /// <inheritdoc />
    public Task LockPatient(ClinicDb db, PatientId patient) => Task.CompletedTask; // As above.

    /// <inheritdoc />
    public Task<bool> LockTimes(ClinicDb db, IReadOnlyCollection<string> keys, PatientId? patient, TimeWish? wish) => Task.FromResult(wish is not null); // As above.

    /// <inheritdoc />
    public async Task InsertMany(ClinicDb db, BulkTable table, IEnumerable<object?[]> rows)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = $"""INSERT INTO "{table.Name}" ({string.Join(", ", table.Columns.Select(column => $"\"{column}\""))}) VALUES ({string.Join(", ", table.Columns.Select((_, place) => $"$p{place}"))})""";
        var parameters = table.Columns.Select((_, place) => new SqliteParameter { ParameterName = $"$p{place}" }).ToArray();
        command.Parameters.AddRange(parameters);
        foreach (var row in rows)
        {
            for (var place = 0; place < row.Length; place++) parameters[place].Value = row[place] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <inheritdoc />
    public Task Prepare(IDbContextFactory<ClinicDb> factory, CancellationToken stop) =>
        new Preparation(_connectionString, _file).Run(factory, stop);

    /// <inheritdoc />
    public IDisposable ClaimForServing() => _file.Claim();

    /// <inheritdoc />
    public (string Now, string End) LeaseWords(TimeSpan lease) => ("@leaseNow", "@leaseEnd"); // One process serves it: its clock is the only one.

    /// <inheritdoc />
    public string PassingOverClaimed => "";

    /// <inheritdoc />
    public string RowName => "rowid"; // Every index ends with it.

    /// <inheritdoc />
    public Task Announce(string what, CancellationToken stop) => Task.CompletedTask; // One process serves it.

    /// <inheritdoc />
    public Task Listen(Action begun, Action<string> heard, CancellationToken stop) => Task.CompletedTask; // As above.

    /// <inheritdoc />
    public bool IsLostRace(Exception exception) => exception is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 }
        || (exception is SqliteException { SqliteExtendedErrorCode: 1811 } refused && refused.Message.Contains(TakenTimes.Refusal, StringComparison.Ordinal)) || exception.InnerException is { } inner && IsLostRace(inner);

    private static SqliteConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException exception)
        {
            throw new StartupException("Database:ConnectionString is not one of SQLite: write Data Source=db/benzoclinic.db.", exception);
        }
    }
}
