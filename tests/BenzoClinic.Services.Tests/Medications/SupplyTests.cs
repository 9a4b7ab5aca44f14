using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Medications.SafetyActs;
using static BenzoClinic.Services.Tests.Medications.SupplyClinic;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Medications;

public sealed class SupplyTests
{
    [Theory, Engines]
    public async Task A_count_gives_the_run_out_date_and_an_ordered_step_moves_it(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        Assert.Equal(SupplyState.Unknown, (await people.Supply()).Supply.State);
        await people.Book(Today.AddDays(4));
        // 20 mg in the morning, two tablets of 10 mg: nine after this morning's dose last four days, and one is left over.
        Done(await people.Count(DoseTime.Morning, Tablets("diazepam-tablet-10", 9)));

        var supply = await people.Supply();
        Assert.Equal((SupplyState.RunsOut, (DateOnly?)Today.AddDays(4), (DateOnly?)Today.AddDays(4)), (supply.Supply.State, supply.Supply.RunsOutOn, supply.NextVisit));
        Assert.Equal(("Dr. Hanna Lindqvist", DoseTime.Morning), (supply.Rows.Single().By, supply.Rows.Single().TakenUpTo));

        // From today 15 mg: one and a half tablets.
        var visit = await people.Visit();
        Done(await people.OrderToday(visit, 15));
        Assert.Equal(Today.AddDays(6), (await people.Supply()).Supply.RunsOutOn);
    }

    [Theory, Engines]
    public async Task A_supply_that_ends_before_the_next_visit_is_on_the_worklist_at_once_and_leaves_it_by_itself(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        async Task<string?> Said() => (await people.Hanna.Get<WorklistService>().Open()).SingleOrDefault(row => row.Kind == SafetyItemKind.SupplyEnds)?.Why;

        Done(await people.Count(null, Tablets("diazepam-tablet-10", 10)));
        Assert.Equal("The supply ends Sat 28 Nov, no visit is booked.", await Said());

        var late = await people.Book(Today.AddDays(7));
        Assert.Equal("The supply ends Sat 28 Nov, the next visit is Tue 1 Dec.", await Said());

        await people.Book(Today.AddDays(3));
        Assert.Null(await Said());

        // The earlier visit falls through.
        await using (var db = people.Clinic.Db())
        {
            var row = await db.Appointments.SingleAsync(it => it.PatientId == people.Ana && it.Date == Today.AddDays(3));
            Done(await people.Desk.Get<AppointmentService>().Cancel(new AppointmentStep(Guid.NewGuid(), people.Ana, row.Id, row.Revision)));
        }

        Assert.Equal("The supply ends Sat 28 Nov, the next visit is Tue 1 Dec.", await Said());
        Done(await people.Dispensed(null, Tablets("diazepam-tablet-10", 6)));
        Assert.Null(await Said());
        Assert.NotEqual(default, late);

        // A fact that more is taken than ordered brings it back.
        Done(await people.Tapers.RecordFact(new RecordFact(Guid.NewGuid(), people.Ana, await people.Revision(), Today, Diazepam(30), "patient", "Took more", [])));
        Assert.Equal("The supply ends Sat 28 Nov, the next visit is Tue 1 Dec.", await Said());
    }

    [Theory, Engines]
    public async Task What_is_wrong_with_a_row_is_said_beside_its_line_and_nothing_is_kept(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        Assert.Equal("This product is split in halves alone.", Sentences(await people.Count(null, Tablets("diazepam-tablet-10", 1.25m))));
        Assert.Equal("Enter what was dispensed.", Sentences(await people.Dispensed(null)));
        Assert.Equal("missing", Codes(await people.Dispensed(Guid.NewGuid(), Tablets("diazepam-tablet-10", 2))));
        Assert.Equal(SupplyState.Unknown, (await people.Supply()).Supply.State);
    }

    [Theory, Engines]
    public async Task The_ledger_is_never_changed(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        Done(await people.Count(null, Tablets("diazepam-tablet-10", 4)));
        await using var db = people.Clinic.Db();
        await Assert.ThrowsAnyAsync<Exception>(() => db.SupplyEntries.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.SupplyEntries.ExecuteUpdateAsync(set => set.SetProperty(it => it.Note, "other")));
    }

    [Theory, Engines]
    public async Task The_schedule_is_drawn_in_the_tablets_that_were_prescribed(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        async Task<string> Drawn() => (await people.Hanna.Get<HandoutService>().Open(people.Ana, 1)).Match(view => view.Days[0].Doses.Single().Made.Words, _ => "", (_, _) => "", () => "");
        Assert.Equal("2 × 10 mg tablet", await Drawn());

        await people.LookUp();
        var visit = await people.Visit();
        Done(await people.Prescribe(visit, (await people.Bench(visit)).Usual() with { Products = ["diazepam-tablet-5"] }));
        Assert.Equal("4 × 5 mg tablet", await Drawn());
    }
}
