using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>A new condition.</summary>
public sealed record AddCondition(Guid OperationId, PatientId Patient, ConditionDraft Condition);

/// <summary>A changed condition; its code and words stay.</summary>
/// <param name="Revision">The condition's revision the form was opened on.</param>
public sealed record ChangeCondition(Guid OperationId, PatientId Patient, Guid Condition, int Revision, ConditionDraft Draft);

/// <summary>A condition that never was.</summary>
public sealed record StrikeCondition(Guid OperationId, PatientId Patient, Guid Condition, int Revision, string Reason);

/// <summary>Writes what the clinic's clinicians diagnose. What was imported stays as it came.</summary>
public sealed class ConditionService(ClinicWrites writes, Gate gate, IDbContextFactory<ClinicDb> factory, CodeLists lists)
{
    private static readonly Finding Imported = new("", "imported", "This condition was imported and stays as it came. Add one of the clinic beside it.");
    private static readonly Finding Struck = new("", "entered-in-error", "This condition was marked as entered in error. Add it again where it is true.");

    /// <summary>All conditions of a chart that is open.</summary>
    public async Task<IReadOnlyList<ConditionView>> Of(PatientId patient)
    {
        await gate.Demand(Operation.OpenChart, patient);
        await using var db = await factory.CreateDbContextAsync();
        return await ChartReading.Conditions(db, patient);
    }

    /// <summary>Adds a condition.</summary>
    public Task<Outcome<Saved>> Add(AddCondition request) =>
        writes.Run(new WriteRequest(Operation.EditConditions, request.OperationId, request.Patient, request, "Added a condition"), async scope =>
        {
            var draft = Tidy(request.Condition);
            if (await scope.Db.Patients.AsNoTracking().FirstOrDefaultAsync(it => it.Id == request.Patient) is not { } patient) return Outcome<Saved>.Missing();
            if (await Check(scope, patient, draft, null) is { Count: > 0 } findings) return Outcome<Saved>.Rejected(findings);
            var condition = new Condition
            {
                Id = NewIds.Next(),
                PatientId = patient.Id,
                Code = draft.Code,
                Display = lists.Condition(draft.Code)?.Display ?? draft.Words,
                Source = Condition.Clinic,
            };
            condition.Write(draft, scope.Stamp);
            scope.Db.Add(condition);
            ChangeLog.Add(scope, patient.Id, [new ChartChange("condition", "", ChartChanges.Of(condition), Clinical: true)]);
            return Outcome<Saved>.Done(new Saved(condition.Id, condition.Revision));
        });

    /// <summary>Changes onset, end, words beside it, or that it is over.</summary>
    public Task<Outcome<Saved>> Change(ChangeCondition request) => OnOne(request.OperationId, request.Patient, request.Condition, request.Revision, request, "Changed a condition", async (scope, patient, condition) =>
    {
        var draft = Tidy(request.Draft) with { Code = condition.Code, Words = condition.Display };
        if (await Check(scope, patient, draft, condition.Id) is { Count: > 0 } findings) return findings;
        condition.Write(draft, scope.Stamp);
        return [];
    });

    /// <summary>Marks a condition as entered in error; it is kept, with the reason.</summary>
    public Task<Outcome<Saved>> Strike(StrikeCondition request) => OnOne(request.OperationId, request.Patient, request.Condition, request.Revision, request, "Marked a condition as entered in error", (scope, _, condition) =>
    {
        var reason = PatientDetails.Tidied(request.Reason);
        var findings = ConditionChecks.CheckReason(reason);
        if (findings.Count == 0) condition.Strike(reason, scope.Stamp);
        return Task.FromResult(findings);
    });

    private Task<Outcome<Saved>> OnOne(Guid operation, PatientId id, Guid which, int revision, object request, string summary, Func<WriteScope, Patient, Condition, Task<IReadOnlyList<Finding>>> act) =>
        writes.Run(new WriteRequest(Operation.EditConditions, operation, id, request, summary), async scope =>
        {
            var patient = await scope.Db.Patients.AsNoTracking().FirstOrDefaultAsync(it => it.Id == id);
            var condition = await scope.Db.Conditions.FirstOrDefaultAsync(it => it.Id == which && it.PatientId == id);
            if (patient is null || condition is null) return Outcome<Saved>.Missing();
            if (condition.Source != Condition.Clinic) return Outcome<Saved>.Rejected(Imported);
            if (condition.Revision != revision) return await ClinicWrites.StaleOf(scope.Db, condition);
            if (condition.State == ConditionState.EnteredInError) return Outcome<Saved>.Rejected(Struck);
            var before = ChartChanges.Of(condition);
            if (await act(scope, patient, condition) is { Count: > 0 } findings) return Outcome<Saved>.Rejected(findings);
            ChangeLog.Add(scope, id, [new ChartChange("condition", before, ChartChanges.Of(condition), Clinical: true)]);
            return Outcome<Saved>.Done(new Saved(condition.Id, condition.Revision));
        });

    private async Task<IReadOnlyList<Finding>> Check(WriteScope scope, Patient patient, ConditionDraft draft, Guid? self)
    {
        var others = await scope.Db.Conditions.AsNoTracking()
            .Where(it => it.PatientId == patient.Id && it.Id != self && it.State == ConditionState.Active && it.Ended == null && it.Source == Condition.Clinic)
            .Select(it => it.Code).ToListAsync();
        // What is over stands in nobody's way.
        if (draft.Resolved || draft.Ended is not null) others = [];
        return ConditionChecks.Check(draft, lists, others, patient.Details.BirthDate, scope.Stamp.Today);
    }

    private static ConditionDraft Tidy(ConditionDraft draft) => draft with { Words = PatientDetails.Tidied(draft.Words), Note = PatientDetails.Tidied(draft.Note) };
}
