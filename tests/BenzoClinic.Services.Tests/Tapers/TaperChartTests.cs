using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fixtures;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Tapers;

public sealed class TaperChartTests
{
    [Theory, Engines]
    public async Task A_new_chart_has_nothing_to_show(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);

        var view = await clinic.View();
        Assert.Equal("Ana Silva", view.PatientName);
        Assert.True(view is { Now: null, Limit: null, Profile: null, History.Count: 0, Course.Count: 0, ToConfirm.Count: 0 });
        Assert.Null(await clinic.Hanna.Get<TaperChartService>().Load(PatientId.New()));
    }

    [Theory, Engines]
    public async Task Each_row_is_measured_against_the_dose_before_and_the_highest_of_14_days(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Done(await clinic.OrderToday(await clinic.Visit(), 19));
        clinic.Clinic.Time.Advance(TimeSpan.FromDays(7));
        Done(await clinic.OrderToday(await clinic.Visit(), 18));
        clinic.Clinic.Time.Advance(TimeSpan.FromDays(1));

        var view = await clinic.View();
        Assert.Equal([18m, 19m, 20m], view.History.Select(row => row.Equivalent!.Value.Rounded(2)));
        Assert.Equal([-5.3m, -5.0m, null], view.History.Select(row => row.Check?.ChangeFromStanding));
        Assert.Equal([-10.0m, -5.0m, null], view.History.Select(row => row.Check?.ChangeInWindow));
        Assert.Equal((Today.AddDays(7), 2, 90), (view.Now!.Since, view.Now.Day, view.Now.OfStart));
        // The window of 2 December begins on 18 November, when 20 mg still counted.
        Assert.Equal((20m, 15m), (view.Limit!.Measure.Reference.Rounded(2), view.Limit.Measure.Floor.Rounded(2)));
        Assert.Equal(("diazepam", Mg(15)), (view.Limit.Medication, view.Limit.Lowest));
        Assert.Equal([(Today.AddYears(-1), 20m), (Today, 19m), (Today.AddDays(7), 18m)], view.Course.Select(point => (point.From, point.Equivalent.Rounded(2))));
    }

    [Theory, Engines]
    public async Task Ordering_the_same_dose_again_does_not_begin_it_anew(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Done(await clinic.OrderToday(await clinic.Visit(), 18));
        clinic.Clinic.Time.Advance(TimeSpan.FromDays(7));
        Done(await clinic.OrderToday(await clinic.Visit(), 18));

        Assert.Equal((Today, 8), ((await clinic.View()).Now!.Since, (await clinic.View()).Now!.Day));
    }

    [Theory, Engines]
    public async Task A_temporary_dose_is_shown_and_counts_for_nothing(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Done(await clinic.Tapers.RecordTemporary(new RecordTemporary(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), new TemporaryDose(Today, Today.AddDays(1), Diazepam(5), "Sedation", true))));

        var view = await clinic.View();
        Assert.Equal(new TemporaryToday(Today, Today.AddDays(1), view.Temporary!.Regimen, "Sedation"), view.Temporary);
        Assert.Equal(Diazepam(5), view.Temporary.Regimen);
        Assert.Equal(Diazepam(20), view.Now!.Regimen);
        Assert.Equal(Mg(15), view.Limit!.Lowest);
        Assert.Single(view.Course);
    }

    [Theory, Engines]
    public async Task Several_medications_have_a_limit_in_diazepam_only(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(new Regimen([Line("diazepam", 10), Line("clonazepam", 0.5m)]));

        var view = await clinic.View();
        Assert.Equal(20m, view.Now!.Equivalent!.Value.Rounded(2));
        Assert.Equal((15m, (string?)null, (Dose?)null), (view.Limit!.Measure.Floor.Rounded(2), view.Limit.Medication, view.Limit.Lowest));
    }

    [Theory, Engines]
    public async Task A_corrected_intake_redraws_the_beginning(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Done(await clinic.Tapers.CorrectIntake(new CorrectIntake(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), Diazepam(25), "Pharmacy record")));

        var view = await clinic.View();
        Assert.Equal((Today.AddYears(-1), 25m), (view.Course.Single().From, view.Course.Single().Equivalent.Rounded(2)));
        Assert.Equal(25m, view.Now!.Start!.Value.Rounded(2));
    }

    [Theory, Engines]
    public async Task The_therapist_of_the_patient_reads_and_does_not_write(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.View(clinic.Tomas));
        await clinic.Assign(clinic.Tomas);

        Assert.NotNull((await clinic.View(clinic.Tomas)).Now);
        var pause = new PlainChange(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision());
        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.Tomas.Get<TaperService>().Pause(pause));
        var visit = await clinic.Visit();
        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.Order(visit, clinic.Tomas, new OrderedStep(Today, Diazepam(19))));
    }

    [Theory, Engines]
    public async Task The_tab_reads_with_four_statements_besides_the_gates(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Done(await clinic.OrderToday(await clinic.Visit(), 18));
        await clinic.View();

        var before = clinic.Clinic.Commands.Count;
        await clinic.View();
        Assert.Equal(1 + 4, clinic.Clinic.Commands.Count - before);
    }

    [Theory, Engines]
    public async Task The_front_desk_sees_no_dose(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));

        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.View(clinic.Desk));
        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.Desk.Get<DoseOrderService>().Open(clinic.Ana, VisitId.New()));
    }
}
