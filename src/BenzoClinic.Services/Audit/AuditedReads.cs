using System.Data;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Audit;

/// <summary>The one way to open what must leave a trace: gate, read and audit row in one transaction.</summary>
public sealed class AuditedReads(IDbContextFactory<ClinicDb> factory, Gate gate, AuditTrail audit, ClinicClock clock)
{
    /// <summary>Runs <paramref name="read"/> and leaves one row; null, and no row, where it found nothing.</summary>
    /// <exception cref="AccessDeniedException">Before anything is read.</exception>
    public async Task<T?> Run<T>(AuditNote note, Operation operation, Func<ClinicDb, Task<T?>> read)
        where T : class
    {
        var actor = await gate.Demand(operation, note.Patient);
        await using var db = await factory.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        if (await read(db) is not { } found) return null;
        await audit.Append(db, note, clock.StampFor(actor.Id));
        await transaction.CommitAsync();
        return found;
    }
}
