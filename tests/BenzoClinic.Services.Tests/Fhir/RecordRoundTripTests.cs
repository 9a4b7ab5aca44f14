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
        await Fill(it);
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
        Assert.Contains(listed, row => row is { Medication: "diazepam", Active: true, Dosage: "7.125 mg in the morning; 2.5 mg at bedtime; 1 mg as needed, at most 2 mg a day" });
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
        var people = Person.Array[40].Single();
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
        await Fill(it);
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
        await Fill(it);
        var sent = await Exports.Bundle(it.Hanna, it.Ana);
        it.Clinic.Time.Advance(TimeSpan.FromHours(5));
        Assert.Equal(sent, await Exports.Bundle(it.Omar, it.Ana));
    }

    [Fact]
    public async Task Doses_are_exact_and_agreements_and_the_chart_number_stay_here()
    {
        await using var it = await TaperClinic.Open(Engine.Sqlite);
        await Fill(it);

        var sent = await Exports.Bundle(it.Hanna, it.Ana);

        var resources = JsonNode.Parse(sent)!["entry"]!.AsArray().Select(entry => entry!["resource"]!).ToList();
        var now = resources.Single(resource => (string?)resource["resourceType"] == "MedicationRequest" && (string?)resource["status"] == "active");
        Assert.Equal(["7.125", "2.5", "1"], now["dosageInstruction"]!.AsArray().Select(dosage => dosage!["doseAndRate"]![0]!["doseQuantity"]!["value"]!.ToJsonString()));
        Assert.Equal("2", now["dosageInstruction"]![2]!["maxDosePerPeriod"]!["numerator"]!["value"]!.ToJsonString());
        Assert.Equal("2026-11-24", (string?)now["dosageInstruction"]![0]!["timing"]!["repeat"]!["boundsPeriod"]!["start"]);
        Assert.Contains("42 CFR part 2 prohibits unauthorized use or disclosure of these records.", sent, StringComparison.Ordinal);
        await using var db = it.Clinic.Db();
        Assert.DoesNotContain((await db.Patients.SingleAsync()).ChartNumber.ToString(System.Globalization.CultureInfo.InvariantCulture), sent, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-11-20", sent, StringComparison.Ordinal);
    }

    /// <summary>Ana's chart with something of every kind.</summary>
    internal static async Task Fill(TaperClinic it)
    {
        var hanna = it.Hanna;
        var desk = Value(await hanna.Get<PatientService>().OpenDetails(it.Ana));
        var details = desk.Details with
        {
            FirstName = "Ána Lucía",
            LastName = "O’Neill-Żółć",
            PreferredName = "小明",
            OtherNames = "Ana Silva, Ana \"Nena\" Reyes",
            Pronouns = "she/her",
            Email = "ana@example.org",
            Language = "es",
            Interpreter = true,
            RemindBy = ReminderChannel.Sms,
            SmsConsentOn = new DateOnly(2026, 11, 20),
            Pregnancy = PregnancyStatus.Breastfeeding,
            Prescriber = hanna.Id,
        };
        var book = new ContactBook
        {
            Phones = [new PhoneEntry("415 555 0138", ContactUse.Home), new PhoneEntry("+1 628 555 0171 ext. 4", ContactUse.Mobile, First: true, From: new DateOnly(2020, 1, 1)), new PhoneEntry("(510) 555-0100", ContactUse.Work, Until: new DateOnly(2025, 6, 30))],
            Addresses = [new AddressEntry("12 Main St, San Francisco, CA 94110", ContactUse.Home), new AddressEntry("c/o <b>Reyes</b> & Söhne", ContactUse.Temporary, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31))],
            Emergency = [new EmergencyContact("Rosa Reyes", "sister", "415 555 0139"), new EmergencyContact("王小明", "", "")],
            CareTeam = [new CareMember("Dr. Adams", "Family doctor", "415 555 0101", "415 555 0102")],
            Pharmacy = new Pharmacy("Mission Pharmacy", "3 Valencia St", "415 555 0103"),
            Insurance = $"Blue Plan {new string('9', 460)}",
        };
        Value(await hanna.Get<PatientService>().Edit(new EditPatient(Guid.CreateVersion7(), it.Ana, desk.Revision, details, [new Allergy("Penicillin", "hives, swelling") { Severity = AllergySeverity.Severe }, new Allergy("Latex", "") { Severity = AllergySeverity.Mild }, new Allergy("Käse", "")]) { Contacts = book }));
        await it.Assign(it.Tomas);

        var conditions = hanna.Get<ConditionService>();
        Value(await conditions.Add(new AddCondition(Guid.CreateVersion7(), it.Ana, new ConditionDraft("http://hl7.org/fhir/sid/icd-10-cm|Z79.899", "", "since the accident", new DateOnly(2020, 2, 3), null, false, null))));
        Value(await conditions.Add(new AddCondition(Guid.CreateVersion7(), it.Ana, new ConditionDraft("", "Migraine", "", null, null, true, null))));
        var wrong = Value(await conditions.Add(new AddCondition(Guid.CreateVersion7(), it.Ana, new ConditionDraft("", "Asthma", "", new DateOnly(2021, 1, 1), new DateOnly(2022, 1, 1), true, null))));
        Value(await conditions.Strike(new StrikeCondition(Guid.CreateVersion7(), it.Ana, wrong.Id, wrong.Revision, "Another patient’s")));

        var medications = hanna.Get<MedicationListService>();
        Value(await medications.Add(new AddMedication(Guid.CreateVersion7(), it.Ana, new OtherMedicationEntry("Sertraline", "50 mg", "morning", new DateOnly(2025, 5, 1), MedicationSource.Clinic, ""))));
        var stopped = Value(await medications.Add(new AddMedication(Guid.CreateVersion7(), it.Ana, new OtherMedicationEntry("Ibuprofen", "", "", null, MedicationSource.Elsewhere, "Dr. Adams"))));
        Value(await medications.Stop(new StopMedication(Guid.CreateVersion7(), it.Ana, OtherMedicationId.From(stopped.Id), stopped.Revision, new DateOnly(2026, 11, 1), "No longer needed")));

        await Doses(it);
    }

    private static async Task Doses(TaperClinic it)
    {
        var today = TaperClinic.Today;
        await it.Enter(new Regimen([TaperClinic.Line("diazepam", 10), TaperClinic.Line("lorazepam", 0.25m)]));
        // Told afterwards: lorazepam is no longer taken; then an order that was never taken, and one that was.
        TaperClinic.Done(await it.Tapers.RecordFact(new RecordFact(Guid.CreateVersion7(), it.Ana, await it.Revision(), today.AddDays(-40), TaperClinic.Diazepam(10), "Ana", "Stopped the lorazepam herself", [])));
        var now = new RegimenLine("diazepam", null, TaperClinic.Mg(7.125m), Dose.Zero, Dose.Zero, TaperClinic.Mg(2.5m), TaperClinic.Mg(1), TaperClinic.Mg(2));
        var visit = await it.Visit();
        TaperClinic.Done(await it.Order(visit, null, new OrderedStep(today, TaperClinic.Diazepam(9.5m)), new OrderedStep(today.AddDays(20), TaperClinic.Diazepam(9))));
        var first = (await it.View()).Record.Entries.Single(entry => entry.Kind == DoseEntryKind.Order && entry.On == today);
        TaperClinic.Done(await it.Tapers.RecordFact(new RecordFact(Guid.CreateVersion7(), it.Ana, await it.Revision(), today, TaperClinic.Diazepam(10), "Ana", "Went on with 10 mg", [new TakenAnswer(first.Id, false)])));
        TaperClinic.Done(await it.Hanna.Get<DoseOrderService>().Order(new OrderDose(Guid.CreateVersion7(), it.Ana, await it.Revision(), visit, TaperClinic.Of(new OrderedStep(today, new Regimen([now]))) with { ReasonForWarnings = "As needed only at night" })));
        TaperClinic.Done(await it.Tapers.RecordTemporary(new RecordTemporary(Guid.CreateVersion7(), it.Ana, await it.Revision(), new TemporaryDose(today.AddDays(-3), today.AddDays(-2), TaperClinic.Diazepam(12), "Emergency department", false))));
    }

    private static async Task<List<string>> Conditions(Services.Data.ClinicDb db) => [.. (await db.Conditions.AsNoTracking().ToListAsync())
        .Select(it => $"{it.Code} {it.Display} {it.Onset:O} {it.Ended:O} {it.State} {it.Note} {it.Criteria} {it.ErrorReason}").Order(StringComparer.Ordinal)];

    private static async Task<List<string>> ToConfirm(Services.Data.ClinicDb db)
    {
        var records = await db.TaperRecords.AsNoTracking().ToListAsync();
        var keys = await db.Patients.AsNoTracking().ToDictionaryAsync(it => it.Id, it => it.ImportedFrom);
        return [.. records.SelectMany(it => it.ToConfirm.Select(open => $"{keys[it.PatientId]} {open.Medication} {open.Since:O}")).Order(StringComparer.Ordinal)];
    }

    private static readonly Gen<string> Word = Gen.OneOf("Ána", "O’Hara", "王", "小明", "Żółć", "de la Cruz", "Ng", "<b>Bo</b>", "A & B", "\"Q\"", "Ñandú", "x|y", "é́", "🙂 Lee");
    private static readonly Gen<string> Words = Word.Array[1, 3].Select(words => string.Join(' ', words));
    private static readonly Gen<string> Maybe = Gen.OneOf(Gen.Const(""), Words);
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 20_000].Select(days => new DateOnly(1970, 1, 1).AddDays(days));
    private static readonly Gen<DateOnly?> MaybeDay = Gen.OneOf(Gen.Const((DateOnly?)null), Day.Select(day => (DateOnly?)day));
    private static readonly Gen<ContactUse> Use = Gen.Enum<ContactUse>();
    private static readonly Gen<string> Number = Gen.Int[1_000_000, 9_999_999].Select(digits => $"415 {digits}");

    private static readonly Gen<ContactBook> Book = Gen.Select(
        Gen.Select(Number, Use, MaybeDay, (number, use, from) => new PhoneEntry(number, use, From: from)).Array[0, 4],
        Gen.Select(Words, Use, MaybeDay, (text, use, until) => new AddressEntry(text, use == ContactUse.Mobile ? ContactUse.Home : use, Until: until)).Array[0, 3],
        Gen.Select(Words, Maybe, Number, (name, relation, phone) => new EmergencyContact(name, relation, phone)).Array[0, 3],
        Gen.Select(Words, Maybe, Number, (name, role, phone) => new CareMember(name, role, phone, "")).Array[0, 3],
        Gen.Select(Words, Maybe, Number, Gen.Bool, (name, address, phone, none) => none ? Pharmacy.None : new Pharmacy(name, address, phone)),
        Maybe,
        (phones, addresses, emergency, team, pharmacy, insurance) => new ContactBook
        {
            Phones = [.. phones.DistinctBy(phone => phone.Number).Select((phone, row) => phone with { First = row == 1 })],
            Addresses = addresses,
            Emergency = emergency,
            CareTeam = team,
            Pharmacy = pharmacy,
            Insurance = insurance,
        });

    private static readonly Gen<(PatientDetails Details, ContactBook Contacts, IReadOnlyList<Allergy> Allergies)> Person = Gen.Select(
        Gen.Select(Words, Words, Maybe, Maybe, Maybe),
        Gen.Select(Day, MaybeDay, Gen.OneOf("en", "es", "zh", "ase"), Gen.Bool, Gen.Enum<PregnancyStatus>()),
        Book,
        Gen.Select(Words, Maybe, Gen.Enum<AllergySeverity>(), (substance, reaction, severity) => new Allergy(substance, reaction) { Severity = severity }).Array[0, 3],
        (names, rest, book, allergies) =>
        {
            var (birth, none, language, interpreter, pregnancy) = rest;
            var details = new PatientDetails
            {
                FirstName = names.Item1,
                LastName = names.Item2,
                PreferredName = names.Item3,
                OtherNames = names.Item4,
                Pronouns = names.Item5.Length > 40 ? "" : names.Item5,
                BirthDate = birth,
                NoAllergiesOn = none < birth ? birth : none,
                Language = language,
                Interpreter = interpreter,
                Pregnancy = pregnancy,
            };
            return (details, book, (IReadOnlyList<Allergy>)[.. allergies.DistinctBy(it => it.Substance, StringComparer.OrdinalIgnoreCase)]);
        });
}
