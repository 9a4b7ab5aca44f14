using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Worklist;

/// <summary>The safety worklist: what must not be forgotten.</summary>
public sealed class WorklistService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, ClinicClock clock, ClinicEvents events)
{
    /// <summary>Open items, most dangerous first, then longest open.</summary>
    public async Task<IReadOnlyList<WorklistRow>> Open()
    {
        var actor = await gate.Demand(Operation.SeeWorklist);
        await using var db = await factory.CreateDbContextAsync();
        var rows = await (
            from item in Reachable(db, actor)
            join patient in db.Patients on item.PatientId equals patient.Id
            orderby item.Since
            select new WorklistRow(item.Id, item.Revision, item.PatientId, (patient.Details.FirstName + " " + patient.Details.LastName).Trim(), patient.ChartNumber, item.Kind, item.Why, item.Since))
            .ToListAsync();
        if (actor.Reach == Reach.All) rows.AddRange(await CuresDue.Rows(db, clock.Today));
        return [.. rows.OrderBy(row => Danger.Rank(row.Kind)).ThenBy(row => row.Since)];
    }

    /// <summary>How many items are open.</summary>
    public async Task<int> OpenCount()
    {
        var actor = await gate.Demand(Operation.SeeWorklist);
        await using var db = await factory.CreateDbContextAsync();
        return await Reachable(db, actor).CountAsync() + (actor.Reach == Reach.All ? await CuresDue.Count(db, clock.Today) : 0);
    }

    /// <summary>Closes an item with what was done.</summary>
    public async Task<Outcome<Saved>> Close(CloseItem request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.CloseSafetyItem, request.OperationId, request.Patient, request, "Closed a safety item"),
            async scope =>
            {
                var item = await scope.Db.SafetyItems.FirstOrDefaultAsync(it => it.Id == request.Item && it.PatientId == request.Patient);
                if (item is null) return Outcome<Saved>.Missing();
                if (item.Revision != request.Revision) return await ClinicWrites.StaleOf(scope.Db, item);
                return item.Done(request.WhatWasDone, scope.Stamp) is { } finding ? Outcome<Saved>.Rejected(finding) : Outcome<Saved>.Done(new Saved(item.Id.Value, item.Revision));
            });
        if (outcome.IsDone) events.Publish(ClinicChange.Worklist);
        return outcome;
    }

    private static IQueryable<SafetyItem> Reachable(ClinicDb db, Actor actor)
    {
        var open = db.SafetyItems.AsNoTracking().Where(item => item.DoneAt == null);
        return actor.Reach != Reach.Assigned
            ? open
            : open.Where(item => db.TherapistAssignments.Any(assignment =>
                assignment.PatientId == item.PatientId && assignment.Therapist == actor.Id && assignment.EndedAt == null));
    }
}
