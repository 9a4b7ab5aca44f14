using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Tapers;

public sealed class TaperChangeTests
{
    [Theory, Engines]
    public async Task A_fact_suspends_the_steps_to_come_and_stands_on_the_worklist(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Done(await clinic.Order(await clinic.Visit(), null, new OrderedStep(Today, Diazepam(19)), new OrderedStep(Today.AddDays(7), Diazepam(18))));
        clinic.Clinic.Time.Advance(TimeSpan.FromDays(2));
        var ordered = (await clinic.View()).History[0];

        var fact = new RecordFact(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), Today.AddDays(1), Diazepam(10), "Patient", "Cut alone", []);
        Done(await clinic.Tapers.RecordFact(fact));

        var view = await clinic.View();
        Assert.Equal((Diazepam(10), Today.AddDays(1), 2), (view.Now!.Regimen, view.Now.Since, view.Now.Day));
        Assert.True(view.Limit!.IsBelow);
        Assert.Equal((DoseEntryKind.Fact, "Patient"), (view.History[0].Kind, view.History[0].ReportedBy));
        Assert.Equal(ordered.Id, view.History[1].Id);
        var step = Assert.Single(view.Steps);
        Assert.True(step is { Suspended: true, Refused: false });
        Assert.Equal([SafetyItemKind.Deviation, SafetyItemKind.SuspendedSteps], await OpenItems(clinic));

        Done(await clinic.Tapers.ConfirmStep(new EntryChange(Guid.CreateVersion7(), clinic.Ana, view.Revision, step.Id)));
        Assert.False(Assert.Single((await clinic.View()).Steps).Suspended);
    }

    [Theory, Engines]
    public async Task A_fact_asks_of_each_dose_since_whether_it_was_taken(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Done(await clinic.OrderToday(await clinic.Visit(), 18));
        var order = (await clinic.View()).History[0];
        var fact = new RecordFact(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), Today, Diazepam(20), "Patient", "Went on as before", []);

        Assert.Equal("required", Codes(await clinic.Tapers.RecordFact(fact)));

        Done(await clinic.Tapers.RecordFact(fact with { Answers = [new TakenAnswer(order.Id, false)] }));
        var row = (await clinic.View()).History.Single(it => it.Id == order.Id);
        Assert.Equal((DoseEntryState.StruckOut, "Dr. Hanna Lindqvist", "Not taken, told by Patient"), (row.State, row.Changed!.Who, row.Changed.Why));
    }

    [Theory, Engines]
    public async Task A_bridge_is_at_most_14_days_and_asks_for_a_visit(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        var bridge = new GiveBridge(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), 15, "Snowed in");

        Assert.Equal("out-of-range", Codes(await clinic.Tapers.GiveBridge(bridge)));
        Done(await clinic.Tapers.GiveBridge(bridge with { Days = 14 }));

        Assert.Equal(new BridgeRow(Today, 14, "Snowed in", "Dr. Hanna Lindqvist"), Assert.Single((await clinic.View()).Bridges));
        Assert.Equal([SafetyItemKind.VisitToBook], await OpenItems(clinic));
    }

    [Theory, Engines]
    public async Task Without_a_visit_the_dose_may_go_back_up_and_never_down(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Done(await clinic.OrderToday(await clinic.Visit(), 18));
        clinic.Clinic.Time.Advance(TimeSpan.FromDays(7));
        var view = await clinic.View();
        Assert.Equal([Diazepam(18), Diazepam(20)], view.CanGoBackTo.Select(earlier => earlier.Regimen));

        Done(await clinic.Tapers.GoBack(new GoBack(Guid.CreateVersion7(), clinic.Ana, view.Revision, view.CanGoBackTo[1].Id, "Withdrawal at the weekend")));

        Assert.Equal([Diazepam(20), Diazepam(18), Diazepam(20)], (await clinic.View()).History.Select(row => row.Regimen));
        clinic.Clinic.Time.Advance(TimeSpan.FromDays(1));
        var after = await clinic.View();
        Assert.DoesNotContain(after.CanGoBackTo, earlier => earlier.Regimen == Diazepam(18));
        var lower = after.History.Single(row => row.Regimen == Diazepam(18)).Id;
        Assert.Equal("not-lately", Codes(await clinic.Tapers.GoBack(new GoBack(Guid.CreateVersion7(), clinic.Ana, after.Revision, lower, "Down again"))));
    }

    [Theory, Engines]
    public async Task A_strike_out_that_loosens_the_limit_needs_a_second_clinician(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Done(await clinic.Tapers.RecordFact(new RecordFact(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), Today, Diazepam(40), "Patient", "Typed 40 for 20", [])));
        var typed = (await clinic.View()).History[0];

        Done(await clinic.Tapers.StrikeOut(new StrikeOut(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), typed.Id, "A slip")));
        var waiting = (await clinic.View()).History[0];
        Assert.Equal((DoseEntryState.Standing, clinic.Hanna.Id, "A slip"), (waiting.State, waiting.Pending!.AskedBy, waiting.Pending.Why));
        Assert.False(waiting.CanBeStruckOut);
        Assert.Contains(SafetyItemKind.StrikeOutToConfirm, await OpenItems(clinic));

        var confirm = new EntryChange(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), typed.Id);
        Assert.Equal("same-person", Codes(await clinic.Tapers.ConfirmStrikeOut(confirm)));
        Done(await clinic.Omar.Get<TaperService>().ConfirmStrikeOut(confirm));

        var view = await clinic.View();
        Assert.Equal((DoseEntryState.StruckOut, "Dr. Omar Haddad"), (view.History[0].State, view.History[0].Changed!.Who));
        Assert.Equal(Diazepam(20), view.Now!.Regimen);
    }

    [Theory, Engines]
    public async Task A_dose_to_be_confirmed_blocks_orders_and_no_bridge(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await using (var db = clinic.Clinic.Db())
        {
            var record = await db.TaperRecords.SingleAsync(it => it.PatientId == clinic.Ana);
            record.Imported([new DoseToConfirm("clonazepam", new DateOnly(2020, 5, 1))], clinic.Clinic.Clock.StampFor(clinic.Hanna.Id));
            await db.SaveChangesAsync();
        }

        var visit = await clinic.Visit();
        Assert.Equal(new MedicationToConfirm("clonazepam", "Clonazepam", new DateOnly(2020, 5, 1)), Assert.Single((await clinic.View()).ToConfirm));
        Assert.Equal("to-be-confirmed", Codes(await clinic.Order(visit, null, new OrderedStep(Today, Only("clonazepam", 1)))));
        Done(await clinic.Tapers.GiveBridge(new GiveBridge(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), 7, "Runs out")));

        await clinic.Enter(Only("clonazepam", 1));
        Assert.Empty((await clinic.View()).ToConfirm);
        Done(await clinic.Order(visit, null, new OrderedStep(Today, Only("clonazepam", 0.75m))));
    }

    [Theory, Engines]
    public async Task A_pause_stops_steps_and_resuming_brings_none_back(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(20));
        Done(await clinic.Order(await clinic.Visit(), null, new OrderedStep(Today, Diazepam(19)), new OrderedStep(Today.AddDays(7), Diazepam(18))));

        Done(await clinic.Tapers.Pause(new PlainChange(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision())));
        var paused = await clinic.View();
        Assert.Equal((TaperState.Paused, Today), (paused.State, paused.PausedOn));
        Assert.Empty(paused.Steps);

        Done(await clinic.Tapers.Resume(new PlainChange(Guid.CreateVersion7(), clinic.Ana, paused.Revision)));
        var resumed = await clinic.View();
        Assert.Equal((TaperState.Running, null), (resumed.State, resumed.PausedOn));
        Assert.Empty(resumed.Steps);
    }

    private static async Task<List<SafetyItemKind>> OpenItems(TaperClinic clinic)
    {
        await using var db = clinic.Clinic.Db();
        return [.. (await db.SafetyItems.Where(item => item.PatientId == clinic.Ana && item.DoneAt == null).ToListAsync()).Select(item => item.Kind).Order()];
    }
}
