using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Tapers;

public sealed class DoseOrderTests
{
    [Theory, Engines]
    public async Task Of_20_mg_14_is_refused_15_is_named_and_18_is_recorded(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var visit = await clinic.Visit();

        var refused = await clinic.OrderToday(visit, 14);
        Assert.Equal("max-25-percent-in-14-days", Codes(refused));
        Assert.Contains("Lowest allowed on Tue 24 Nov: 15 mg a day", Sentences(refused), StringComparison.Ordinal);
        Assert.Single((await clinic.View()).History);

        Done(await clinic.OrderToday(visit, 18));
        var view = await clinic.View();
        Assert.Equal(Diazepam(18), view.Now!.Regimen);
        Assert.Equal((Today, 1, 90), (view.Now.Since, view.Now.Day, view.Now.OfStart));
        var row = view.History[0];
        Assert.Equal((DoseEntryKind.Order, "Dr. Hanna Lindqvist", -10m, -10m), (row.Kind, row.RecordedBy, row.Check!.ChangeFromStanding, row.Check.ChangeInWindow));
        Assert.True(row.AtVisit);
    }

    [Theory, Engines]
    public async Task A_dose_that_cannot_be_made_exactly_is_refused_with_the_next_above(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var visit = await clinic.Visit();

        var refused = await clinic.OrderToday(visit, 18.05m);
        Assert.Equal("cannot-be-made", Codes(refused));
        Assert.Equal("18.05 mg cannot be made exactly. Next above: 18.1 mg.", Sentences(refused));
        Assert.Single((await clinic.View()).History);
        Done(await clinic.OrderToday(visit, 18.1m));
    }

    [Theory, Engines]
    public async Task What_the_clinic_stocks_decides_what_can_be_made(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var visit = await clinic.Visit();
        using var ruth = await clinic.Clinic.SignIn(Role.Administrator);
        var settings = ruth.Get<ClinicSettingsService>();
        var onlyFive = ClinicSettings.Default with { Stock = new StockPolicy(["diazepam-tablet-5"], false) };
        Done(await settings.Save(new SaveClinicSettings(Guid.NewGuid(), 0, onlyFive, "Nothing else to be had")));

        Assert.Equal("18 mg cannot be made exactly. Next above: 20 mg.", Sentences(await clinic.OrderToday(visit, 18)));
        Done(await clinic.OrderToday(visit, 17.5m));
    }

    [Theory, Engines]
    public async Task Two_clinicians_at_the_same_instant_one_is_told_who_was_first(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var visit = await clinic.Visit();
        var revision = await clinic.Revision();

        var both = await Task.WhenAll(
            Order(clinic.Hanna, 18),
            Order(clinic.Omar, 17));

        var told = both.Select(outcome => outcome.Match(_ => "done", _ => "rejected", (who, _) => who, () => "missing")).ToList();
        var hannaWasFirst = told[0] == "done";
        Assert.Equal(hannaWasFirst ? ["done", "Dr. Hanna Lindqvist"] : ["Dr. Omar Haddad", "done"], told);
        var view = await clinic.View();
        Assert.Equal(Diazepam(hannaWasFirst ? 18 : 17), view.Now!.Regimen);
        Assert.Equal(2, view.History.Count);

        Task<Outcome<Saved>> Order(TestScope by, decimal milligrams) => Task.Run(() =>
            by.Get<DoseOrderService>().Order(new OrderDose(Guid.CreateVersion7(), clinic.Ana, revision, visit, Of(new OrderedStep(Today, Diazepam(milligrams))))));
    }

    [Theory, Engines]
    public async Task No_order_passes_a_signature_that_is_given_at_the_same_instant(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        for (var round = 0; round < 6; round++)
        {
            var patient = await clinic.Visit();
            await Task.WhenAll(Task.Run(() => clinic.Sign(patient)), Task.Run(() => clinic.Order(patient, clinic.Omar, new OrderedStep(Today, Diazepam(20)))));
            clinic.Clinic.Time.Advance(TimeSpan.FromMinutes(5));
            await using var left = clinic.Clinic.Db();
            await left.Appointments.ExecuteUpdateAsync(set => set.SetProperty(it => it.State, AppointmentState.Left));
        }

        await using var db = clinic.Clinic.Db();
        var trail = await db.AuditEntries.OrderBy(entry => entry.Sequence).Select(entry => new { entry.Summary, entry.SubjectId }).ToListAsync();
        var signed = trail.Where(entry => entry.Summary == "Signed a visit").Select(entry => entry.SubjectId).ToList();
        var visits = await db.DoseEntries.Where(entry => entry.Visit != null).OrderBy(entry => entry.Sequence).Select(entry => entry.Visit!.Value).ToListAsync();
        Assert.Equal(6, signed.Count);
        var ordered = trail.Select((entry, at) => (entry.Summary, at)).Where(entry => entry.Summary == "Ordered a dose").Select(entry => entry.at).ToList();
        Assert.Equal(visits.Count, ordered.Count);
        foreach (var (visit, at) in visits.Zip(ordered))
            Assert.True(at < trail.FindIndex(entry => entry.Summary == "Signed a visit" && entry.SubjectId == visit.Value), "An order was saved after its visit was signed.");
    }

    [Theory, Engines]
    public async Task A_second_send_of_one_form_orders_once(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var request = new OrderDose(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), await clinic.Visit(), Of(new OrderedStep(Today, Diazepam(18))));

        var first = Done(await clinic.Hanna.Get<DoseOrderService>().Order(request));
        Assert.Equal(first, Done(await clinic.Hanna.Get<DoseOrderService>().Order(request)));
        Assert.Equal(2, (await clinic.View()).History.Count);
    }

    [Theory, Engines]
    public async Task A_signed_visit_is_no_door(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var visit = await clinic.Visit();
        await clinic.Sign(visit);

        Assert.Equal("visit-signed", Codes(await clinic.OrderToday(visit, 18)));
        Assert.Equal("visit-signed", await OpenCode(clinic, clinic.Ana, visit));
    }

    [Theory, Engines]
    public async Task Yesterdays_visit_is_no_door(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var visit = await clinic.Visit();
        clinic.Clinic.Time.Advance(TimeSpan.FromDays(1));

        Assert.Equal("visit-not-today", Codes(await clinic.OrderToday(visit, 18)));
        Assert.Equal("visit-not-today", await OpenCode(clinic, clinic.Ana, visit));
    }

    [Theory, Engines]
    public async Task A_visit_whose_patient_has_not_arrived_is_no_door(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var booked = Done(await clinic.Desk.Get<AppointmentService>().Book(new BookAppointment(Guid.CreateVersion7(), clinic.Ana, clinic.Hanna.Id, Today, new TimeOnly(11, 0))));
        await using var db = clinic.Clinic.Db();
        var visit = new Visit(VisitId.New(), await db.Appointments.SingleAsync(it => it.Id == AppointmentId.From(booked.Id)), clinic.Clinic.Clock.StampFor(clinic.Hanna.Id));
        db.Add(visit);
        await db.SaveChangesAsync();

        Assert.Equal("not-arrived", Codes(await clinic.OrderToday(visit.Id, 18)));
    }

    [Theory, Engines]
    public async Task Another_patients_visit_is_no_door(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var other = await clinic.Visit(await clinic.Chart("Bo", "Berg"));

        Assert.Equal("no-visit", Codes(await clinic.OrderToday(other, 18)));
        Assert.Equal("missing", await OpenCode(clinic, clinic.Ana, other));
    }

    [Theory, Engines]
    public async Task A_step_on_or_after_the_next_visit_is_decided_there(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var visit = await clinic.Visit();
        Done(await clinic.Desk.Get<AppointmentService>().Book(new BookAppointment(Guid.CreateVersion7(), clinic.Ana, clinic.Hanna.Id, Today.AddDays(7), new TimeOnly(11, 0))));

        Assert.Equal("past-next-visit", Codes(await clinic.Order(visit, null, new OrderedStep(Today, Diazepam(19)), new OrderedStep(Today.AddDays(7), Diazepam(18)))));
        Done(await clinic.Order(visit, null, new OrderedStep(Today, Diazepam(19)), new OrderedStep(Today.AddDays(6), Diazepam(18))));
        var step = Assert.Single((await clinic.View()).Steps);
        Assert.Equal((Today.AddDays(6), false), (step.On, step.Suspended));
    }

    [Theory, Engines]
    public async Task Nothing_is_recorded_for_the_deceased(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var visit = await clinic.Visit();
        await using (var db = clinic.Clinic.Db())
            await db.Patients.Where(it => it.Id == clinic.Ana).ExecuteUpdateAsync(set => set.SetProperty(it => it.DeceasedOn, Today));

        Assert.Equal("deceased", Codes(await clinic.OrderToday(visit, 18)));
        Assert.Equal("deceased", Codes(await clinic.Tapers.GiveBridge(new GiveBridge(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), 3, "Asked"))));
        Assert.Equal(Today, (await clinic.View()).DeceasedOn);
    }

    [Theory, Engines]
    public async Task Doses_that_cannot_be_added_up_are_answered_in_words(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        var huge = new Regimen([Line("diazepam", 9999) with { Bedtime = Mg(9999) }]);
        var intake = new EnterRegimen(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), new IntakeRegimen(huge, Today.AddYears(-1), false, null), Ashton);
        Assert.Equal("too-much", Codes(await clinic.Tapers.EnterRegimen(intake)));

        await clinic.Enter(Diazepam(20));
        var visit = await clinic.Visit();
        Assert.Equal("too-much", Codes(await clinic.Order(visit, null, new OrderedStep(Today, huge))));
        Assert.Equal("too-much", Codes(await clinic.Tapers.CorrectIntake(new CorrectIntake(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), huge, "Typed wrongly"))));
    }

    private static async Task<string> OpenCode(TaperClinic clinic, PatientId patient, VisitId visit) =>
        (await clinic.Hanna.Get<DoseOrderService>().Open(patient, visit)).Match(_ => "open", findings => findings[0].Code, (_, _) => "stale", () => "missing");
}
