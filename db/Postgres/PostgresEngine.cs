using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BenzoClinic.Postgres;

/// <summary>PostgreSQL: how a clinic outgrows one machine.</summary>
public sealed class PostgresEngine(string connectionString) : IDatabaseEngine
{
    // Any constant: it names the audit chain among the database's advisory locks.
    private const long AuditChainLock = 5_170_001;

    /// <inheritdoc />
    public void Configure(DbContextOptionsBuilder options) =>
        options.UseNpgsql(connectionString, postgres => postgres.MigrationsAssembly(typeof(PostgresEngine).Assembly.GetName().Name));

    /// <inheritdoc />
    public Task LockAuditChain(ClinicDb db) => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AuditChainLock})");

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
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
