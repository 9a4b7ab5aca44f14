using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Patients;
using BenzoClinic.Services.Tests.Tapers;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Medications.SafetyActs;
using static BenzoClinic.Services.Tests.Medications.SupplyClinic;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Medications;

public sealed class PrescriptionTests
{
    [Theory, Engines]
    public async Task At_a_visit_a_draft_covers_to_the_next_one_and_three_days_less_what_was_counted(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        await people.LookUp();
        await people.Book(Today.AddDays(7));
        Done(await people.Count(DoseTime.Morning, Tablets("diazepam-tablet-5", 11), Tablets("diazepam-tablet-2", 3)));
        var visit = await people.Visit();
        Done(await people.OrderToday(visit, 17));

        var bench = await people.Bench(visit);
        var terms = bench.Usual();
        Assert.Equal((Today.AddDays(7), 3, 0), (terms.Until, terms.Margin, terms.Refills));
        Assert.Equal(["diazepam-tablet-2", "diazepam-tablet-5"], terms.Products.Order(StringComparer.Ordinal));
        Done(await people.Prescribe(visit, terms));

        // Ten mornings of 3 × 5 mg and 2 mg from tomorrow on: 30 less 11, and 10 less 3.
        var supply = await people.Supply();
        var draft = supply.Prescriptions.Single();
        Assert.Equal([("diazepam-tablet-5", 30m, 11m, 19m), ("diazepam-tablet-2", 10m, 3m, 7m)], draft.Draft.Items.Select(item => (item.Product, item.Needed, item.AtHome, item.Quantity)));
        Assert.Equal((true, "Dr. Hanna Lindqvist", Today.AddDays(10), Today.AddMonths(6)), (draft.InForce, draft.By, draft.Draft.LastDay, draft.Draft.Expires));
        Assert.Equal((Today.AddDays(3), Today.AddDays(10)), (supply.Supply.RunsOutOn, supply.WithPrescribed.RunsOutOn));
        Assert.DoesNotContain(await people.Hanna.Get<WorklistService>().Open(), row => row.Kind == SafetyItemKind.SupplyEnds);

        Done(await people.Dispensed(draft.Draft.Id, Tablets("diazepam-tablet-5", 19), Tablets("diazepam-tablet-2", 7)));
        var after = await people.Supply();
        Assert.Equal((Today.AddDays(10), false), (after.Supply.RunsOutOn, after.Prescriptions.Single().InForce));

        var sheet = (await people.Hanna.Get<PrescriptionService>().Sheet(people.Ana, draft.Draft.Id)).Match(it => it, _ => null!, (_, _) => null!, () => null!);
        Assert.Equal(("Ana Silva", "Dr. Hanna Lindqvist"), (sheet.PatientName, sheet.Prescriber));
        Assert.Equal("missing", (await people.Hanna.Get<PrescriptionService>().Sheet(people.Ana, Guid.NewGuid())).Match(_ => "done", _ => "rejected", (_, _) => "stale", () => "missing"));
    }

    [Theory, Engines]
    public async Task Nothing_is_prescribed_without_a_door_without_a_look_up_or_against_the_law(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        Assert.Equal("no-door", Codes(await people.Prescribe(null, new PrescriptionTerms(Today.AddDays(7), 3, 0, null, ["diazepam-tablet-10"], null, ""))));

        var visit = await people.Visit();
        var terms = (await people.Bench(visit)).Usual();
        Assert.Equal("cures", Codes(await people.Prescribe(visit, terms)));
        await people.LookUp(Today.AddDays(-2));
        Assert.Equal("cures", Codes(await people.Prescribe(visit, terms)));
        Done(await people.Prescribe(visit, terms with { Exemption = CuresExemption.Hospice, ExemptionReason = "In hospice care" }));
        var first = (await people.Supply()).Prescriptions.Single().Draft.Id;

        // Fourteen days and three: seven refills would do the clinic's arithmetic, the law says five and 120 days.
        Assert.Equal("out-of-range", Codes(await people.Prescribe(visit, terms with { Refills = 6 }, first)));
        Assert.Equal("refill-days", Codes(await people.Prescribe(visit, terms with { Until = Today.AddDays(28), Refills = 4 }, first)));
        Assert.Equal("too-far", Codes(await people.Prescribe(visit, terms with { Until = Today.AddDays(29) }, first)));
        Assert.Equal("cannot-be-made", Codes(await people.Prescribe(visit, terms with { Products = ["diazepam-tablet-2"] }, first)));
        Done(await people.Prescribe(visit, terms with { Refills = 5 }, first));
    }

    [Theory, Engines]
    public async Task A_second_draft_of_the_day_takes_the_place_of_the_first_and_who_is_late_is_told(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        await people.LookUp();
        var visit = await people.Visit();
        var terms = (await people.Bench(visit)).Usual();
        var both = await Task.WhenAll(Task.Run(() => people.Prescribe(visit, terms)), Task.Run(() => people.Omar.Get<PrescriptionService>().Write(new WritePrescription(Guid.NewGuid(), people.Ana, visit, null, terms))));

        Assert.Equal(["done", "stale"], both.Select(Codes).Order(StringComparer.Ordinal));
        var first = (await people.Supply()).Prescriptions.Single().Draft;
        Done(await people.Prescribe(visit, terms with { Margin = 0 }, first.Id));
        var drafts = (await people.Supply()).Prescriptions;
        Assert.Equal([true, false], drafts.Select(it => it.InForce));
        Assert.Equal((first.Id, 2), (drafts[0].Draft.Replaces, drafts[0].Draft.Number));
    }

    [Theory, Engines]
    public async Task A_supply_without_a_visit_is_prescribed_for_its_days_alone(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        await people.LookUp();
        Done(await people.Tapers.GiveBridge(new GiveBridge(Guid.NewGuid(), people.Ana, await people.Revision(), 5, "No transport this week")));

        var terms = (await people.Bench(null)).Usual();
        Assert.Equal("bridge-refills", Codes(await people.Prescribe(null, terms with { Refills = 1 })));
        Done(await people.Prescribe(null, terms with { Until = Today.AddDays(20), Margin = 7 }));
        Assert.Equal((Today.AddDays(4), 10m), ((await people.Supply()).Prescriptions.Single().Draft.LastDay, (await people.Supply()).Prescriptions.Single().Draft.Items.Single().Quantity));
    }

    [Theory, Engines]
    public async Task Six_months_after_the_look_up_it_is_on_the_worklist_while_something_is_prescribed(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        async Task<WorklistRow?> Due() => (await people.Hanna.Get<WorklistService>().Open()).SingleOrDefault(row => row.Kind == SafetyItemKind.CuresDue);
        await people.LookUp();
        var visit = await people.Visit();
        Done(await people.Prescribe(visit, (await people.Bench(visit)).Usual()));
        Assert.Null(await Due());

        // The last prescription is too long ago: not treated here any more.
        people.Clinic.Time.Advance(new DateTime(2027, 5, 24) - new DateTime(2026, 11, 24));
        using var later = await people.Clinic.SignIn(Role.Clinician);
        Assert.DoesNotContain(await later.Get<WorklistService>().Open(), row => row.Kind == SafetyItemKind.CuresDue);
        await using (var db = people.Clinic.Db())
        {
            var kept = await db.Prescriptions.SingleAsync();
            var again = new PrescriptionDraft(Today.AddMonths(5), Today.AddMonths(5).AddDays(14), kept.Items, []);
            db.Add(new Prescription(people.Ana, again, new PrescriptionTerms(null, 0, 0, null, kept.Products, null, ""), new PrescriptionDoor(visit, null, null), 2, null, "", new Stamp(people.Hanna.Id, people.Clinic.Clock.Now.AddDays(-30), people.Clinic.Clock.Today.AddDays(-30))));
            await db.SaveChangesAsync();
        }

        var row = (await later.Get<WorklistService>().Open()).Single(row => row.Kind == SafetyItemKind.CuresDue);
        Assert.Equal(("The last report was read Tue 24 Nov 2026.", true, new DateOnly(2027, 5, 24)), (row.Why, row.LeavesByItself, ClinicClock.DayOf(row.Since)));
        Assert.Equal((await later.Get<WorklistService>().Open()).Count, await later.Get<WorklistService>().OpenCount());
        Done(await later.Get<MedicationSafetyService>().RecordCures(new RecordCuresLookup(Guid.NewGuid(), people.Ana, new CuresEntry(people.Clinic.Clock.Today, null, false, ""))));
        Assert.DoesNotContain(await later.Get<WorklistService>().Open(), it => it.Kind == SafetyItemKind.CuresDue);
    }

    [Theory, Engines]
    public async Task After_a_merge_the_look_up_and_the_prescription_of_either_chart_count(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        var other = await people.Chart("Ana", "Silva-Costa");
        var (stamp, empty) = (people.Clinic.Clock.StampFor(people.Hanna.Id), new PrescriptionDraft(Today, Today.AddDays(7), [], []));
        await using (var db = people.Clinic.Db())
        {
            db.Add(new Prescription(other, empty, new PrescriptionTerms(null, 0, 0, null, [], null, ""), new PrescriptionDoor(null, null, null), 1, null, "", stamp));
            await db.SaveChangesAsync();
        }

        async Task<IEnumerable<PatientId>> Due() => (await people.Hanna.Get<WorklistService>().Open()).Where(row => row.Kind == SafetyItemKind.CuresDue).Select(row => row.Patient);
        Assert.Equal([other], await Due());
        await MergeUndoTests.Merge(people.Hanna, people.Ana, other);

        Assert.Equal([people.Ana], await Due());
        Assert.Equal((await people.Hanna.Get<WorklistService>().Open()).Count, await people.Hanna.Get<WorklistService>().OpenCount());
        await people.LookUp();
        Assert.Empty(await Due());
        var third = await people.Chart("Ana", "Costa");
        await MergeUndoTests.Merge(people.Hanna, third, people.Ana);
        Assert.Empty(await Due());
    }

    [Theory, Engines]
    public async Task Where_enough_is_at_home_nothing_is_dispensed(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        await people.LookUp();
        Done(await people.Count(null, Tablets("diazepam-tablet-10", 100)));
        var visit = await people.Visit();
        Assert.Equal("enough-at-home", Codes(await people.Prescribe(visit, (await people.Bench(visit)).Usual())));
    }
}
