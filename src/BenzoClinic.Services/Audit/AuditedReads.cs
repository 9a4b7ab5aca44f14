using System.Data;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Audit;

/// <summary>
/// The one way to open a chart or a part of it: gate, audit row committed, then the reading. Nobody reads unrecorded.
/// </summary>
public sealed class AuditedReads(IDbContextFactory<ClinicDb> factory, Gate gate, AuditTrail audit, ClinicClock clock, WriteTurns turns)
{
    private static readonly Compiled<Func<ClinicDb, PatientId, Task<bool>>> Exists = new(() => EF.CompileAsyncQuery((ClinicDb db, PatientId patient) => db.Patients.Any(it => it.Id == patient)));

    /// <summary>Runs <paramref name="read"/> once the opening is on record. <c>Missing</c> where there is no such patient.</summary>
    /// <param name="summary">What the trail says, without clinical content.</param>
    /// <param name="subject">The thing opened where it is not the chart itself: a visit.</param>
    /// <exception cref="AccessDeniedException">Before anything is read.</exception>
    public async Task<Outcome<T>> Open<T>(Operation operation, PatientId patient, string summary, Func<ClinicDb, Stamp, Task<T>> read, Guid? subject = null)
    {
        var actor = await gate.Demand(operation, patient);
        var stamp = clock.StampFor(actor.Id);
        await using var db = await factory.OpenAsync();
        if (!await Exists.On(db)(db, patient)) return Outcome<T>.Missing();
        using (await turns.Next())
        await using (var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted))
        {
            await audit.Append(db, new AuditNote(operation.ToString(), patient, subject, summary), stamp);
            await transaction.CommitAsync();
        }

        return Outcome<T>.Done(await read(db, stamp));
    }
}
