using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Medications.SafetyActs;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Medications;

public sealed class SafetyCheckTests
{
    [Theory, Engines]
    public async Task An_opioid_puts_naloxone_on_the_worklist_until_the_offer_is_on_record(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        var safety = people.Hanna.Get<MedicationSafetyService>();
        Assert.Equal(DueState.NotNeeded, (await Safety(people)).Naloxone.State);
        Done(await people.Hanna.Get<MedicationListService>().Add(Add(people, Oxycodone, "Pain after surgery")));

        Assert.Equal((DueState.Due, "Oxycodone within the last year"), ((await Safety(people)).Naloxone.State, (await Safety(people)).Naloxone.Why));
        Assert.Equal(SafetyItemKind.NaloxoneToOffer, (await people.Hanna.Get<WorklistService>().Open()).Single().Kind);

        Assert.Equal("required required", Codes(await safety.RecordNaloxone(new RecordNaloxoneOffer(Guid.NewGuid(), people.Ana, new NaloxoneEntry(null, null, "", false, "")))));
        Done(await safety.RecordNaloxone(new RecordNaloxoneOffer(Guid.NewGuid(), people.Ana, new NaloxoneEntry(Today, NaloxoneAnswer.Accepted, "Naloxone nasal spray 4 mg", true, "sister"))));

        Assert.Equal((DueState.InOrder, (DateOnly?)Today.AddMonths(24)), ((await Safety(people)).Naloxone.State, (await Safety(people)).Naloxone.On));
        Assert.Empty(await people.Hanna.Get<WorklistService>().Open());
    }

    [Theory, Engines]
    public async Task A_medication_corrected_into_an_opioid_is_asked_about_and_brings_naloxone_too(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        var list = people.Hanna.Get<MedicationListService>();
        var added = Done(await list.Add(Add(people, Oxycodone with { Name = "Oxybutynin" })));

        Assert.Equal("I1 required", Codes(await list.Correct(Correct(people, added, Oxycodone))));
        Done(await list.Correct(Correct(people, added, Oxycodone, "Misread at intake; pain after surgery")));

        Assert.Equal(SafetyItemKind.NaloxoneToOffer, (await people.Hanna.Get<WorklistService>().Open()).Single().Kind);
    }

    [Theory, Engines]
    public async Task The_look_up_comes_due_and_an_exemption_does_not_answer_for_the_months_after(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        var safety = people.Hanna.Get<MedicationSafetyService>();
        Task<Outcome<Saved>> Record(CuresEntry entry) => safety.RecordCures(new RecordCuresLookup(Guid.NewGuid(), people.Ana, entry));
        Assert.Equal(DueState.Due, (await Safety(people)).Cures.State);

        Done(await Record(new CuresEntry(Today.AddMonths(-5), null, true, "An opioid from another prescriber")));
        Done(await Record(new CuresEntry(Today, CuresExemption.NotReachable, null, "")));

        var now = await Safety(people);
        Assert.Equal((DueState.Soon, (DateOnly?)Today.AddMonths(1)), (now.Cures.State, now.Cures.On));
        Assert.Equal((CuresExemption.NotReachable, "Dr. Hanna Lindqvist"), (now.LastCures!.Exemption, now.LastCures.By));
        Assert.Equal("required", Codes(await Record(new CuresEntry(Today, null, true, ""))));
        Done(await Record(new CuresEntry(Today, null, false, "")));
        Assert.Equal(DueState.InOrder, (await Safety(people)).Cures.State);
        await using var db = people.Clinic.Db();
        Assert.Equal(3, await db.AuditEntries.CountAsync(row => row.Summary == "Recorded a look-up in CURES"));
    }

    [Theory, Engines]
    public async Task A_merged_chart_shows_the_reasons_and_checks_of_both(Engine engine)
    {
        await using var people = await Open(engine);
        var other = await people.Chart("Ana", "Silva-Costa");
        var safety = people.Hanna.Get<MedicationSafetyService>();
        Done(await safety.RecordCures(new RecordCuresLookup(Guid.NewGuid(), other, new CuresEntry(Today, null, false, ""))));
        await people.Enter(Diazepam(20));
        await using (var db = people.Clinic.Db())
            await db.Patients.Where(it => it.Id == other).ExecuteUpdateAsync(set => set.SetProperty(it => it.MergedInto, people.Ana));

        Assert.Equal(DueState.InOrder, (await Safety(people)).Cures.State);
    }
}
