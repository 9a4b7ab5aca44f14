using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Fhir;

/// <summary>A person imported once, and again from a newer bundle: what is taken, and what stands as the clinic has it.</summary>
public sealed partial class ReimportTests
{
    private const string Phone = ",\"telecom\":[{\"system\":\"phone\",\"value\":\"503-555-0100\"}],\"address\":[{\"text\":\"1 First St\"}]";
    private const string NewPhone = ",\"telecom\":[{\"system\":\"phone\",\"value\":\"503-555-0199\"}],\"address\":[{\"text\":\"1 First St\"}]";

    [Theory, Engines]
    public async Task What_the_source_changed_is_taken_with_one_audit_row_that_names_fields_and_no_values(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Import(clinic, ImportFolder.Ana(more: Phone));

        var chart = await Import(clinic, ImportFolder.Ana(more: NewPhone));

        Assert.Equal((ChartOutcome.Changed, 100_001, "Changed: phone."), (chart.Outcome, chart.ChartNumber, chart.Sentence));
        await using var db = clinic.Db();
        Assert.Equal("503-555-0199", (await db.Patients.SingleAsync()).Details.Phone);
        Assert.True(await db.PatientSearchTerms.AnyAsync(term => term.Term == "5035550199"));
        Assert.False(await db.PatientSearchTerms.AnyAsync(term => term.Term == "5035550100"));
        Assert.Equal(["Imported the chart", "Imported the chart again: phone"], await db.AuditEntries.OrderBy(row => row.Sequence).Select(row => row.Summary).ToListAsync());
        Assert.Null(await AuditTrail.FirstBrokenRow(db));
    }

    [Theory, Engines]
    public async Task What_the_clinic_changed_stands_and_is_named_once(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Import(clinic, ImportFolder.Ana(more: Phone));
        await Edit(clinic, details => details with { Phone = "503-555-0123", PreferredName = "Annie" });

        var same = await Import(clinic, ImportFolder.Ana(more: Phone));
        var newer = await Import(clinic, ImportFolder.Ana(more: NewPhone.Replace("1 First", "2 Second", StringComparison.Ordinal)));
        var again = await Import(clinic, ImportFolder.Ana(more: NewPhone.Replace("1 First", "2 Second", StringComparison.Ordinal)));

        Assert.Equal((ChartOutcome.Unchanged, "Nothing is new."), (same.Outcome, same.Sentence));
        Assert.Equal((ChartOutcome.Changed, "Changed: address. Stands as the clinic has it: phone."), (newer.Outcome, newer.Sentence));
        Assert.Equal((ChartOutcome.Unchanged, "Nothing is new."), (again.Outcome, again.Sentence));
        await using var db = clinic.Db();
        var details = (await db.Patients.SingleAsync()).Details;
        Assert.Equal(("503-555-0123", "2 Second St", "Annie"), (details.Phone, details.Address, details.PreferredName));
    }

    [Theory, Engines]
    public async Task What_the_source_does_not_say_any_more_takes_nothing_away(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Import(clinic, ImportFolder.Ana(more: Phone), Condition("c1", "Asthma"), Order("m1", "Aspirin"), Allergy("a1", "Latex"));

        Assert.Equal(ChartOutcome.Unchanged, (await Import(clinic, ImportFolder.Ana())).Outcome);

        await using var db = clinic.Db();
        var patient = await db.Patients.SingleAsync();
        Assert.Equal(("503-555-0100", 1, 1, 1), (patient.Details.Phone, patient.Allergies.Count, await db.Conditions.CountAsync(), await db.MedicationHistory.CountAsync()));
    }

    [Theory, Engines]
    public async Task A_language_is_taken_when_told_and_stays_when_the_source_says_no_more(Engine engine)
    {
        var silent = ImportFolder.Ana().Replace("\"communication\"", "\"unread\"", StringComparison.Ordinal);
        await using var clinic = await TestClinic.Open(engine);
        await Import(clinic, silent);
        Assert.Equal("en", await Language());

        await Import(clinic, ImportFolder.Ana());
        Assert.Equal("pt", await Language());

        Assert.Equal(ChartOutcome.Unchanged, (await Import(clinic, silent)).Outcome);
        Assert.Equal("pt", await Language());

        async Task<string> Language()
        {
            await using var db = clinic.Db();
            return (await db.Patients.SingleAsync()).Details.Language;
        }
    }

    [Theory, Engines]
    public async Task Conditions_allergies_and_medications_are_known_by_their_source_added_changed_and_ended(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Import(clinic, ImportFolder.Ana(), Condition("c1", "Asthma"), Order("m1", "Aspirin"), Allergy("a1", "Latex", "hives"));

        var chart = await Import(
            clinic, ImportFolder.Ana(),
            Condition("c1", "Mild asthma", ",\"abatementDateTime\":\"2026-05-01\""), Condition("c2", "Gout"),
            Order("m1", "Aspirin", "completed"), Order("m2", "Ibuprofen"),
            Allergy("a1", "Latex", "wheeze"), Allergy("a2", "Penicillin"));

        Assert.Equal("Changed: allergy added, allergy reaction, condition added, condition end, condition name, medication active, medication added.", chart.Sentence);
        await using var db = clinic.Db();
        Assert.Equal(["Gout ", "Mild asthma 2026-05-01"], (await db.Conditions.ToListAsync()).Select(row => $"{row.Display} {row.Ended:yyyy-MM-dd}").Order(StringComparer.Ordinal));
        Assert.Equal(["Aspirin False", "Ibuprofen True"], (await db.MedicationHistory.ToListAsync()).Select(row => $"{row.Display} {row.Active}").Order(StringComparer.Ordinal));
        Assert.Equal([new Allergy("Latex", "wheeze"), new Allergy("Penicillin", "")], (await db.Patients.SingleAsync()).Allergies);
    }

    [Theory, Engines]
    public async Task An_allergy_that_the_clinic_corrected_stays_corrected(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Import(clinic, ImportFolder.Ana(), Allergy("a1", "Latex", "hives"));
        await Edit(clinic, details => details, new Allergy("Latex", "no reaction in 2025"));

        var chart = await Import(clinic, ImportFolder.Ana(), Allergy("a1", "Latex", "wheeze"));

        Assert.Equal("Nothing is new. Stands as the clinic has it: allergy reaction.", chart.Sentence);
        await using var db = clinic.Db();
        Assert.Equal([new Allergy("Latex", "no reaction in 2025")], (await db.Patients.SingleAsync()).Allergies);
    }

    [Theory, Engines]
    public async Task A_benzodiazepine_newly_listed_is_to_be_confirmed_and_never_a_dose(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Import(clinic, ImportFolder.Ana());

        var chart = await Import(clinic, ImportFolder.Ana(), Order("m1", "Diazepam 5 mg"));

        Assert.Equal((1, "Changed: dose to be confirmed, medication added."), (chart.DosesToConfirm, chart.Sentence));
        await using var db = clinic.Db();
        Assert.Equal(["diazepam"], (await db.TaperRecords.SingleAsync()).ToConfirm.Select(open => open.Medication));
        Assert.False(await db.DoseEntries.AnyAsync());
    }

    [Theory, Engines]
    public async Task A_confirmed_regimen_is_not_touched_and_only_what_it_lacks_is_asked(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Import(clinic, ImportFolder.Ana(), Order("m1", "Diazepam 5 mg"));
        await Confirm(clinic, "diazepam");

        Assert.Equal(ChartOutcome.Unchanged, (await Import(clinic, ImportFolder.Ana(), Order("m1", "Diazepam 5 mg"))).Outcome);
        Assert.Equal(0, (await Import(clinic, ImportFolder.Ana(), Order("m1", "Diazepam 5 mg"), Order("m2", "Diazepam 10 mg"))).DosesToConfirm);
        Assert.Equal(1, (await Import(clinic, ImportFolder.Ana(), Order("m1", "Diazepam 5 mg"), Order("m3", "Clonazepam 1 mg"))).DosesToConfirm);

        await using var db = clinic.Db();
        var record = await db.TaperRecords.Include(it => it.Entries).SingleAsync();
        Assert.Equal(["clonazepam"], record.ToConfirm.Select(open => open.Medication));
        Assert.Single(record.Entries);
    }

    [Theory, Engines]
    public async Task A_death_learned_later_marks_the_chart_and_is_never_taken_back(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Import(clinic, ImportFolder.Ana());

        var chart = await Import(clinic, ImportFolder.Ana(more: ",\"deceasedDateTime\":\"2026-10-01\""), Order("m1", "Diazepam"));
        await Import(clinic, ImportFolder.Ana());

        Assert.Equal((true, 0, "Changed: day of death, medication added."), (chart.Deceased, chart.DosesToConfirm, chart.Sentence));
        await using var db = clinic.Db();
        Assert.Equal(new DateOnly(2026, 10, 1), (await db.Patients.SingleAsync()).DeceasedOn);
        Assert.Empty((await db.TaperRecords.SingleAsync()).ToConfirm);
    }

    [Theory, Engines]
    public async Task A_dry_run_says_the_same_and_writes_nothing(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        var first = await Import(clinic, dryRun: true, ImportFolder.Ana(more: Phone));
        Assert.Equal((ChartOutcome.Imported, (int?)null), (first.Outcome, first.ChartNumber));
        await Import(clinic, ImportFolder.Ana(more: Phone));

        var rehearsed = await Import(clinic, dryRun: true, ImportFolder.Ana(more: NewPhone), Order("m1", "Diazepam"));

        await using (var db = clinic.Db())
        {
            Assert.Equal((1, 0, 1), (await db.AuditEntries.CountAsync(), await db.MedicationHistory.CountAsync(), await db.ImportedFacts.CountAsync()));
            Assert.Equal("503-555-0100", (await db.Patients.SingleAsync()).Details.Phone);
        }

        Assert.Equal(rehearsed, await Import(clinic, ImportFolder.Ana(more: NewPhone), Order("m1", "Diazepam")));
    }

    [Fact]
    public async Task An_older_bundle_does_not_set_a_chart_back()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        await Import(clinic, ImportFolder.Ana(more: NewPhone + ",\"meta\":{\"lastUpdated\":\"2026-06-01T00:00:00Z\"}"));

        var chart = await Import(clinic, ImportFolder.Ana(more: Phone + ",\"meta\":{\"lastUpdated\":\"2026-05-01T00:00:00Z\"}"));

        Assert.Equal(ChartOutcome.Unchanged, chart.Outcome);
        await using var db = clinic.Db();
        Assert.Equal("503-555-0199", (await db.Patients.SingleAsync()).Details.Phone);
    }

    [Fact]
    public async Task Another_date_of_birth_under_the_same_identifier_is_refused_until_the_clinic_has_corrected_its_own()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        await Import(clinic, ImportFolder.Ana());
        var other = ImportFolder.Ana().Replace("1970-01-02", "1971-01-02", StringComparison.Ordinal);

        Assert.Equal(ChartOutcome.NotImported, (await Import(clinic, other)).Outcome);
        await Edit(clinic, details => details with { BirthDate = new DateOnly(1971, 1, 2) });
        Assert.Equal(ChartOutcome.Unchanged, (await Import(clinic, other)).Outcome);
    }

    [Fact]
    public async Task An_administrator_imports_and_nobody_else_of_the_staff()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var folder = new ImportFolder();
        folder.Write(ImportFolder.Bundle(ImportFolder.Ana()));
        foreach (var role in (Role[])[Role.Clinician, Role.FrontDesk, Role.Therapist])
        {
            using var person = await clinic.SignIn(role);
            await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<FhirImportService>().Import(folder.FullName, stop: TestContext.Current.CancellationToken));
        }

        using var admin = await clinic.SignIn(Role.Administrator);
        Assert.True((await admin.Get<FhirImportService>().Import(folder.FullName, stop: TestContext.Current.CancellationToken)).EveryFileUsed);
        await using var db = clinic.Db();
        Assert.Equal(admin.Id.Value, (await db.AuditEntries.SingleAsync()).ActorId);
    }
}
