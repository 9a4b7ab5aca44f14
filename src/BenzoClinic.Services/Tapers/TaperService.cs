using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;

namespace BenzoClinic.Services.Tapers;

/// <summary>Everything that is recorded under a taper besides orders at a visit. For clinicians.</summary>
public sealed class TaperService(TaperWrites writes, Formulary formulary)
{
    /// <summary>Enters the regimen at intake, or confirms an imported one.</summary>
    public Task<Outcome<Saved>> EnterRegimen(EnterRegimen request) => writes.Run(Operation.EnterRegimen, request, "Entered the regimen", (record, stamp) =>
        WithProfile(request.Profile, record, stamp, profile => record.EnterRegimen(request.Intake, profile, formulary, stamp)));

    /// <summary>Corrects an intake that was entered wrongly.</summary>
    public Task<Outcome<Saved>> CorrectIntake(CorrectIntake request) => writes.Run(Operation.EnterRegimen, request, "Corrected the intake regimen", (record, stamp) =>
        record.CorrectIntake(request.Regimen, request.Reason, formulary, stamp));

    /// <summary>Records what happened.</summary>
    public Task<Outcome<Saved>> RecordFact(RecordFact request) => writes.Run(Operation.RecordHistory, request, "Recorded what happened", (record, stamp) =>
        record.RecordFact(
            new ToldFact(request.On, request.Regimen, request.ReportedBy, request.What, request.Answers.ToDictionary(answer => answer.Entry, answer => answer.WasTaken)),
            formulary,
            stamp));

    /// <summary>Records a temporary dose.</summary>
    public Task<Outcome<Saved>> RecordTemporary(RecordTemporary request) => writes.Run(Operation.RecordHistory, request, "Recorded a temporary dose", (record, stamp) =>
        record.RecordTemporary(request.Dose, formulary, stamp));

    /// <summary>Strikes out an entry, or asks for it where that loosens the guard.</summary>
    public Task<Outcome<Saved>> StrikeOut(StrikeOut request) => writes.Run(Operation.RecordHistory, request, "Struck out a dose entry, or asked for it", (record, stamp) =>
        record.StrikeOut(request.Entry, request.Why, stamp));

    /// <summary>Confirms a strike-out as the second clinician.</summary>
    public Task<Outcome<Saved>> ConfirmStrikeOut(EntryChange request) => writes.Run(Operation.RecordHistory, request, "Confirmed a strike-out", (record, stamp) =>
        record.ConfirmStrikeOut(request.Entry, stamp));

    /// <summary>Confirms a suspended step.</summary>
    public Task<Outcome<Saved>> ConfirmStep(EntryChange request) => writes.Run(Operation.OrderDose, request, "Confirmed a suspended step", (record, stamp) =>
        record.ConfirmStep(request.Entry, stamp));

    /// <summary>Takes back a step that has not begun.</summary>
    public Task<Outcome<Saved>> CancelStep(EntryChange request) => writes.Run(Operation.OrderDose, request, "Took back a step", (record, stamp) =>
        record.CancelStep(request.Entry, stamp));

    /// <summary>Pauses the taper.</summary>
    public Task<Outcome<Saved>> Pause(PlainChange request) => writes.Run(Operation.SteerTaper, request, "Paused the taper", (record, scope) =>
        Planned(record, scope, record.Pause(scope.Stamp), PlanVersionKind.Paused, ""));

    /// <summary>Resumes the taper.</summary>
    public Task<Outcome<Saved>> Resume(PlainChange request) => writes.Run(Operation.SteerTaper, request, "Resumed the taper", (record, scope) =>
        Planned(record, scope, record.Resume(scope.Stamp), PlanVersionKind.Resumed, ""));

    /// <summary>Puts another equivalence profile in force.</summary>
    public Task<Outcome<Saved>> ChangeProfile(ChangeProfile request) => writes.Run(Operation.SteerTaper, request, "Changed the equivalence profile", (record, stamp) =>
        WithProfile(request.Profile, record, stamp, profile => record.ChangeProfile(profile, formulary, stamp)));

    /// <summary>Sets the completion dose.</summary>
    public Task<Outcome<Saved>> ChangeCompletionDose(ChangeCompletionDose request) => writes.Run(Operation.SteerTaper, request, "Changed the completion dose", (record, stamp) =>
        record.ChangeCompletionDose(request.CompletionDose, stamp));

    /// <summary>Gives a supply of the dose in effect without a visit.</summary>
    public Task<Outcome<Saved>> GiveBridge(GiveBridge request) => writes.Run(Operation.OrderDose, request, "Gave a supply without a visit", (record, stamp) =>
        record.GiveBridge(request.Days, request.Reason, stamp));

    /// <summary>Goes back up to a dose of the last 30 days without a visit.</summary>
    public Task<Outcome<Saved>> GoBack(GoBack request) => writes.Run(Operation.OrderDose, request, "Went back to an earlier dose without a visit", (record, scope) =>
        Planned(record, scope, record.GoBack(request.To, request.Reason, scope.Stamp), PlanVersionKind.WentBack, request.Reason.Trim()));

    // What moves the plan is a version of it, in the same transaction.
    private async Task<IReadOnlyList<Finding>> Planned(TaperRecord record, WriteScope scope, IReadOnlyList<Finding> findings, PlanVersionKind kind, string why)
    {
        if (findings.Count == 0) await PlanVersions.Follow(scope, record, kind, why, formulary);
        return findings;
    }

    private IReadOnlyList<Finding> WithProfile(ProfileChoice choice, TaperRecord record, Stamp stamp, Func<EquivalenceProfile, IReadOnlyList<Finding>> act)
    {
        if (formulary.Tables.FirstOrDefault(table => table.Code == choice.Table) is not { } table) return [Finding.Required("Table", "Choose an equivalence table.")];
        var chosen = choice.Chosen.GroupBy(factor => factor.Medication).ToDictionary(group => group.Key, group => group.Last().EqualTo10MgDiazepam);
        return act(ProfileChecks.From(table, chosen, choice.Reason, record.Profiles.Count + 1, stamp));
    }
}
