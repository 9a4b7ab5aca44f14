using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Visits;

/// <summary>Opens, writes and signs visits.</summary>
public sealed class VisitService(Gate gate, ClinicWrites writes, AuditedReads reads, IDbContextFactory<ClinicDb> factory, ClinicEvents events)
{
    /// <summary>The visit, whole. Call once per opening: each call is one row of the audit trail.</summary>
    public async Task<Outcome<VisitView>> Open(VisitId visit)
    {
        await gate.Demand(Operation.OpenVisit);
        await using var db = await factory.CreateDbContextAsync();
        if (await db.Visits.Where(it => it.Id == visit).Select(it => (PatientId?)it.PatientId).FirstOrDefaultAsync() is not { } patient) return Outcome<VisitView>.Missing();
        return await reads.Open(Operation.OpenVisit, patient, "Opened a visit's page", (inside, _) => VisitReading.View(inside, visit), visit.Value);
    }

    /// <summary>The visit as it is now, for a page that has it open already: after a save, or to see who was first.</summary>
    public async Task<VisitView> Refresh(VisitId visit)
    {
        await gate.Demand(Operation.OpenVisit);
        await using var db = await factory.CreateDbContextAsync();
        return await VisitReading.View(db, visit);
    }

    /// <summary>
    /// Opens the visit of an arrived appointment and puts the patient with the provider. Asked again, or by two at once, it
    /// answers with the same visit.
    /// </summary>
    public async Task<Outcome<Saved>> OpenFrom(OpenVisit request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.WriteVisit, request.OperationId, request.Patient, request, "Began a visit"),
            scope => OpenIn(scope, request));
        if (outcome.IsDone)
        {
            events.Publish(ClinicChange.Appointments);
            events.Publish(ClinicChange.Worklist);
        }

        return await outcome.Match(
            done => Task.FromResult(outcome),
            rejected => Task.FromResult(outcome),
            async (who, when) => await Existing(request) ?? outcome,
            () => Task.FromResult(outcome));
    }

    /// <summary>Replaces what is written in an open visit.</summary>
    public Task<Outcome<Saved>> Write(WriteVisit request) => writes.Run(
        new WriteRequest(Operation.WriteVisit, request.OperationId, request.Patient, request, "Wrote in a visit"),
        scope => On(scope, request.Patient, request.Visit, request.Revision, visit =>
            Task.FromResult(visit.Write(request.Vitals, request.Review, request.Decision, request.Note, scope.Stamp))));

    /// <summary>Signs a visit: nothing in it changes any more. What is missing comes back in words. The patient may still be in the office.</summary>
    public async Task<Outcome<Saved>> Sign(SignVisit request)
    {
        var outcome = await writes.Run(
            new WriteRequest(Operation.WriteVisit, request.OperationId, request.Patient, request, "Signed a visit"),
            scope => On(scope, request.Patient, request.Visit, request.Revision, async visit =>
                visit.Sign(await VisitQueries.DoseRecorded(scope.Db, visit.Id), scope.Stamp)));
        if (outcome.IsDone) events.Publish(ClinicChange.Appointments);
        return outcome;
    }

    /// <summary>Visits the person opened and has not signed, oldest first.</summary>
    public async Task<IReadOnlyList<UnsignedVisit>> WaitingForSignature()
    {
        var actor = await gate.Demand(Operation.OpenVisit);
        await using var db = await factory.CreateDbContextAsync();
        return await (
            from visit in db.Visits.AsNoTracking()
            where visit.SignedAt == null && visit.OpenedBy == actor.Id
            join patient in db.Patients on visit.PatientId equals patient.Id
            join appointment in db.Appointments on visit.AppointmentId equals appointment.Id
            orderby visit.OpenedAt
            select new UnsignedVisit(visit.Id, visit.PatientId, (patient.Details.FirstName + " " + patient.Details.LastName).Trim(), visit.Date, appointment.Start, visit.OpenedAt))
            .Take(100).ToListAsync();
    }

    private static async Task<Outcome<Saved>> OpenIn(WriteScope scope, OpenVisit request)
    {
        var appointment = await scope.Db.Appointments.FirstOrDefaultAsync(it => it.Id == request.Appointment && it.PatientId == request.Patient);
        if (appointment is null) return Outcome<Saved>.Missing();
        if (await scope.Db.Visits.FirstOrDefaultAsync(it => it.AppointmentId == appointment.Id) is { } existing)
        {
            scope.Summary = "Opened a visit again";
            return Outcome<Saved>.Done(new Saved(existing.Id.Value, existing.Revision));
        }

        // The desk may have sent the patient in before the clinician opens the visit.
        if (appointment.State != AppointmentState.WithProvider && appointment.Begin(scope.Stamp) is { } finding) return Outcome<Saved>.Rejected(finding);
        var visit = new Visit(VisitId.New(), appointment, scope.Stamp);
        scope.Db.Visits.Add(visit);
        await MissedVisits.Seen(scope, request.Patient);
        return Outcome<Saved>.Done(new Saved(visit.Id.Value, visit.Revision));
    }

    private async Task<Outcome<Saved>?> Existing(OpenVisit request)
    {
        await using var db = await factory.CreateDbContextAsync();
        return await db.Visits.AsNoTracking().FirstOrDefaultAsync(it => it.AppointmentId == request.Appointment && it.PatientId == request.Patient) is { } visit
            ? Outcome<Saved>.Done(new Saved(visit.Id.Value, visit.Revision))
            : null;
    }

    private static async Task<Outcome<Saved>> On(WriteScope scope, PatientId patient, VisitId id, int revision, Func<Visit, Task<IReadOnlyList<Finding>>> act)
    {
        var visit = await scope.Db.Visits.FirstOrDefaultAsync(it => it.Id == id && it.PatientId == patient);
        if (visit is null) return Outcome<Saved>.Missing();
        if (visit.Revision != revision) return await ClinicWrites.StaleOf(scope.Db, visit);
        var findings = await act(visit);
        return findings.Count > 0 ? Outcome<Saved>.Rejected(findings) : Outcome<Saved>.Done(new Saved(visit.Id.Value, visit.Revision));
    }
}
