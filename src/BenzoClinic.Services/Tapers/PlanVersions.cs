using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tapers;

/// <summary>Reads and writes the versions of a plan inside others' transactions.</summary>
internal static class PlanVersions
{
    /// <summary>The last version; null where there was never a plan.</summary>
    public static Task<TaperPlanVersion?> Last(ClinicDb db, PatientId patient) =>
        db.TaperPlanVersions.Where(version => version.PatientId == patient).OrderByDescending(version => version.Number).FirstOrDefaultAsync();

    /// <summary>
    /// Writes the version that a pause, a resumption or a way back makes: the same terms from today on. Nothing where no plan is in
    /// force.
    /// </summary>
    public static async Task Follow(WriteScope scope, TaperRecord record, PlanVersionKind kind, string why, Formulary formulary)
    {
        if (await Last(scope.Db, record.PatientId) is not { } last || last.Kind == PlanVersionKind.Ended) return;
        var terms = last.Terms with { Request = last.Terms.Request with { Start = scope.Stamp.Today } };
        // While it is paused nobody knows the days; a table keeps its own.
        var steps = kind == PlanVersionKind.Paused || terms.Request.Method == TaperMethod.Stages ? [] : Projected(Planner.Draft(record, terms.Request, formulary, new Stock(formulary, terms.Products, terms.Mixes), scope.Stamp.Today));
        scope.Db.Add(new TaperPlanVersion(record.PatientId, last, kind, terms, steps, why, scope.Stamp));
    }

    /// <summary>
    /// The steps that one visit may order by the plan in force, from what is taken now: the next one is due an interval after the last
    /// change. A table keeps its own days; one whose day has passed is due today.
    /// </summary>
    public static async Task<IReadOnlyList<OrderedStep>> Due(ClinicDb db, TaperRecord record, DateOnly? nextVisit, Formulary formulary, DateOnly today)
    {
        if (!record.HasRegimen || record.ToConfirm.Count > 0 || record.PausedOn is not null) return [];
        if (await Last(db, record.PatientId) is not { } last || last.Kind is PlanVersionKind.Ended or PlanVersionKind.Paused) return [];
        var request = last.Terms.Request;
        if (request.Method == TaperMethod.Stages)
        {
            var stages = request.Stages.Where(stage => stage.On >= today).ToList();
            return [.. stages.TakeWhile(stage => stage.On <= today.AddDays(TaperRecord.OrderAheadDays) && (nextVisit is null || stage.On < nextVisit)).Select(stage => new OrderedStep(stage.On, stage.Regimen))];
        }

        var due = (record.TakenSince(today) ?? today).AddDays(request.EveryDays);
        var draft = Planner.Draft(record, request with { Start = due < today ? today : due }, formulary, new Stock(formulary, last.Terms.Products, last.Terms.Mixes), today);
        return TaperPlanService.ToOrder(draft, nextVisit, today);
    }

    /// <summary>What the plan in force foresees after the last ordered step; empty where none is in force or it is paused.</summary>
    public static async Task<IReadOnlyList<OrderedStep>> Foreseen(ClinicDb db, TaperRecord record, Formulary formulary, DateOnly today)
    {
        if (!record.HasRegimen || record.ToConfirm.Count > 0 || record.PausedOn is not null) return [];
        if (await Last(db, record.PatientId) is not { } last || last.Kind is PlanVersionKind.Ended or PlanVersionKind.Paused) return [];
        var request = last.Terms.Request;
        var ordered = record.Entries.Where(entry => entry.IsOpenStep(today)).Select(entry => entry.On).Append(record.TakenSince(today) ?? today).Max();
        if (request.Method == TaperMethod.Stages) return [.. request.Stages.Where(stage => stage.On > ordered && stage.On > today).Select(stage => new OrderedStep(stage.On, stage.Regimen))];
        var next = ordered.AddDays(request.EveryDays);
        var draft = Planner.Draft(record, request with { Start = next > today ? next : today.AddDays(1), Crossover = null }, formulary, new Stock(formulary, last.Terms.Products, last.Terms.Mixes), today);
        return [.. draft.Steps.Select(step => new OrderedStep(step.On, step.Regimen))];
    }

    /// <summary>The products of the plan in force; null where there is none.</summary>
    public static async Task<Stock?> StockOf(ClinicDb db, PatientId patient, Formulary formulary) =>
        await Last(db, patient) is { } last ? new Stock(formulary, last.Terms.Products, last.Terms.Mixes) : null;

    /// <summary>The steps of a plan as they are kept.</summary>
    public static IReadOnlyList<ProjectedStep> Projected(PlanDraft draft) =>
        [.. draft.Steps.Select(step => new ProjectedStep(step.On, step.Regimen.Lines, step.Equivalent.Rounded(2)))];
}
