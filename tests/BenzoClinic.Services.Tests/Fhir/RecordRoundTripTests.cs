using System.Text.Json;
using System.Text.Json.Nodes;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Demo;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Staff;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Fhir;

/// <summary>Given out, taken in by an empty clinic and given out again, a record is the same bundle, byte for byte.</summary>
public sealed class RecordRoundTripTests
{
    [Theory, Engines]
    public async Task A_chart_with_everything_in_it_comes_back_as_it_went_and_no_dose_of_it_counts(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        await FullChart.Fill(it);
        var sent = await Exports.Bundle(it.Hanna, it.Ana);

        await using var other = await TestClinic.Open(engine);
        using var theirs = await other.SignIn(Role.Clinician, "Dr. Else");
        Assert.Equal(sent, Assert.Single(await Exports.ThroughAnother(other, theirs, sent)));

        await using var here = it.Clinic.Db();
        await using var there = other.Db();
        var (before, after) = (await here.Patients.AsNoTracking().SingleAsync(), await there.Patients.AsNoTracking().SingleAsync());
        // Who cares for her here is somebody elsewhere there; agreements and the way of reminding are each clinic's own.
        Assert.Equal(
            before.Details with { Prescriber = null, RemindBy = ReminderChannel.None, SmsConsentOn = null },
            after.Details);
        Assert.Equivalent(before.Contacts with { Consents = [], CareTeam = [new CareMember("Dr. Hanna Lindqvist", "Prescriber", "", ""), new CareMember("Tomás Ibarra", "Therapist", "", ""), .. before.Contacts.CareTeam] }, after.Contacts);
        Assert.Equal(before.Allergies, after.Allergies);
        Assert.Equal(await Conditions(here), await Conditions(there));

        var record = await there.TaperRecords.Include(taper => taper.Entries).AsNoTracking().SingleAsync();
        Assert.Empty(record.Entries);
        Assert.Equal(["diazepam"], record.ToConfirm.Select(open => open.Medication));
        var listed = await there.MedicationHistory.AsNoTracking().ToListAsync();
        Assert.Contains(listed, row => row is { Medication: "diazepam", Active: true, Dosage: "7.1 mg in the morning; 2.5 mg at bedtime; 1 mg as needed, at most 2 mg a day" });
        Assert.Contains(listed, row => row.Dosage.EndsWith("(Struck out, never taken: Not taken, told by Ana)", StringComparison.Ordinal) && !row.Active);
        Assert.Contains(listed, row => row is { Medication: "lorazepam", Active: false, Dosage: "0 mg a day" });
    }

    [Theory, Engines]
    public async Task Every_chart_of_the_demo_clinic_comes_back_as_it_went(Engine engine)
    {
        await using var demo = await TestClinic.Open(engine);
        using (var system = demo.System()) await system.Get<DemoStaffService>().Seed();
        await new DemoClinic(demo.Engine, demo.Time).Seed();
        using var hanna = await demo.SignIn(Role.Clinician);
        await using var db = demo.Db();
        var sent = new List<string>();
        foreach (var id in await db.Patients.OrderBy(patient => patient.ChartNumber).Select(patient => patient.Id).ToListAsync()) sent.Add(await Exports.Bundle(hanna, id));

        await using var other = await TestClinic.Open(engine);
        using var theirs = await other.SignIn(Role.Clinician);
        Assert.Equal(40, sent.Count);
        Assert.Equal(sent, await Exports.ThroughAnother(other, theirs, sent));

        // What is in effect here is asked about there, and nothing else.
        await using var there = other.Db();
        var records = await db.TaperRecords.Include(taper => taper.Entries).AsSplitQuery().AsNoTracking().ToListAsync();
        var asked = await there.TaperRecords.AsNoTracking().ToListAsync();
        foreach (var record in records)
        {
            var key = $"urn:benzoclinic:record|{record.PatientId}";
            var chart = await there.Patients.SingleAsync(patient => patient.ImportedFrom == key);
            var taken = record.Entries.Where(entry => entry is { State: DoseEntryState.Standing, Kind: DoseEntryKind.Order } && entry.On > demo.Clock.Today).Append(record.InEffect(demo.Clock.Today)).Append(record.TemporaryOn(demo.Clock.Today))
                .OfType<DoseEntry>().SelectMany(entry => entry.Regimen.MedicationsTaken).Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(taken, asked.Single(it => it.PatientId == chart.Id).ToConfirm.Select(open => open.Medication).Order(StringComparer.Ordinal));
        }
    }

    [Theory, Engines]
    public async Task Charts_that_came_from_other_systems_come_back_as_they_went(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        await ImportFolder.Import(clinic, ImportFolder.Synthea);
        await using var db = clinic.Db();
        var sent = new List<string>();
        foreach (var id in await db.Patients.OrderBy(patient => patient.ChartNumber).Select(patient => patient.Id).ToListAsync()) sent.Add(await Exports.Bundle(hanna, id));

        await using var other = await TestClinic.Open(engine);
        using var theirs = await other.SignIn(Role.Clinician);
        Assert.Equal(6, sent.Count);
        Assert.Equal(sent, await Exports.ThroughAnother(other, theirs, sent));

        // What the import left open here is open there.
        await using var there = other.Db();
        Assert.Equal(await ToConfirm(db), await ToConfirm(there));
    }

    [Theory, Engines]
    public async Task Any_person_comes_back_as_they_went(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await using var other = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        using var theirs = await other.SignIn(Role.Clinician);
        var people = AnyPerson.One.Array[40].Single();
        var sent = new List<string>();
        var ids = new List<PatientId>();
        foreach (var (details, contacts, allergies) in people)
        {
            var id = await hanna.Make(details with { Phone = "", Address = "", NoAllergiesOn = null });
            Value(await hanna.Get<PatientService>().Edit(new EditPatient(Guid.CreateVersion7(), id, 1, allergies.Count > 0 ? details with { NoAllergiesOn = null } : details, allergies) { Contacts = contacts }));
            sent.Add(await Exports.Bundle(hanna, id));
            ids.Add(id);
        }

        Assert.Equal(sent, await Exports.ThroughAnother(other, theirs, sent));
        await using var here = clinic.Db();
        await using var there = other.Db();
        foreach (var id in ids)
        {
            var key = $"urn:benzoclinic:record|{id}";
            var (before, after) = (await here.Patients.AsNoTracking().SingleAsync(it => it.Id == id), await there.Patients.AsNoTracking().SingleAsync(it => it.ImportedFrom == key));
            Assert.Equal(before.Details, after.Details);
            Assert.Equivalent(before.Contacts, after.Contacts);
            Assert.Equal(before.Allergies, after.Allergies);
        }
    }

    [Theory, Engines]
    public async Task A_newer_record_of_the_same_person_brings_the_chart_up_to_date(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        await FullChart.Fill(it);
        await using var other = await TestClinic.Open(engine);
        using var theirs = await other.SignIn(Role.Clinician);
        await Exports.ThroughAnother(other, theirs, await Exports.Bundle(it.Hanna, it.Ana));

        it.Clinic.Time.Advance(TimeSpan.FromDays(15));
        other.Time.Advance(TimeSpan.FromDays(15));
        TaperClinic.Done(await it.OrderToday(await it.Visit(), 9));
        var desk = Value(await it.Hanna.Get<PatientService>().OpenDetails(it.Ana));
        Value(await it.Hanna.Get<PatientService>().Edit(new EditPatient(Guid.CreateVersion7(), it.Ana, desk.Revision, desk.Details, desk.Allergies) { Contacts = desk.Contacts with { Insurance = "Another plan" } }));
        var newer = await Exports.Bundle(it.Hanna, it.Ana);

        Assert.Equal(newer, Assert.Single(await Exports.ThroughAnother(other, theirs, newer)));
        await using var there = other.Db();
        Assert.Equal("Another plan", (await there.Patients.AsNoTracking().SingleAsync()).Contacts.Insurance);
        Assert.Contains(await there.MedicationHistory.ToListAsync(), row => row is { Active: true, Dosage: "9 mg in the morning" });
    }

    [Theory, Engines]
    public async Task A_clinic_does_not_take_its_own_record_back_in(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        await it.Enter(TaperClinic.Diazepam(10));
        using var folder = new ImportFolder();
        var path = folder.Write(await Exports.Bundle(it.Hanna, it.Ana));

        var chart = Assert.Single((await ImportFolder.Import(it.Clinic, path)).Files[0].Charts);

        Assert.Equal(ChartOutcome.NotImported, chart.Outcome);
        Assert.StartsWith("This record was given out by this clinic", chart.Sentence, StringComparison.Ordinal);
        await using var db = it.Clinic.Db();
        Assert.Equal((1, 0), (await db.Patients.CountAsync(), await db.MedicationHistory.CountAsync()));
    }

    [Fact]
    public async Task The_same_record_is_the_same_bundle_at_any_hour_of_the_day()
    {
        await using var it = await TaperClinic.Open(Engine.Sqlite);
        await FullChart.Fill(it);
        var sent = await Exports.Bundle(it.Hanna, it.Ana);
        it.Clinic.Time.Advance(TimeSpan.FromHours(5));
        Assert.Equal(sent, await Exports.Bundle(it.Omar, it.Ana));
    }

    [Fact]
    public async Task Doses_are_exact_and_agreements_and_the_chart_number_stay_here()
    {
        await using var it = await TaperClinic.Open(Engine.Sqlite);
        await FullChart.Fill(it);

        var sent = await Exports.Bundle(it.Hanna, it.Ana);

        var resources = JsonNode.Parse(sent)!["entry"]!.AsArray().Select(entry => entry!["resource"]!).ToList();
        var now = resources.Single(resource => (string?)resource["resourceType"] == "MedicationRequest" && (string?)resource["status"] == "active");
        Assert.Equal(["7.1", "2.5", "1"], now["dosageInstruction"]!.AsArray().Select(dosage => dosage!["doseAndRate"]![0]!["doseQuantity"]!["value"]!.ToJsonString()));
        Assert.Equal("2", now["dosageInstruction"]![2]!["maxDosePerPeriod"]!["numerator"]!["value"]!.ToJsonString());
        Assert.Equal("2026-11-24", (string?)now["dosageInstruction"]![0]!["timing"]!["repeat"]!["boundsPeriod"]!["start"]);
        Assert.Contains("42 CFR part 2 prohibits unauthorized use or disclosure of these records.", sent, StringComparison.Ordinal);
        await using var db = it.Clinic.Db();
        Assert.DoesNotContain((await db.Patients.SingleAsync()).ChartNumber.ToString(System.Globalization.CultureInfo.InvariantCulture), sent, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-11-20", sent, StringComparison.Ordinal);
    }

    private static async Task<List<string>> Conditions(Services.Data.ClinicDb db) => [.. (await db.Conditions.AsNoTracking().ToListAsync())
        .Select(it => $"{it.Code} {it.Display} {it.Onset:O} {it.Ended:O} {it.State} {it.Note} {it.Criteria} {it.ErrorReason}").Order(StringComparer.Ordinal)];

    private static async Task<List<string>> ToConfirm(Services.Data.ClinicDb db)
    {
        var records = await db.TaperRecords.AsNoTracking().ToListAsync();
        var keys = await db.Patients.AsNoTracking().ToDictionaryAsync(it => it.Id, it => it.ImportedFrom);
        return [.. records.SelectMany(it => it.ToConfirm.Select(open => $"{keys[it.PatientId]} {open.Medication} {open.Since:O}")).Order(StringComparer.Ordinal)];
    }
}
