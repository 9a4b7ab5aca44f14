using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BenzoClinic.Postgres;

/// <summary>
/// Everything that must hold before the database serves. Plain ADO.NET; the model is built only where a migration is pending.
/// </summary>
internal sealed class Preparation(NpgsqlDataSource source)
{
    /// <summary>The oldest major version the tests run on.</summary>
    public const int OldestMajor = 15;

    // Any constant: of several nodes that start at once, one migrates and the others wait.
    private const long MigrationLock = 5_170_002;

    private static readonly TimeSpan MigrationLimit = TimeSpan.FromMinutes(10);

    private readonly NpgsqlConnectionStringBuilder _parts = new(source.ConnectionString);

    private string Name => $"The database {_parts.Database} on {_parts.Host}:{_parts.Port}";

    /// <summary>Checks, migrates where needed, checks what came of it.</summary>
    /// <exception cref="StartupException">With one sentence and the cure.</exception>
    public async Task Run(IDbContextFactory<ClinicDb> factory, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(MigrationLimit);
        try
        {
            await using var connection = await source.OpenConnectionAsync(limit.Token);
            if (connection.PostgreSqlVersion.Major < OldestMajor) throw new StartupException($"{Name} runs PostgreSQL {connection.PostgreSqlVersion}: BenzoClinic needs {OldestMajor} or later.");
            if (await IsBehind(connection, limit.Token)) await MigrateAlone(connection, factory, limit.Token);
            Schema.Demand(Schema.Golden(typeof(Preparation).Assembly), await GuardsOf(connection, limit.Token), Name);
        }
        catch (OperationCanceledException exception) when (!stop.IsCancellationRequested)
        {
            throw new StartupException($"{Name} could not be brought up to date within {MigrationLimit.TotalMinutes} minutes: end what else uses it and start again.", exception);
        }
        catch (NpgsqlException exception)
        {
            throw new StartupException(Sentence(exception), exception);
        }
    }

    /// <summary>Every trigger and function of the schema, one line each. Tables are left to EF, which drops no guard here.</summary>
    public static Task<List<string>> GuardsOf(NpgsqlConnection connection, CancellationToken stop) => Rows(
        connection,
        """
        SELECT 'trigger', tgname, pg_get_triggerdef(t.oid, true) || CASE tgenabled WHEN 'O' THEN '' ELSE ' (' || tgenabled::text || ')' END
        FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal AND c.relnamespace = current_schema()::regnamespace
        UNION ALL
        SELECT 'function', proname, pg_get_function_identity_arguments(p.oid) || prosrc
        FROM pg_proc p WHERE pronamespace = current_schema()::regnamespace
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
        UNION ALL
        SELECT 'constraint', conname, pg_get_constraintdef(oid, true)
        FROM pg_constraint WHERE contype = 'x' AND connamespace = current_schema()::regnamespace
        ORDER BY 1, 2
        """,
        row => Schema.Line(row.GetString(0), row.GetString(1), row.GetString(2)),
        stop);

    private async Task<bool> IsBehind(NpgsqlConnection connection, CancellationToken stop)
    {
        var tables = await Rows(connection, "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace", row => row.GetString(0), stop);
        if (tables.Count == 0) return true;
        if (!tables.Contains("__EFMigrationsHistory")) throw new StartupException($"{Name} belongs to another program: name another database in Database:ConnectionString.");
        var applied = await Rows(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"", row => row.GetString(0), stop);
        return Schema.IsBehind(typeof(Preparation).Assembly, applied, Name);
    }

    private async Task MigrateAlone(NpgsqlConnection connection, IDbContextFactory<ClinicDb> factory, CancellationToken stop)
    {
        await Execute(connection, $"SELECT pg_advisory_lock({MigrationLock})", stop);
        try
        {
            if (!await IsBehind(connection, stop)) return; // Another node was faster.
            await using var db = await factory.CreateDbContextAsync(stop);
            db.Database.SetCommandTimeout(MigrationLimit);
            await db.Database.MigrateAsync(stop);
        }
        finally
        {
            await Execute(connection, $"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        }
    }

    private string Sentence(NpgsqlException exception) => exception.SqlState switch
    {
        PostgresErrorCodes.InvalidCatalogName => $"{Name} does not exist: make it with 'createdb {_parts.Database}', or name another in Database:ConnectionString.",
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"PostgreSQL on {_parts.Host}:{_parts.Port} does not let {_parts.Username} in: correct user and password in Database:ConnectionString.",
        PostgresErrorCodes.InsufficientPrivilege => $"{Name} does not let {_parts.Username} make tables: make that user its owner.",
        null => $"PostgreSQL does not answer on {_parts.Host}:{_parts.Port}: start it, or correct Database:ConnectionString.",
        var state => $"{Name} cannot be used (PostgreSQL error {state}): see the server's log.",
    };

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = (int)MigrationLimit.TotalSeconds };
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task<List<T>> Rows<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop)) rows.Add(read(reader));
        return rows;
    }
}
