using System.Globalization;
using BenzoClinic.Services.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Sqlite;

/// <summary>
/// Everything that must hold before the file serves. Plain ADO.NET; the model is built only where a migration is pending.
/// </summary>
internal sealed class Preparation(string connectionString, DatabaseFile file)
{
    /// <summary>Earlier versions can corrupt a file in WAL mode (sqlite.org/wal.html, "WAL-reset bug").</summary>
    public static readonly Version OldestSafe = new(3, 51, 3);

    private static readonly TimeSpan MigrationLimit = TimeSpan.FromMinutes(10);

    /// <summary>Checks, migrates where needed, checks what came of it.</summary>
    /// <exception cref="StartupException">With one sentence and the cure.</exception>
    public async Task Run(IDbContextFactory<ClinicDb> factory, CancellationToken stop)
    {
        file.DemandFolder();
        try
        {
            if (NeedsMigration())
            {
                using var claim = file.ClaimUnlessHeld();
                ClearStaleLock();
                await Migrate(factory, stop);
            }

            using var connection = Open();
            Schema.Demand(Schema.Golden(typeof(Preparation).Assembly), SchemaOf(connection), file.Name);
        }
        catch (SqliteException exception)
        {
            throw new StartupException(Sentence(exception), exception);
        }
    }

    /// <summary>Every table, index, trigger and view, one line each.</summary>
    public static List<string> SchemaOf(SqliteConnection connection) => Rows(
        connection,
        """
        SELECT type, name, sql FROM sqlite_master
        WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND tbl_name <> '__EFMigrationsLock'
        ORDER BY type, name
        """,
        row => Schema.Line(row.GetString(0), row.GetString(1), row.GetString(2)));

    private bool NeedsMigration()
    {
        using var connection = Open();
        DemandFitness(connection);
        var tables = Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", row => row.GetString(0));
        if (tables.Count == 0) return true;
        if (!tables.Contains("__EFMigrationsHistory")) throw new StartupException($"{file.Name} belongs to another program: name another file in Database:ConnectionString.");
        var applied = Rows(connection, "SELECT MigrationId FROM __EFMigrationsHistory", row => row.GetString(0));
        return Schema.IsBehind(typeof(Preparation).Assembly, applied, file.Name);
    }

    private void DemandFitness(SqliteConnection connection)
    {
        var version = Version.Parse(connection.ServerVersion);
        if (version < OldestSafe) throw new StartupException($"SQLite {version} can damage the database: publish BenzoClinic again with the SQLite it comes with ({OldestSafe} or later).");
        DemandPragma(connection, "synchronous", "2");
        DemandPragma(connection, "foreign_keys", "1");
        DemandPragma(connection, "journal_mode", "wal");
    }

    private void DemandPragma(SqliteConnection connection, string name, string wanted)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        var found = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (found != wanted) throw new StartupException($"{file.Name} does not take the setting {name} = {wanted} (it says {found}): move it to a local disk.");
    }

    // A process that was killed while it migrated leaves this row, and every later migration would wait for it forever.
    // Whoever holds the claim knows that nobody else migrates.
    private void ClearStaleLock()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS __EFMigrationsLock";
        command.ExecuteNonQuery();
    }

    private async Task Migrate(IDbContextFactory<ClinicDb> factory, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(MigrationLimit);
        try
        {
            await using var db = await factory.CreateDbContextAsync(limit.Token);
            await db.Database.MigrateAsync(limit.Token);
        }
        catch (OperationCanceledException exception) when (!stop.IsCancellationRequested)
        {
            throw new StartupException($"{file.Name} could not be brought up to date within {MigrationLimit.TotalMinutes} minutes: close every other program that has it open and start again.", exception);
        }
    }

    private SqliteConnection Open() => ConnectionSettings.Open(connectionString);

    private string Sentence(SqliteException exception) => exception.SqliteErrorCode switch
    {
        5 or 6 => $"{file.Name} is locked by another program: close that one and start again.",
        8 => $"{file.Name} cannot be written: give the account that runs BenzoClinic write permission on it.",
        10 => $"The disk with {file.Path} reports an error: check the disk, then restore the last backup.",
        11 => $"{file.Name} is damaged: restore the last backup.",
        13 => $"The disk with {file.Path} is full: make room and start again.",
        14 => $"{file.Name} cannot be opened: check that it is a file and that the account that runs BenzoClinic may read and write it.",
        26 => $"{file.Path} is not a SQLite database: name another file in Database:ConnectionString, or restore the last backup.",
        _ => $"{file.Name} cannot be used (SQLite error {exception.SqliteExtendedErrorCode}): restore the last backup.",
    };

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }
}
