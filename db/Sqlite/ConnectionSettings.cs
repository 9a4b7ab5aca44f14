using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace BenzoClinic.Sqlite;

/// <summary>
/// What SQLite forgets from one connection to the next. Set once for each native connection; the pool hands those out again
/// with their settings.
/// </summary>
internal sealed class ConnectionSettings : DbConnectionInterceptor
{
    // synchronous=FULL: NORMAL loses the last commits at a power cut. recursive_triggers: else REPLACE deletes past the
    // triggers that keep the audit trail append-only. trusted_schema, cell_size_check: a damaged or foreign file is an error
    // and not a surprise. secure_delete: what is deleted is overwritten.
    private const string Pragmas =
        """
        PRAGMA busy_timeout = 5000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA recursive_triggers = ON;
        PRAGMA trusted_schema = OFF;
        PRAGMA cell_size_check = ON;
        PRAGMA secure_delete = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -32768;
        PRAGMA mmap_size = 1073741824;
        """;

    private static readonly ConditionalWeakTable<sqlite3, object> Done = [];

    /// <summary>An open connection that has them.</summary>
    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Apply(connection);
        return connection;
    }

    /// <summary>Sets them on an open connection that has not got them yet.</summary>
    public static void Apply(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || Done.TryGetValue(handle, out _)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Done.AddOrUpdate(handle, handle);
    }

    /// <inheritdoc />
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply((SqliteConnection)connection);

    /// <inheritdoc />
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
