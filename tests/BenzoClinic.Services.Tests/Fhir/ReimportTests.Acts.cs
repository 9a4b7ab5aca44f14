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

/// <content>What the source tells and what the clinic does meanwhile.</content>
public sealed partial class ReimportTests
{
    private static Task<ChartReport> Import(TestClinic clinic, params string[] resources) => Import(clinic, dryRun: false, resources);

    private static async Task<ChartReport> Import(TestClinic clinic, bool dryRun, params string[] resources)
    {
        using var folder = new ImportFolder();
        folder.Write(ImportFolder.Bundle(resources));
        using var system = clinic.System();
        var import = system.Get<FhirImportService>();
        var stop = TestContext.Current.CancellationToken;
        var report = await (dryRun ? import.DryRun(folder.FullName, stop: stop) : import.Import(folder.FullName, stop: stop));
        return Assert.Single(Assert.Single(report.Files).Charts);
    }

    private static async Task Edit(TestClinic clinic, Func<PatientDetails, PatientDetails> edit, params Allergy[] allergies)
    {
        await using var db = clinic.Db();
        var patient = await db.Patients.SingleAsync();
        patient.Change(edit(patient.Details), allergies, clinic.Clock.StampFor(Actor.SystemId));
        await db.SaveChangesAsync();
    }

    private static async Task Confirm(TestClinic clinic, string medication)
    {
        await using var db = clinic.Db();
        var record = await db.TaperRecords.Include(it => it.Entries).SingleAsync();
        var formulary = (Formulary)clinic.Services.GetService(typeof(Formulary))!;
        var dose = Domain.Shared.Dose.FromMilligrams(5);
        var none = Domain.Shared.Dose.Zero;
        var regimen = new Regimen([new RegimenLine(medication, null, dose, none, none, none, none, none)]);
        var profile = new EquivalenceProfile(Guid.CreateVersion7(), 1, "hand", "By hand", "Test", [new EquivalenceFactor(medication, dose, dose)], clinic.Clock.StampFor(Actor.SystemId));
        Assert.Empty(record.EnterRegimen(new IntakeRegimen(regimen, new DateOnly(2026, 1, 1), false, null), profile, formulary, clinic.Clock.StampFor(Actor.SystemId)));
        await db.SaveChangesAsync();
    }

    private static string Condition(string id, string name, string more = "") =>
        $$$"""{"resourceType":"Condition","id":"{{{id}}}","code":{"text":"{{{name}}}"},"subject":{"reference":"Patient/ana"}{{{more}}}}""";

    private static string Order(string id, string name, string status = "active") =>
        $$$"""{"resourceType":"MedicationRequest","id":"{{{id}}}","status":"{{{status}}}","intent":"order","subject":{"reference":"Patient/ana"},"medicationCodeableConcept":{"text":"{{{name}}}"}}""";

    private static string Allergy(string id, string substance, string reaction = "") =>
        $$$"""{"resourceType":"AllergyIntolerance","id":"{{{id}}}","patient":{"reference":"Patient/ana"},"code":{"text":"{{{substance}}}"},"reaction":[{"manifestation":[{"text":"{{{reaction}}}"}]}]}""";
}
