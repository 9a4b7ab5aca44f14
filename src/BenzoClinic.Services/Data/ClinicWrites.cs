using System.Data;
using System.Security.Cryptography;
using System.Text.Json;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Data;

/// <summary>A write as a form asks for it.</summary>
/// <param name="Operation">What permission it needs.</param>
/// <param name="OperationId">Made when the form opened; a retry with the same id has its effect once.</param>
/// <param name="Patient">The patient concerned, or null.</param>
/// <param name="Request">What was asked, hashed to tell a retry from a different request.</param>
/// <param name="Summary">What the audit trail says, without clinical content.</param>
public sealed record WriteRequest(Operation Operation, Guid OperationId, PatientId? Patient, object Request, string Summary);

/// <summary>What a write's decision works with.</summary>
/// <param name="Db">A context of its own, in an open transaction.</param>
public sealed record WriteScope(ClinicDb Db, Actor Actor, Stamp Stamp)
{
    /// <summary>Set where the audit trail is to name another summary than the request's.</summary>
    public string? Summary { get; set; }

    /// <summary>Set where the patient is only known after the decision (a new chart).</summary>
    public PatientId? Patient { get; set; }

    /// <summary>True for a merge alone, which is what makes a chart merged.</summary>
    public bool Merges { get; set; }

    /// <summary>Where several charts are written at once: a row of the trail for each, instead of one for the whole.</summary>
    public List<AuditNote> Notes { get; } = [];
}

/// <summary>
/// The one way to change anything: gate, transaction, decision, save, operation id and audit row, all or nothing.
/// </summary>
public sealed class ClinicWrites(IDbContextFactory<ClinicDb> factory, Gate gate, AuditTrail audit, ClinicClock clock, IDatabaseEngine engine, WriteTurns turns)
{
    // Rows of the trail that changed nothing: who only read was not first.
    internal static readonly string[] Openings = [nameof(Operation.OpenChart), nameof(Operation.OpenDetails), nameof(Operation.OpenVisit), nameof(Operation.OpenPlan), nameof(Operation.ReadHistory), nameof(Operation.ExportRecord)];

    private static readonly Compiled<Func<ClinicDb, Guid, Task<AppliedOperation?>>> Applied = new(() => EF.CompileAsyncQuery((ClinicDb db, Guid id) =>
        db.AppliedOperations.AsNoTracking().FirstOrDefault(applied => applied.Id == id)));

    /// <summary>
    /// Runs <paramref name="decide"/> in one transaction. It loads, lets the domain decide, adds to the context and returns
    /// the outcome; only <c>Done</c> is saved.
    /// </summary>
    /// <exception cref="AccessDeniedException">Before anything is read.</exception>
    public async Task<Outcome<Saved>> Run(WriteRequest write, Func<WriteScope, Task<Outcome<Saved>>> decide)
    {
        var actor = await gate.Demand(write.Operation, write.Patient);
        var stamp = clock.StampFor(actor.Id);
        var hash = HashOf(write);
        using var turn = await turns.Next();
        await using var db = await factory.CreateDbContextAsync();
        // What fails is rolled back whole: nothing goes on from a point within.
        db.Database.AutoSavepointsEnabled = false;
        // SQLite begins immediate: readers that will write must not start from a snapshot that goes stale.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var scope = new WriteScope(db, actor, stamp) { Patient = write.Patient };
        try
        {
            var outcome = await decide(scope);
            // A send that is repeated is found here, refused by the effect of the first, or below, where its id is written again: hardly any is,
            // and all others need not ask.
            if (!outcome.IsDone) return await Twin(db, write, hash) ?? outcome;
            var saved = outcome.Match(done => done, _ => default, (_, _) => default, () => default);
            db.AppliedOperations.Add(new AppliedOperation { Id = write.OperationId, RequestHash = hash, ResultId = saved.Id, ResultRevision = saved.Revision, At = stamp.At });
            await db.SaveChangesAsync();
            IReadOnlyList<AuditNote> notes = scope.Notes.Count > 0 ? scope.Notes : [new AuditNote(write.Operation.ToString(), scope.Patient, saved.Id, scope.Summary ?? write.Summary)];
            // Nothing is ever lost in a chart that nobody opens any more.
            if (await audit.Append(db, notes, scope.Patient, stamp) && !scope.Merges)
            {
                await transaction.RollbackAsync();
                return Outcome<Saved>.Rejected(MergeChecks.IsMerged);
            }

            await transaction.CommitAsync();
            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            await transaction.RollbackAsync();
            return await Beaten(write, hash);
        }
        catch (Exception exception) when (engine.IsLostRace(exception))
        {
            await transaction.RollbackAsync();
            return await Beaten(write, hash);
        }
    }

    /// <summary>The outcome for a form opened on an earlier revision.</summary>
    public static async Task<Outcome<Saved>> StaleOf(ClinicDb db, Root root) =>
        Outcome<Saved>.Stale(await StaffNames.Of(db, root.ChangedBy), root.ChangedAt);

    /// <summary>Two sends of one form at the same instant: the loser gets the winner's answer. Else someone else was first.</summary>
    private async Task<Outcome<Saved>> Beaten(WriteRequest write, string hash)
    {
        await using var db = await factory.CreateDbContextAsync();
        return await Twin(db, write, hash) ?? await FirstComer(db, write);
    }

    private static async Task<Outcome<Saved>?> Twin(ClinicDb db, WriteRequest write, string hash) =>
        await Applied.On(db)(db, write.OperationId) is { } earlier ? Repeat(earlier, hash) : null;

    private async Task<Outcome<Saved>> FirstComer(ClinicDb db, WriteRequest write)
    {
        var last = await db.AuditEntries.AsNoTracking()
            .Where(entry => !Openings.Contains(entry.Operation) && (write.Patient == null || entry.PatientId == write.Patient.Value.Value))
            .OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync();
        return last is null
            ? Outcome<Saved>.Stale("Someone else", clock.Now)
            : Outcome<Saved>.Stale(await StaffNames.Of(db, new StaffId(last.ActorId)), last.At);
    }

    private static Outcome<Saved> Repeat(AppliedOperation earlier, string hash) => earlier.RequestHash == hash
        ? Outcome<Saved>.Done(new Saved(earlier.ResultId, earlier.ResultRevision))
        : Outcome<Saved>.Rejected(new Finding("", "operation-id-reused", "This form was already saved with other content. Open it again."));

    private static string HashOf(WriteRequest write)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(write.Request, write.Request.GetType());
        return $"{write.Operation}:{Convert.ToHexStringLower(SHA256.HashData(content))}";
    }
}
