using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using Firely.Fhir.Validation;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;
using Hl7.Fhir.Specification.Source;
using Hl7.Fhir.Specification.Terminology;
using Hl7.Fhir.Validation;
using Microsoft.EntityFrameworkCore;
using Task = System.Threading.Tasks.Task;

namespace BenzoClinic.Services.Tests.Fhir;

/// <summary>What is given out is FHIR R4 by the profiles, value sets and constraints of the specification itself.</summary>
public sealed class RecordProfileTests
{
    private static readonly Lazy<Validator> Profiles = new(() =>
    {
        var resolver = new CachedResolver(ZipSource.CreateValidationSource());
        return new Validator(resolver, LocalTerminologyService.CreateDefaultForCore(resolver));
    });

    [Fact]
    public async Task A_chart_with_everything_in_it_is_valid()
    {
        await using var it = await TaperClinic.Open(Engine.Sqlite);
        await FullChart.Fill(it);
        AssertValid(await Exports.Bundle(it.Hanna, it.Ana));
    }

    [Fact]
    public async Task A_chart_that_came_from_another_system_is_valid()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var hanna = await clinic.SignIn(Role.Clinician);
        await ImportFolder.Import(clinic, Path.Combine(ImportFolder.Synthea, "Alberto_Atencio_fc712d1f-5a2e-4407-9c55-a2a2bad623c2.json"));
        await using var db = clinic.Db();
        AssertValid(await Exports.Bundle(hanna, (await db.Patients.SingleAsync()).Id));
    }

    [Fact]
    public async Task What_breaks_the_specification_is_found()
    {
        await using var it = await TaperClinic.Open(Engine.Sqlite);
        var broken = (await Exports.Bundle(it.Hanna, it.Ana)).Replace("\"official\"", "\"the-one\"", StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => AssertValid(broken));
    }

    private static void AssertValid(string json)
    {
        // Strict: every element known, every primitive well-formed, every cardinality kept.
        var bundle = FhirJsonDeserializer.STRICT.Deserialize<Bundle>(json);
        Assert.Empty(bundle.Validate(NarrativeValidationKind.FhirXhtml));
        var issues = Profiles.Value.Validate(bundle).Issue.Where(issue => issue.Severity is OperationOutcome.IssueSeverity.Error or OperationOutcome.IssueSeverity.Fatal);
        var said = string.Join('\n', issues.Select(issue => $"{string.Join(", ", issue.Expression)}: {issue.Details?.Text}"));
        Assert.True(said.Length == 0, said);
    }
}
