using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BenzoClinic.Services.Audit;

/// <summary>What the trail is to say of one operation.</summary>
/// <param name="Summary">In words without clinical content.</param>
public sealed record AuditNote(string Operation, PatientId? Patient, Guid? Subject, string Summary);

/// <summary>Writes and verifies the audit chain.</summary>
public sealed class AuditTrail(IDatabaseEngine engine)
{
    /// <summary>The hash before the first row.</summary>
    public static readonly string Genesis = new('0', 64);

    /// <summary>
    /// Adds the row as the last thing of the caller's transaction, so that it stands or falls with the change. The chain's
    /// lock is taken here and not earlier: it makes writers wait for each other.
    /// </summary>
    /// <returns>True where the note's chart has been merged into another. Asked under the lock, so that a merge of the same instant is seen, or waits.</returns>
    public Task<bool> Append(ClinicDb db, AuditNote note, Stamp stamp) => Append(db, [note], note.Patient, stamp);

    /// <summary>The same for many at once: a row each.</summary>
    /// <param name="chart">Of which chart to tell whether it has been merged into another; null for none.</param>
    public async Task<bool> Append(ClinicDb db, IReadOnlyList<AuditNote> notes, PatientId? chart, Stamp stamp)
    {
        var last = await Last(db, chart);
        await engine.Insert(db, Chained(last, notes, stamp));
        return last?.IsMerged ?? false;
    }

    // At every write, while others wait: the lock and the reading in one go, and the second sees what was committed while the first waited.
    private async Task<Link?> Last(ClinicDb db, PatientId? chart)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        const string link = """
            SELECT "Sequence", "Hash", EXISTS (SELECT 1 FROM "Patients" WHERE "Id" = @chart AND "MergedInto" IS NOT NULL)
            FROM "AuditEntries" ORDER BY "Sequence" DESC LIMIT 1
            """;
        command.CommandText = engine.AuditChainLock.Length > 0 ? $"{engine.AuditChainLock}; {link}" : link;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@chart", chart?.Value ?? Guid.Empty);
        command.Parameters.Add(parameter);
        await using var answers = await command.ExecuteReaderAsync();
        if (engine.AuditChainLock.Length > 0) await answers.NextResultAsync();
        return await answers.ReadAsync() ? new Link(answers.GetInt64(0), answers.GetString(1), answers.GetBoolean(2)) : null;
    }

    private static List<AuditEntry> Chained(Link? last, IReadOnlyList<AuditNote> notes, Stamp stamp)
    {
        var sequence = last?.Sequence ?? 0;
        var previous = last?.Hash ?? Genesis;
        // Both engines keep microseconds at best: what is hashed must be what is read back.
        var at = new DateTime(stamp.At.Ticks - stamp.At.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
        var entries = new List<AuditEntry>(notes.Count);
        foreach (var note in notes)
        {
            sequence++;
            var hash = HashOf(sequence, at, stamp.By.Value, note.Operation, note.Patient?.Value, note.Subject, note.Summary, previous);
            entries.Add(new AuditEntry
            {
                Sequence = sequence,
                At = at,
                ActorId = stamp.By.Value,
                Operation = note.Operation,
                PatientId = note.Patient?.Value,
                SubjectId = note.Subject,
                Summary = note.Summary,
                PreviousHash = previous,
                Hash = hash,
            });
            previous = hash;
        }

        return entries;
    }

    /// <summary>The first row that does not fit its chain, or null where all do.</summary>
    public static async Task<long?> FirstBrokenRow(ClinicDb db)
    {
        var expected = 1L;
        var previous = Genesis;
        await foreach (var row in db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Sequence).AsAsyncEnumerable())
        {
            var hash = HashOf(row.Sequence, row.At, row.ActorId, row.Operation, row.PatientId, row.SubjectId, row.Summary, previous);
            if (row.Sequence != expected || row.PreviousHash != previous || row.Hash != hash) return row.Sequence;
            previous = row.Hash;
            expected++;
        }

        return null;
    }

    private static string HashOf(long sequence, DateTime at, Guid actor, string operation, Guid? patient, Guid? subject, string summary, string previous)
    {
        // Lengths first, so that no text can pretend to be two fields.
        var content = string.Create(CultureInfo.InvariantCulture,
            $"{sequence}|{at.Ticks}|{actor:N}|{operation.Length}:{operation}|{patient:N}|{subject:N}|{summary.Length}:{summary}|{previous}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }

    /// <summary>Where the next row is chained to.</summary>
    private sealed record Link(long Sequence, string Hash, bool IsMerged);
}
