using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Medications.SafetyActs;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Medications;

public sealed class MedicationSafetyTests
{
    [Theory, Engines]
    public async Task An_opioid_beside_a_benzodiazepine_waits_for_a_reason_which_is_kept_with_who_and_when(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        var list = people.Hanna.Get<MedicationListService>();

        var refused = await list.Add(Add(people, Oxycodone));
        Assert.Equal("I1 required", Codes(refused));
        Assert.Equal([Severity.Warn, Severity.Stop], refused.Match(_ => [], findings => findings.Select(finding => finding.Severity), (_, _) => [], () => []));
        Assert.Empty((await list.Load(people.Ana)).Others);
        Assert.Equal("I1 too-long", Codes(await list.Add(Add(people, Oxycodone, new string('x', 401)))));

        Done(await list.Add(Add(people, Oxycodone, "  Pain after surgery, five days ")));

        var alert = Assert.Single((await Safety(people)).Alerts);
        Assert.Equal(("I1", "Oxycodone with Diazepam", false), (alert.Alert.Code, alert.Alert.Title, alert.IsOpen));
        Assert.Equal([new AlertReasonView("Pain after surgery, five days", "Dr. Hanna Lindqvist", people.Clinic.Clock.Now)], alert.Reasons);
        await using var db = people.Clinic.Db();
        Assert.Equal("Listed a medication", (await db.AuditEntries.OrderBy(row => row.Sequence).LastAsync()).Summary);
    }

    [Theory, Engines]
    public async Task A_boxed_alert_asks_again_when_the_dose_changes_and_not_for_the_prescribers_name(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        var list = people.Hanna.Get<MedicationListService>();
        var added = Done(await list.Add(Add(people, Oxycodone, "Pain after surgery")));

        var named = Done(await list.Correct(Correct(people, added, Oxycodone with { Prescriber = "Dr. Bell" })));
        Assert.Equal("I1 required", Codes(await list.Correct(Correct(people, named, Oxycodone with { Dose = "10 mg" }))));
        Done(await list.Correct(Correct(people, named, Oxycodone with { Dose = "10 mg" }, "Pain is worse; seen again on Friday")));

        Assert.Equal(["Pain is worse; seen again on Friday", "Pain after surgery"], (await Safety(people)).Alerts.Single().Reasons.Select(it => it.Reason).OrderBy(it => it.Length).Reverse());
    }

    [Theory]
    [Engines("Flumazenil", "X1")]
    [Engines("Phenobarbital", "X3")]
    [Engines("Phenibut", "X5")]
    public async Task What_is_no_support_is_refused_here_whatever_the_reason_and_listed_from_elsewhere(Engine engine, string name, string code)
    {
        await using var people = await OnDiazepam(engine);
        var list = people.Hanna.Get<MedicationListService>();
        var entry = Oxycodone with { Name = name, Source = MedicationSource.Clinic };

        Assert.Equal(code, Codes(await list.Add(Add(people, entry, "I know better"))));
        Assert.Contains("Source: ", Sentences(await list.Add(Add(people, entry))), StringComparison.Ordinal);
        Done(await list.Add(Add(people, entry with { Source = MedicationSource.Elsewhere }, "Told today, begun years ago")));
        Assert.Contains((await Safety(people)).Alerts, it => it.Alert.Code == code);
    }

    [Theory, Engines]
    public async Task A_dose_above_the_maximum_asks_and_one_below_it_does_not(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        var list = people.Hanna.Get<MedicationListService>();
        var buspirone = new OtherMedicationEntry("Buspirone", "20 mg", "three times a day", null, MedicationSource.Clinic, "");

        var added = Done(await list.Add(Add(people, buspirone)));
        Assert.Equal("above-maximum required", Codes(await list.Correct(Correct(people, added, buspirone with { Dose = "25 mg" }))));
        Assert.Contains("Buspirone 75 mg a day: More than 60 mg a day.", Sentences(await list.Correct(Correct(people, added, buspirone with { Dose = "25 mg" }))), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Treatment_of_opioid_use_disorder_is_not_stopped_for_the_taper(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        var list = people.Hanna.Get<MedicationListService>();
        var added = Done(await list.Add(Add(people, Suboxone, "Treatment goes on")));
        var id = new OtherMedicationId(added.Id);
        StopMedication Stop(string reason, bool notForTheTaper) => new(Guid.NewGuid(), people.Ana, id, added.Revision, Today, reason, notForTheTaper);

        Assert.Equal("oud-treatment-and-taper", Codes(await list.Stop(Stop("Taper begins", false))));
        Assert.Equal("oud-treatment-and-taper required", Codes(await list.Stop(Stop("", false))));
        Assert.Equal("required", Codes(await list.Stop(Stop(" ", true))));
        Assert.Equal("oud-treatment-and-taper", Codes(await list.Correct(Correct(people, added, Suboxone with { Name = "Sertraline", Dose = "50 mg" }))));
        Assert.Null((await list.Load(people.Ana)).Others.Single().StoppedOn);

        Done(await list.Stop(Stop("Moves to methadone at the program", true)));
        await using var db = people.Clinic.Db();
        var kept = await db.AlertReasons.SingleAsync(it => it.Alert == OudTreatment.Code);
        Assert.Equal(("Suboxone", "Moves to methadone at the program", people.Hanna.Id), (kept.Medications, kept.Reason, kept.By));
    }

    [Theory, Engines]
    public async Task Without_a_taper_its_end_is_like_any_other(Engine engine)
    {
        await using var people = await Open(engine);
        var list = people.Hanna.Get<MedicationListService>();
        var added = Done(await list.Add(Add(people, Suboxone)));

        Done(await list.Stop(new StopMedication(Guid.NewGuid(), people.Ana, new OtherMedicationId(added.Id), added.Revision, Today, "Moved away")));
    }

    [Theory, Engines]
    public async Task What_a_chart_from_elsewhere_lists_counts_and_its_reason_is_given_later(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        await using (var db = people.Clinic.Db())
        {
            db.Add(new MedicationHistoryItem { Id = Guid.CreateVersion7(), PatientId = people.Ana, Code = "", Display = "Acetaminophen 325 MG / Oxycodone Hydrochloride 5 MG", Dosage = "", Source = "import", Active = true });
            await db.SaveChangesAsync();
        }

        var safety = people.Hanna.Get<MedicationSafetyService>();
        var open = (await Safety(people)).Alerts.Single(it => it.IsOpen).Alert;
        Assert.Equal("required", Codes(await safety.GiveReason(new GiveAlertReason(Guid.NewGuid(), people.Ana, open.Code, open.Title, " "))));
        Assert.Equal("no-such-alert", Codes(await safety.GiveReason(new GiveAlertReason(Guid.NewGuid(), people.Ana, "I4", open.Title, "x"))));
        Done(await safety.GiveReason(new GiveAlertReason(Guid.NewGuid(), people.Ana, open.Code, open.Title, "Agreed with primary care")));

        Assert.DoesNotContain((await Safety(people)).Alerts, it => it.IsOpen);
    }

    [Theory, Engines]
    public async Task An_order_that_brings_a_medication_an_alert_speaks_of_waits_for_a_reason(Engine engine)
    {
        await using var people = await Open(engine);
        await people.Enter(Only("lorazepam", 2));
        Done(await people.Hanna.Get<MedicationListService>().Add(Add(people, new OtherMedicationEntry("Ketoconazole", "200 mg", "morning", null, MedicationSource.Elsewhere, ""))));
        var visit = await people.Visit();
        var crossover = new OrderedStep(people.Clinic.Clock.Today, new Regimen([Line("lorazepam", 1.5m), Line("alprazolam", 0.25m)]));
        var state = (await people.Hanna.Get<DoseOrderService>().Open(people.Ana, visit)).Match(it => it, _ => null!, (_, _) => null!, () => null!);
        Assert.Contains(state.Review(Of(crossover)).Findings, finding => finding is { Code: "I4", Severity: Severity.Warn });

        Assert.Contains("I4", Codes(await people.Order(visit, null, crossover)), StringComparison.Ordinal);
        var order = Of(crossover) with { ReasonForWarnings = "Antifungal ends tomorrow" };
        Done(await people.Hanna.Get<DoseOrderService>().Order(new OrderDose(Guid.CreateVersion7(), people.Ana, await people.Revision(), visit, order)));

        Assert.Equal("Antifungal ends tomorrow", (await Safety(people)).Alerts.Single(it => it.Alert.Code == "I4").Reasons.Single().Reason);
    }

    [Theory, Engines]
    public async Task The_therapist_reads_and_records_nothing_and_the_desk_sees_nothing(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        await people.Assign(people.Tomas);
        var therapist = people.Tomas.Get<MedicationSafetyService>();

        Assert.NotNull(await therapist.Load(people.Ana));
        await Assert.ThrowsAsync<AccessDeniedException>(() => therapist.RecordCures(new RecordCuresLookup(Guid.NewGuid(), people.Ana, new CuresEntry(Today, null, false, ""))));
        await Assert.ThrowsAsync<AccessDeniedException>(() => therapist.RecordNaloxone(new RecordNaloxoneOffer(Guid.NewGuid(), people.Ana, new NaloxoneEntry(Today, NaloxoneAnswer.Declined, "", false, ""))));
        await Assert.ThrowsAsync<AccessDeniedException>(() => therapist.GiveReason(new GiveAlertReason(Guid.NewGuid(), people.Ana, "I1", "x", "y")));
        await Assert.ThrowsAsync<AccessDeniedException>(() => people.Desk.Get<MedicationSafetyService>().Load(people.Ana));
    }

    [Theory]
    [Engines("AlertReasons", "Reason")]
    [Engines("NaloxoneOffers", "Product")]
    [Engines("CuresLookups", "Note")]
    public async Task What_is_recorded_cannot_be_changed_or_deleted(Engine engine, string table, string column)
    {
        await using var people = await OnDiazepam(engine);
        var safety = people.Hanna.Get<MedicationSafetyService>();
        Done(await people.Hanna.Get<MedicationListService>().Add(Add(people, Oxycodone, "Pain after surgery")));
        Done(await safety.RecordNaloxone(new RecordNaloxoneOffer(Guid.NewGuid(), people.Ana, new NaloxoneEntry(Today, NaloxoneAnswer.Declined, "", false, ""))));
        Done(await safety.RecordCures(new RecordCuresLookup(Guid.NewGuid(), people.Ana, new CuresEntry(Today, null, false, ""))));
        await using var db = people.Clinic.Db();
        foreach (var sql in new[] { $"UPDATE \"{table}\" SET \"{column}\" = 'x'", $"DELETE FROM \"{table}\"" })
        {
            var exception = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql));
            Assert.Contains("is append-only", exception.Message, StringComparison.Ordinal);
        }
    }
}
