using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Tapers;

public sealed class TaperPlanTests
{
    [Theory, Engines]
    public async Task A_plan_begins_at_a_visit_and_orders_the_steps_up_to_the_next(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Assert.Equal("no-visit", Codes(await Save(clinic, Percent(10))));
        await clinic.Visit();

        Done(await Save(clinic, Percent(10)));

        var bench = await Bench(clinic);
        var version = Assert.Single(bench.Versions);
        Assert.Equal((1, PlanVersionKind.Started, "10 % every 14 days", "Dr. Hanna Lindqvist"), (version.Version.Number, version.Version.Kind, version.Version.Terms.Words, version.By));
        Assert.Equal(Percent(10) with { Stages = version.Version.Terms.Request.Stages }, version.Version.Terms.Request);
        // Tablets alone end at a half of 2 mg, which is a half less: the plan says so, and is begun all the same.
        Assert.Equal(2, version.Version.Steps[^1].Equivalent);
        var view = await clinic.View();
        // Today, in two weeks and in four: no visit is booked, so 28 days ahead.
        Assert.Equal([Today, Today.AddDays(14), Today.AddDays(28)], view.Course.Where(point => point.Kind == DoseEntryKind.Order).Select(point => point.From));
        Assert.All(version.Version.Steps.Take(3).Zip(view.Course.Where(point => point.Kind == DoseEntryKind.Order)), pair => Assert.Equal(pair.First.Equivalent, pair.Second.Equivalent.Rounded(2)));
    }

    [Theory, Engines]
    public async Task Every_change_is_a_version_with_who_why_and_what_differs(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        await clinic.Visit();
        Done(await Save(clinic, Percent(10)));
        Assert.Equal("required", Codes(await Save(clinic, Percent(5))));
        Done(await Save(clinic, Percent(5), why: "Sleep is worse"));
        Done(await clinic.Tapers.Pause(new PlainChange(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision())));
        Assert.Equal("paused", Codes(await Save(clinic, Percent(5), why: "Again")));
        Done(await clinic.Tapers.Resume(new PlainChange(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision())));
        Assert.Equal("not-at-zero", Codes(await End(clinic, TaperDisposition.Completed)));
        Assert.Equal("required", Codes(await End(clinic, TaperDisposition.Transferred)));
        Done(await End(clinic, TaperDisposition.LowerDose, "Stays at this dose"));
        Assert.Equal("no-plan", Codes(await End(clinic, TaperDisposition.LowerDose)));

        var bench = await Bench(clinic);
        Assert.Equal(
            [PlanVersionKind.Ended, PlanVersionKind.Resumed, PlanVersionKind.Paused, PlanVersionKind.Revised, PlanVersionKind.Started],
            bench.Versions.Select(it => it.Version.Kind));
        Assert.Equal(("Percent 10 % → 5 %", "Sleep is worse"), (bench.Versions[3].Version.Differs, bench.Versions[3].Version.Why));
        Assert.Equal(TaperDisposition.LowerDose, bench.Versions[0].Version.Disposition);
        Assert.Null(bench.InForce);
        // What had not begun is taken back; what is taken goes on.
        var view = await clinic.View();
        Assert.Empty(view.Steps);
        Assert.NotNull(view.Now);
    }

    [Theory, Engines]
    public async Task A_plan_that_cannot_begin_is_not_saved_and_orders_nothing(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        await clinic.Visit();
        var stages = new PlanRequest { Method = TaperMethod.Stages, EveryDays = 14, Start = Today, Stages = [new Stage(2, Today, Diazepam(18)), new Stage(3, Today.AddDays(14), Diazepam(9))] };

        var refused = await Save(clinic, stages);
        Assert.Equal("max-25-percent-in-14-days", Codes(refused));
        Assert.Contains("The nearest that can be made is 13.5 mg a day.", Sentences(refused), StringComparison.Ordinal);
        Assert.Equal("above-25-percent", Codes(await Save(clinic, Percent(26))));
        Assert.Empty((await Bench(clinic)).Versions);
        Assert.Equal(Diazepam(20), (await clinic.View()).Now!.Regimen);
    }

    [Theory, Engines]
    public async Task Two_who_save_at_once_one_is_told(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        await clinic.Visit();
        var revision = await clinic.Revision();

        var both = await Task.WhenAll(Task.Run(() => Save(clinic, Percent(10), by: clinic.Hanna, revision: revision)), Task.Run(() => Save(clinic, Percent(5), by: clinic.Omar, revision: revision)));
        Assert.Equal(["done", "stale"], both.Select(Codes).Order(StringComparer.Ordinal));
        Assert.Single((await Bench(clinic)).Versions);
    }

    [Theory, Engines]
    public async Task The_dose_dialog_offers_what_the_plan_has_due(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var visit = await clinic.Visit();
        Assert.Empty((await Planned(clinic, visit)));
        Done(await Save(clinic, Percent(10), order: false));

        Assert.Equal(["18 mg", "16.5 mg", "15 mg"], (await Planned(clinic, visit)).Select(step => step.Regimen.Scheduled("diazepam").ToString()));
        Done(await clinic.OrderToday(visit, 18));
        // The next one is due an interval after the last change.
        Assert.Equal([Today.AddDays(14), Today.AddDays(28)], (await Planned(clinic, visit)).Select(step => step.On));
    }

    [Theory, Engines]
    public async Task Cautions_name_what_makes_diazepam_last(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Assert.Empty((await Bench(clinic)).Cautions);

        foreach (var words in new[] { "Cirrhosis of the liver", "Sleep apnea" })
            Done(await clinic.Hanna.Get<ConditionService>().Add(new AddCondition(Guid.CreateVersion7(), clinic.Ana, new ConditionDraft("", words, "", null, null, false, null))));
        Done(await clinic.Hanna.Get<MedicationListService>().Add(new AddMedication(Guid.CreateVersion7(), clinic.Ana, new OtherMedicationEntry("Fluvoxamine", "50 mg", "bedtime", null, MedicationSource.Clinic, ""), "Weighed; levels are watched")));
        Assert.Equal(["liver", "breathing", "inhibitor"], (await Bench(clinic)).Cautions.Select(caution => caution.Code));
    }

    [Theory, Engines]
    public async Task A_late_visit_takes_up_the_crossover_where_it_stands(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Only("clonazepam", 1));
        await clinic.Visit();
        Done(await Save(clinic, Percent(10) with { Crossover = new Crossover("diazepam", 7, InHalves: true) }, order: true, reason: "Night dose first, seen again in a week"));
        // The first half today, the second in a week: both ordered, and the schedule shows the cuts after them.
        var days = (await clinic.Hanna.Get<HandoutService>().Open(clinic.Ana, 2)).Match(view => view.Days, _ => [], (_, _) => [], () => []);
        Assert.Equal(["0.5", "0", "0"], new[] { 0, 7, 22 }.Select(day => days[day].Regimen.Scheduled("clonazepam").Number));
        Assert.Equal(["10", "20", "18"], new[] { 0, 7, 22 }.Select(day => days[day].Regimen.Scheduled("diazepam").Number));
    }

    [Fact]
    public async Task Only_clinicians_open_a_plan()
    {
        await using var clinic = await TaperClinic.Open(Engine.Sqlite);
        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.Tomas.Get<TaperPlanService>().Open(clinic.Ana));
        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.Desk.Get<TaperPlanService>().Open(clinic.Ana));
    }

    private static PlanRequest Percent(decimal percent) => new() { Method = TaperMethod.Proportional, Percent = percent, EveryDays = 14, Start = Today };

    private static async Task<PlanWorkbench> Bench(TaperClinic clinic) => (await clinic.Hanna.Get<TaperPlanService>().Open(clinic.Ana))
        .Match(bench => bench, _ => throw new InvalidOperationException("rejected"), (_, _) => throw new InvalidOperationException("stale"), () => throw new InvalidOperationException("missing"));

    private static async Task<IReadOnlyList<OrderedStep>> Planned(TaperClinic clinic, VisitId visit) => (await clinic.Hanna.Get<DoseOrderService>().Open(clinic.Ana, visit))
        .Match(state => state.Planned, _ => throw new InvalidOperationException("rejected"), (_, _) => throw new InvalidOperationException("stale"), () => throw new InvalidOperationException("missing"));

    private static async Task<Outcome<Saved>> Save(TaperClinic clinic, PlanRequest request, string why = "", bool order = true, TestScope? by = null, int? revision = null, string reason = "") =>
        await (by ?? clinic.Hanna).Get<TaperPlanService>().Save(new SavePlan(
            Guid.CreateVersion7(), clinic.Ana, revision ?? await clinic.Revision(), request, [.. (await clinic.Clinic.Services.GetRequiredService<ClinicStock>().Current()).Products.Where(code => !code.Contains("solution", StringComparison.Ordinal))], false, why, order, reason));

    private static async Task<Outcome<Saved>> End(TaperClinic clinic, TaperDisposition disposition, string why = "") =>
        await clinic.Hanna.Get<TaperPlanService>().End(new EndTaper(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), disposition, why));
}
