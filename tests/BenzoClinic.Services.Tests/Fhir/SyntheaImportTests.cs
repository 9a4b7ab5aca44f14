using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Fhir;

/// <summary>The six synthetic patients, each fact written out here a second time from the files.</summary>
public sealed class SyntheaImportTests
{
    [Theory, Engines]
    public async Task The_six_bundles_import_whole(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);

        var report = await ImportFolder.Import(clinic, ImportFolder.Synthea);

        Assert.True(report.EveryFileUsed);
        Assert.Equal(Enumerable.Range(100_001, 6), report.Files.Select(file => Assert.Single(file.Charts).ChartNumber!.Value));
        Assert.All(report.Files, file => Assert.Equal(ChartOutcome.Imported, file.Charts[0].Outcome));
        Assert.Equal([1, 1, 0, 1, 0, 0], report.Files.Select(file => file.Charts[0].DosesToConfirm));
        Assert.All(report.Files, file => Assert.Empty(file.Problems));
        await using var db = clinic.Db();
        Assert.Equal(
            ["Alberto Atencio 1993-06-07 es 555-961-9901", "Delbert Williamson 1995-10-27 en 555-480-5411", "Ernie Rosenbaum 1938-04-09 pt 555-810-1446",
                "Louis Maggio 1976-01-16 en 555-683-3042", "Oralia Stark 1998-08-27 en 555-519-5151", "Rachael McDermott 1974-07-02 en 555-109-8981"],
            (await db.Patients.OrderBy(patient => patient.ChartNumber).ToListAsync())
                .Select(patient => patient.Details).Select(it => $"{it.FullName} {it.BirthDate:yyyy-MM-dd} {it.Language} {it.Phone}"));
        Assert.Equal(6, await db.TaperRecords.CountAsync());
        Assert.Equal(0, await db.DoseEntries.CountAsync());
        Assert.Equal((3 + 6 + 7 + 12 + 5 + 10, 2 + 2 + 9 + 5 + 7 + 3), (await db.Conditions.CountAsync(), await db.MedicationHistory.CountAsync()));
    }

    [Theory, Engines]
    public async Task An_open_order_leaves_its_dose_to_confirm_and_names_the_day_it_began(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await ImportFolder.Import(clinic, ImportFolder.Synthea);

        Assert.Equal([new DoseToConfirm("clonazepam", new DateOnly(2007, 6, 4))], (await Taper(clinic, "Atencio")).ToConfirm);
        Assert.Equal([new DoseToConfirm("diazepam", new DateOnly(2001, 10, 25))], (await Taper(clinic, "Williamson")).ToConfirm);
        Assert.Equal([new DoseToConfirm("diazepam", new DateOnly(1976, 1, 16))], (await Taper(clinic, "Maggio")).ToConfirm);
        Assert.Empty((await Taper(clinic, "Stark")).ToConfirm);
        Assert.Empty((await Taper(clinic, "McDermott")).ToConfirm);
    }

    [Theory, Engines]
    public async Task The_person_who_has_died_has_a_day_of_death_and_no_dose_to_confirm(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        var report = await ImportFolder.Import(clinic, ImportFolder.Synthea);

        var ernie = await Patient(clinic, "Rosenbaum");
        Assert.Equal(new DateOnly(1941, 3, 29), ernie.DeceasedOn);
        Assert.Empty((await Taper(clinic, "Rosenbaum")).ToConfirm);
        Assert.True(report.Files[2].Charts[0].Deceased);
        await using var db = clinic.Db();
        // The order was never closed at the source: the history says so, and the taper does not ask for it.
        Assert.Equal(
            [(true, new DateOnly(1938, 11, 19))],
            (await db.MedicationHistory.Where(item => item.PatientId == ernie.Id && item.Medication == "clonazepam").ToListAsync()).Select(item => (item.Active, item.StartedOn!.Value)));
        Assert.Equal(3, await db.MedicationHistory.CountAsync(item => item.PatientId == ernie.Id && item.Dosage == "as needed"));
    }

    [Theory, Engines]
    public async Task Names_addresses_allergies_and_conditions_are_as_in_the_files(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await ImportFolder.Import(clinic, ImportFolder.Synthea);

        var louis = await Patient(clinic, "Maggio");
        Assert.Equal([new Allergy("Dander (animal) allergy", "")], louis.Allergies);
        Assert.Equal("747 Stracke Orchard Apt 75, Milford, Massachusetts 01757", louis.Details.Address);
        Assert.Equal("http://hospital.smarthealthit.org|2e275d4b-855a-4eb2-9021-5410aa8acd4f", louis.ImportedFrom);
        Assert.Equal("Rachael Rogahn", (await Patient(clinic, "McDermott")).Details.OtherNames);
        await using var db = clinic.Db();
        Assert.Equal(
            ("http://snomed.info/sct|444814009", new DateOnly(2012, 5, 30), new DateOnly(2012, 6, 13)),
            (await db.Conditions.Where(it => it.PatientId == louis.Id && it.Display == "Viral sinusitis (disorder)").OrderBy(it => it.Onset).ToListAsync())
                .Select(it => (it.Code, it.Onset!.Value, it.Ended!.Value)).First());
        var diazepam = await db.MedicationHistory.SingleAsync(item => item.PatientId == louis.Id && item.Medication == "diazepam");
        Assert.Equal(("http://www.nlm.nih.gov/research/umls/rxnorm|563026", "Diazepam [Valium]", true, ""), (diazepam.Code, diazepam.Display, diazepam.Active, diazepam.Dosage));
        Assert.Empty(await db.MedicationHistory.Where(item => item.Display.Contains("Carbamazepine") && item.Medication != null).ToListAsync());
    }

    [Theory, Engines]
    public async Task A_maiden_name_finds_the_person(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await ImportFolder.Import(clinic, ImportFolder.Synthea);
        using var desk = await clinic.SignIn(Role.FrontDesk);

        var page = await desk.Get<PatientSearchService>().Search("rogahn", stop: TestContext.Current.CancellationToken);

        Assert.Equal("McDermott", Assert.Single(page.Rows).LastName);
    }

    [Theory, Engines]
    public async Task Every_entry_is_taken_or_left_out_with_a_reason(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);

        var report = await ImportFolder.Import(clinic, ImportFolder.Synthea);

        Assert.Equal([76, 115, 190, 156, 176, 141], report.Files.Select(file => file.Taken.Sum(count => count.Count) + file.LeftOut.Sum(count => count.Count)));
        var alberto = report.Files[0];
        Assert.Equal([new("Condition", 3), new("MedicationRequest", 2), new("Patient", 1)], alberto.Taken);
        Assert.Contains(new ResourceCount("Claim", 8, "billing is not part of the chart"), alberto.LeftOut);
        Assert.Contains(new ResourceCount("Patient.gender", 1), alberto.NotRead);
        Assert.DoesNotContain(alberto.LeftOut, count => count.Reason.Contains("does not know", StringComparison.Ordinal));
    }

    [Theory, Engines]
    public async Task Importing_twice_adds_nothing(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await ImportFolder.Import(clinic, ImportFolder.Synthea);
        var before = await Rows(clinic);
        clinic.Time.Advance(TimeSpan.FromDays(1));

        var report = await ImportFolder.Import(clinic, ImportFolder.Synthea);

        Assert.Equal(before, await Rows(clinic));
        Assert.True(report.EveryFileUsed);
        Assert.All(report.Files, file => Assert.Empty(file.Taken));
        Assert.All(report.Files, file => Assert.Equal((ChartOutcome.Unchanged, "Nothing is new."), (file.Charts[0].Outcome, file.Charts[0].Sentence)));
    }

    [Theory, Engines]
    public async Task Each_chart_is_one_audit_row_of_the_system(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await ImportFolder.Import(clinic, ImportFolder.Synthea);

        await using var db = clinic.Db();
        var rows = await db.AuditEntries.OrderBy(entry => entry.Sequence).ToListAsync();
        Assert.Equal(6, rows.Count);
        Assert.All(rows, row => Assert.Equal((Actor.SystemId.Value, "ImportCharts", "Imported the chart"), (row.ActorId, row.Operation, row.Summary)));
        Assert.Equal((await db.Patients.OrderBy(it => it.ChartNumber).Select(it => it.Id).ToListAsync()).Select(id => (Guid?)id.Value), rows.Select(row => row.PatientId));
        Assert.Null(await AuditTrail.FirstBrokenRow(db));
    }

    [Theory, Engines]
    public async Task A_write_that_fails_leaves_nothing_behind(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await using (var db = clinic.Db()) await db.Database.ExecuteSqlRawAsync("""DROP TABLE "MedicationHistory";""");

        var report = await ImportFolder.Import(clinic, ImportFolder.Synthea);

        Assert.False(report.EveryFileUsed);
        Assert.All(report.Files, file => Assert.Equal("The database did not take the chart; nothing of it was saved. Import the file again.", file.Charts[0].Sentence));
        await using var after = clinic.Db();
        Assert.Equal(
            (0, 0, 0, 0, 0),
            (await after.Patients.CountAsync(), await after.TaperRecords.CountAsync(), await after.PatientSearchTerms.CountAsync(), await after.Conditions.CountAsync(), await after.AuditEntries.CountAsync()));
    }

    [Theory, Engines]
    public async Task Two_imports_at_once_make_each_chart_once(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);

        var reports = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => ImportFolder.Import(clinic, ImportFolder.Synthea))));

        await using var db = clinic.Db();
        Assert.Equal(6, await db.Patients.CountAsync());
        Assert.All(reports, report => Assert.True(report.EveryFileUsed));
        Assert.Equal(6, reports.SelectMany(report => report.Files).Count(file => file.Charts[0].Outcome == ChartOutcome.Imported));
    }

    private static async Task<Patient> Patient(TestClinic clinic, string lastName)
    {
        await using var db = clinic.Db();
        return await db.Patients.SingleAsync(patient => patient.Details.LastName == lastName);
    }

    private static async Task<TaperRecord> Taper(TestClinic clinic, string lastName)
    {
        var id = (await Patient(clinic, lastName)).Id;
        await using var db = clinic.Db();
        return await db.TaperRecords.SingleAsync(record => record.PatientId == id);
    }

    private static async Task<(int, int, int, int, int)> Rows(TestClinic clinic)
    {
        await using var db = clinic.Db();
        return (await db.Patients.CountAsync(), await db.Conditions.CountAsync(), await db.MedicationHistory.CountAsync(), await db.AuditEntries.CountAsync(), await db.PatientSearchTerms.CountAsync());
    }
}
