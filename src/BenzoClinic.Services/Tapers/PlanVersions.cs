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
        // While it is paused nobody knows the days; a table keeps its own.
        var keepsDays = kind == PlanVersionKind.Paused || last.Terms.Request.Method == TaperMethod.Stages;
        var terms = keepsDays ? last.Terms : last.Terms with { Request = last.Terms.Request with { Start = scope.Stamp.Today } };
        var steps = keepsDays ? [] : Projected(Planner.Draft(record, terms.Request, formulary, new Stock(formulary, terms.Products, terms.Mixes), scope.Stamp.Today));
        scope.Db.Add(new TaperPlanVersion(record.PatientId, last, kind, terms, steps, why, scope.Stamp));
    }

    /// <summary>The plan in force; null where there is none or it is paused.</summary>
    public static async Task<PlanTerms?> InForce(ClinicDb db, PatientId patient) =>
        await Last(db, patient) is { Kind: not (PlanVersionKind.Ended or PlanVersionKind.Paused) } last ? last.Terms : null;

    /// <summary>The products of the plan in force; null where there is none.</summary>
    public static async Task<Stock?> StockOf(ClinicDb db, PatientId patient, Formulary formulary) =>
        await Last(db, patient) is { } last ? new Stock(formulary, last.Terms.Products, last.Terms.Mixes) : null;

    /// <summary>The steps of a plan as they are kept.</summary>
    public static IReadOnlyList<ProjectedStep> Projected(PlanDraft draft) =>
        [.. draft.Steps.Select(step => new ProjectedStep(step.On, step.Regimen.Lines, step.Equivalent.Rounded(2)))];
}
