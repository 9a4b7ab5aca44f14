using BenzoClinic.Services.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Sqlite;

/// <summary>SQLite: the embedded default.</summary>
public sealed class SqliteEngine(string connectionString) : IDatabaseEngine
{
    /// <inheritdoc />
    public void Configure(DbContextOptionsBuilder options) =>
        options.UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteEngine).Assembly.GetName().Name));

    /// <inheritdoc />
    public Task LockAuditChain(ClinicDb db) => Task.CompletedTask; // BEGIN IMMEDIATE: the writer already has the database.

    /// <inheritdoc />
    public async Task Prepare(IDbContextFactory<ClinicDb> factory, CancellationToken stop)
    {
        await using var db = await factory.CreateDbContextAsync(stop);
        await db.Database.MigrateAsync(stop);
    }

    /// <inheritdoc />
    public IDisposable ClaimForServing() => throw new NotImplementedException();

    /// <inheritdoc />
    public bool IsDuplicateKey(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };
}
