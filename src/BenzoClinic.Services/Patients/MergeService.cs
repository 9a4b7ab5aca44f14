using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tapers;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>
/// Makes one chart of two of the same person: the kept one gets what the other holds, the other stays behind, archived, with
/// what could not go across. Undone, every row stands where it stood.
/// </summary>
public sealed class MergeService(Gate gate, ClinicWrites writes, AuditedReads reads, IDbContextFactory<ClinicDb> factory, IDatabaseEngine engine, ClinicEvents events)
{
    /// <summary>What a merge would do. Both charts are opened for it, and the trail records both.</summary>
    /// <param name="kept">The chart that would stay.</param>
    public async Task<Outcome<MergePreview>> Preview(PatientId kept, PatientId other)
    {
        await gate.Demand(Operation.MergeCharts, kept);
        if (kept == other) return Outcome<MergePreview>.Rejected(MergeChecks.Itself);
        const string compared = "Compared the chart with another before a merge";
        var opened = await reads.Open(Operation.OpenChart, other, compared, (_, _) => Task.FromResult(true));
        if (!opened.IsDone) return Outcome<MergePreview>.Missing();
        return await reads.Open(Operation.OpenChart, kept, compared, (db, stamp) => MergeReading.Preview(db, kept, other, stamp.Today));
    }

    /// <summary>Merges. Refused where both are booked at one time, or where one of them was merged already.</summary>
    public async Task<Outcome<Saved>> Merge(MergeCharts request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.MergeCharts, request.OperationId, request.Patient, request, ""), async scope =>
        {
            if (request.Patient == request.Other) return Outcome<Saved>.Rejected(MergeChecks.Itself);
            await MergeMoves.Hold(scope.Db, engine, request.Patient, request.Other);
            if (await Pair.Load(scope.Db, request.Patient, request.Other) is not { } pair) return Outcome<Saved>.Missing();
            if (pair.Kept.Revision != request.Revision) return await ClinicWrites.StaleOf(scope.Db, pair.Kept);
            if (pair.Other.Revision != request.OtherRevision) return await ClinicWrites.StaleOf(scope.Db, pair.Other);
            List<Finding> findings = [.. MergeChecks.Check(pair.Kept, pair.Other, await MergeReading.BookedTwice(scope.Db, pair.Kept.Id, pair.Other.Id), scope.Stamp.Today), .. MergeChecks.CheckWhy(request.Why)];
            if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);
            return await Merge(scope, pair, request.Why.Trim());
        });
        return Published(outcome);
    }

    /// <summary>Undoes a merge, as long as nothing was written in either chart since.</summary>
    public async Task<Outcome<Saved>> Undo(UndoMerge request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.MergeCharts, request.OperationId, request.Patient, request, ""), async scope =>
        {
            var merge = await scope.Db.PatientMerges.FirstOrDefaultAsync(it => it.Id == request.Merge && it.Kept == request.Patient);
            if (merge is null) return Outcome<Saved>.Missing();
            if (merge.UndoneAt is not null) return await ClinicWrites.StaleOf(scope.Db, merge);
            await MergeMoves.Hold(scope.Db, engine, merge.Kept, merge.Other);
            var last = await scope.Db.AuditEntries.MaxAsync(entry => entry.Sequence);
            if (await MergeFingerprint.Of(scope.Db, merge.Kept, merge.Other) != merge.StateAfter) return Outcome<Saved>.Rejected(MergeChecks.WrittenSince);
            if (await Pair.Load(scope.Db, merge.Kept, merge.Other) is not { } pair) return Outcome<Saved>.Missing();
            return await Undo(scope, pair, merge, last);
        });
        return Published(outcome);
    }

    /// <summary>The merges that stand into a chart, the latest first.</summary>
    public async Task<IReadOnlyList<MergedChartView>> Into(PatientId kept)
    {
        await gate.Demand(Operation.MergeCharts, kept);
        await using var db = await factory.CreateDbContextAsync();
        var merges = await db.PatientMerges.AsNoTracking().Where(it => it.Kept == kept && it.UndoneAt == null).OrderByDescending(it => it.MergedAt).ToListAsync();
        var views = new List<MergedChartView>();
        foreach (var it in merges)
        {
            var number = await db.Patients.Where(patient => patient.Id == it.Other).Select(patient => patient.ChartNumber).SingleAsync();
            var may = await MergeFingerprint.Of(db, it.Kept, it.Other) == it.StateAfter;
            views.Add(new MergedChartView(it.Id, it.Other, number, it.MergedAt, await StaffNames.Of(db, it.MergedBy), it.Why, may));
        }

        return views;
    }

    private async Task<Outcome<Saved>> Merge(WriteScope scope, Pair pair, string why)
    {
        var (db, stamp, kept, other) = (scope.Db, scope.Stamp, pair.Kept, pair.Other);
        var before = (Kept: kept.Image, Other: other.Image, Taper: pair.KeptTaper.Image, Written: ChartWriting.Of(kept), Said: other.ArchivedWhy);
        var takesDoses = pair.KeptTaper.TakesHistoryOf(pair.OtherTaper);
        var handsOver = kept.ImportedFrom is null && !await db.ImportedFacts.AnyAsync(fact => fact.PatientId == kept.Id);

        kept.Absorb(other, handsOver, stamp);
        other.GoInto(kept, why, handsOver, stamp);
        pair.KeptTaper.Absorb(pair.OtherTaper, stamp);
        pair.OtherTaper.HandedOver(stamp);
        await SearchTerms.Change(db, kept);
        await SearchTerms.Change(db, other);
        var raised = pair.KeptTaper.Raised.Select(item => new SafetyItem(SafetyItemId.New(), kept.Id, item.Kind, item.Why, stamp)).ToList();
        db.SafetyItems.AddRange(raised);
        var names = await StaffNames.Of(db, before.Written.Details.Prescriber, kept.Details.Prescriber);
        ChangeLog.Add(scope, kept.Id, [new ChartChange("merged chart", "", $"{other.ChartNumber}: {why}", Clinical: true), .. ChartChanges.Between(before.Written, ChartWriting.Of(kept), names)]);
        ChangeLog.Add(scope, other.Id, [new ChartChange("archived", before.Said, other.ArchivedWhy, Clinical: true)]);
        // Before rows move: here somebody who changed one of the charts at the same instant is met.
        await db.SaveChangesAsync();

        var hasTherapist = await db.TherapistAssignments.AnyAsync(it => it.PatientId == kept.Id && it.EndedAt == null);
        var moved = await Move();
        // What others have added since and committed before us goes across, too; whoever comes later finds the chart merged.
        // Only now and not before the first round: who changes a row holds it while waiting for this lock.
        await engine.LockAuditChain(db);
        foreach (var (table, ids) in await Move()) moved[table].AddRange(ids);
        await MergeMoves.Times(db, moved["Appointments"], kept.Id);
        if (handsOver) await MergeMoves.Remembered(db, other.Id, kept.Id);
        var notes = handsOver ? [] : await MergeMoves.Notes(db, other.Id, kept.Id);

        var journal = new MergeJournal(before.Kept, before.Other, MergeJournal.Taper.Of(before.Taper), moved, handsOver, notes, [.. raised.Select(item => item.Id.Value)]);
        var merge = new PatientMerge(NewIds.Next(), kept.Id, other.Id, why, journal.ToJson(), await MergeFingerprint.Of(db, kept.Id, other.Id), stamp);
        db.PatientMerges.Add(merge);
        Note(scope, pair, $"Merged chart {other.ChartNumber} into this one", $"Merged into chart {kept.ChartNumber}", merge.Id);
        return Outcome<Saved>.Done(new Saved(merge.Id, kept.Revision));

        async Task<Dictionary<string, List<Guid>>> Move()
        {
            var ids = new Dictionary<string, List<Guid>>();
            foreach (var table in takesDoses ? MergePolicy.Moving.Concat(MergePolicy.DoseHistory) : MergePolicy.Moving) ids[table] = await MergeMoves.All(db, table, other.Id, kept.Id);
            ids[MergePolicy.Therapists] = await MergeMoves.All(db, MergePolicy.Therapists, other.Id, kept.Id, hasTherapist ? " AND \"EndedAt\" IS NOT NULL" : "");
            return ids;
        }
    }

    private async Task<Outcome<Saved>> Undo(WriteScope scope, Pair pair, PatientMerge merge, long last)
    {
        var (db, stamp, kept, other) = (scope.Db, scope.Stamp, pair.Kept, pair.Other);
        var journal = MergeJournal.Read(merge.Journal);
        var (written, said) = (ChartWriting.Of(kept), other.ArchivedWhy);

        kept.Restore(journal.Kept, stamp);
        other.Restore(journal.Other, stamp);
        pair.KeptTaper.Restore(journal.KeptTaper.ToImage(), stamp);
        pair.OtherTaper.HandedOver(stamp);
        await SearchTerms.Change(db, kept);
        await SearchTerms.Change(db, other);
        var raised = journal.Raised.Select(SafetyItemId.From).ToList();
        db.SafetyItems.RemoveRange(await db.SafetyItems.Where(item => raised.Contains(item.Id)).ToListAsync());
        merge.Undo(stamp);
        var names = await StaffNames.Of(db, written.Details.Prescriber, kept.Details.Prescriber);
        ChangeLog.Add(scope, kept.Id, [new ChartChange("merged chart", $"{other.ChartNumber}: {merge.Why}", "", Clinical: true), .. ChartChanges.Between(written, ChartWriting.Of(kept), names)]);
        ChangeLog.Add(scope, other.Id, [new ChartChange("archived", said, other.ArchivedWhy, Clinical: true)]);
        await db.SaveChangesAsync();

        foreach (var (table, ids) in journal.Moved) await MergeMoves.Only(db, table, ids, other.Id);
        await MergeMoves.Times(db, journal.Moved["Appointments"], other.Id);
        if (journal.ImportMemory) await MergeMoves.Remembered(db, kept.Id, other.Id);
        await MergeMoves.Notes(db, journal.Notes, kept.Id, other.Id);
        // Whoever wrote while this went on, and was committed before, has written since the merge.
        await engine.LockAuditChain(db);
        Guid?[] charts = [kept.Id.Value, other.Id.Value];
        if (await db.AuditEntries.AnyAsync(entry => entry.Sequence > last && charts.Contains(entry.PatientId) && !ClinicWrites.Openings.Contains(entry.Operation)))
            return Outcome<Saved>.Rejected(MergeChecks.WrittenSince);
        Note(scope, pair, $"Undid the merge with chart {other.ChartNumber}", $"Undid the merge into chart {kept.ChartNumber}", merge.Id);
        return Outcome<Saved>.Done(new Saved(merge.Id, kept.Revision));
    }

    // A row of the trail for each chart: whoever asks later may come from either.
    private static void Note(WriteScope scope, Pair pair, string kept, string other, Guid merge)
    {
        scope.Merges = true;
        scope.Notes.Add(new AuditNote(nameof(Operation.MergeCharts), pair.Kept.Id, merge, kept));
        scope.Notes.Add(new AuditNote(nameof(Operation.MergeCharts), pair.Other.Id, merge, other));
    }

    private Outcome<Saved> Published(Outcome<Saved> outcome)
    {
        if (!outcome.IsDone) return outcome;
        events.Publish(ClinicChange.Appointments);
        events.Publish(ClinicChange.Worklist);
        return outcome;
    }

    /// <summary>Both charts with their taper records, tracked.</summary>
    private sealed record Pair(Patient Kept, Patient Other, TaperRecord KeptTaper, TaperRecord OtherTaper)
    {
        public static async Task<Pair?> Load(ClinicDb db, PatientId kept, PatientId other)
        {
            var charts = await db.Patients.Where(it => it.Id == kept || it.Id == other).ToDictionaryAsync(it => it.Id);
            if (charts.Count < 2 || await TaperWrites.Load(db, kept) is not { } keptTaper || await TaperWrites.Load(db, other) is not { } otherTaper) return null;
            return new Pair(charts[kept], charts[other], keptTaper, otherTaper);
        }
    }
}
