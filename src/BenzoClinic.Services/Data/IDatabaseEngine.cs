using System.Data.Common;
using BenzoClinic.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Data;

/// <summary>What differs between SQLite and PostgreSQL. One implementation each, in <c>db/</c>.</summary>
public interface IDatabaseEngine
{
    /// <summary>Sets up a context's options for this engine.</summary>
    void Configure(DbContextOptionsBuilder options);

    /// <summary>An open connection without EF, for what is read before the model is worth building.</summary>
    DbConnection Open();

    /// <summary>How many of this process write at once to good effect.</summary>
    int Writers { get; }

    /// <summary>Makes later writers of the audit chain wait until the caller's transaction ends.</summary>
    Task LockAuditChain(ClinicDb db);

    /// <summary>The same as a statement that another can follow in one go; "" where nothing needs to be said.</summary>
    string AuditChainLock { get; }

    /// <summary>
    /// Makes later callers for the same patient wait until the caller's transaction ends, so that what is reckoned from several tables of a
    /// chart sees what every other writer changed. Before the audit chain's lock, never after it.
    /// </summary>
    Task LockPatient(ClinicDb db, PatientId patient);

    /// <summary>
    /// Makes later callers for any of the same providers, rooms and patients wait until the caller's transaction ends, so that what is found free
    /// stays free. Before <see cref="LockPatient"/>, never after it; two calls in one transaction for other keys could wait in a circle.
    /// </summary>
    /// <param name="keys">Keys of <see cref="TakenTime"/>, in any order.</param>
    /// <param name="patient">Locked as by <see cref="LockPatient"/> in the same go; null for nobody.</param>
    /// <param name="wish">What this transaction has found free before; null for nothing.</param>
    /// <returns>True where the wish is free still.</returns>
    Task<bool> LockTimes(ClinicDb db, IReadOnlyCollection<string> keys, PatientId? patient = null, TimeWish? wish = null);

    /// <summary>Adds many rows in the caller's transaction, values as the columns store them. Called by <see cref="BulkRows"/>.</summary>
    Task InsertMany(ClinicDb db, BulkTable table, IEnumerable<object?[]> rows);

    /// <summary>
    /// Brings the database to the current schema and checks that it is fit to serve.
    /// </summary>
    /// <exception cref="StartupException">It is not; the message says why and what cures it.</exception>
    Task Prepare(IDbContextFactory<ClinicDb> factory, CancellationToken stop);

    /// <summary>
    /// Claims the database for one serving process where the engine allows only one (SQLite); dispose to release.
    /// </summary>
    /// <exception cref="StartupException">Another process serves it.</exception>
    IDisposable ClaimForServing();

    /// <summary>
    /// How a statement says now and the end of a lease that begins now: by the database's own clock where several processes share it, so that
    /// their clocks need not agree; else by the parameters <c>@leaseNow</c> and <c>@leaseEnd</c>.
    /// </summary>
    (string Now, string End) LeaseWords(TimeSpan lease);

    /// <summary>What a selection ends with that passes over rows others are claiming this moment; "" where nobody else can.</summary>
    string PassingOverClaimed { get; }

    /// <summary>The column by which a statement finds a row again fastest that it has just selected.</summary>
    string RowName { get; }

    /// <summary>Tells every process on the database something short that is no secret. Nothing where there can be but one.</summary>
    Task Announce(string what, CancellationToken stop);

    /// <summary>Hears what processes on the database announce, this one too, until stopped. Returns at once where there can be but one.</summary>
    /// <param name="begun">Called once it hears: what was announced before may have been missed.</param>
    /// <exception cref="DbException">The connection is lost.</exception>
    Task Listen(Action begun, Action<string> heard, CancellationToken stop);

    /// <summary>
    /// True where the exception means that somebody else was first: a unique key already exists, a time is taken, or the engine ended a
    /// transaction that waited in a circle with another.
    /// </summary>
    bool IsLostRace(Exception exception);
}

/// <summary>The app cannot start; the message is one sentence with the cure.</summary>
public sealed class StartupException(string sentence, Exception? inner = null) : Exception(sentence, inner);
