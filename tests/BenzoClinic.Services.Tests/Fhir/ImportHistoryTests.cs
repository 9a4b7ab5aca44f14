using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Fhir;

/// <summary>Medications, allergies and conditions of one person, in the forms other systems write them.</summary>
public sealed class ImportHistoryTests
{
    [Theory]
    [InlineData("\"medicationCodeableConcept\":{\"text\":\"clonazePAM 0.5 MG Oral Tablet [KlonoPIN]\"}", "clonazepam")]
    [InlineData("\"medicationCodeableConcept\":{\"text\":\"Xanax XR\"}", "alprazolam")]
    [InlineData("\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"39993\",\"display\":\"hypnotic\"}]}", "zolpidem")]
    [InlineData("\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"39993\",\"display\":\"hypnotic\"}]}", null)]
    [InlineData("\"medicationCodeableConcept\":{\"text\":\"Carbamazepine[Tegretol]\"}", null)]
    [InlineData("\"medicationCodeableConcept\":{\"text\":\"Nordiazepamum\"}", null)]
    [InlineData("\"medicationReference\":{\"reference\":\"Medication/m\"}", "lorazepam")]
    [InlineData("\"medicationReference\":{\"reference\":\"Medication/away\",\"display\":\"Restoril 15 mg\"}", "temazepam")]
    [InlineData("\"medicationReference\":{\"reference\":\"#c\"},\"contained\":[{\"resourceType\":\"Medication\",\"id\":\"c\",\"code\":{\"text\":\"Mixture\"},\"ingredient\":[{\"itemCodeableConcept\":{\"text\":\"Chlordiazepoxide\"}},{\"itemReference\":{\"reference\":\"#d\"}}]},{\"resourceType\":\"Medication\",\"id\":\"d\",\"ingredient\":[{\"itemReference\":{\"reference\":\"#c\"}}]}]", "chlordiazepoxide")]
    public async Task Benzodiazepines_and_z_drugs_are_recognised_by_ingredient_and_brand(string medication, string? expected)
    {
        var chart = await Chart(ImportFolder.Order(medication), """{"resourceType":"Medication","id":"m","code":{"text":"Ativan 1 mg"}}""");
        Assert.Equal(expected, Assert.Single(chart.Medications).Medication);
        Assert.Equal(expected is null ? [] : [expected], chart.ToConfirm.Select(dose => dose.Medication));
    }

    [Theory]
    [InlineData("active", true, true)]
    [InlineData("on-hold", false, true)]
    [InlineData("unknown", false, true)]
    [InlineData("no such status", false, true)]
    [InlineData("completed", false, false)]
    [InlineData("stopped", false, false)]
    [InlineData("cancelled", false, false)]
    public async Task What_may_be_taken_is_to_be_confirmed(string status, bool active, bool toConfirm)
    {
        var chart = await Chart(ImportFolder.Order("\"medicationCodeableConcept\":{\"text\":\"Diazepam\"}", status: status));
        Assert.Equal((active, toConfirm), (Assert.Single(chart.Medications).Active, chart.ToConfirm.Count == 1));
    }

    [Theory]
    [InlineData("entered-in-error", "", "entered in error at the source")]
    [InlineData("draft", "", "a draft, never ordered")]
    [InlineData("active", ",\"doNotPerform\":true", "says not to give the medication")]
    [InlineData("active", ",\"intent\":\"proposal\"", "a proposal, not an order")]
    public async Task What_was_never_an_order_is_left_out_with_the_reason(string status, string more, string reason)
    {
        var order = ImportFolder.Order("\"medicationCodeableConcept\":{\"text\":\"Diazepam\"}", more, status);
        var chart = await Chart(more.Contains("intent", StringComparison.Ordinal) ? order.Replace("\"intent\":\"order\",", "", StringComparison.Ordinal) : order);
        Assert.Empty(chart.Medications);
        Assert.Empty(chart.ToConfirm);
        Assert.Contains(new ResourceCount("MedicationRequest", 1, reason), chart.File.LeftOut);
    }

    [Fact]
    public async Task A_written_dosage_is_shown_as_text_and_the_dose_is_still_to_be_confirmed()
    {
        var chart = await Chart(
            ImportFolder.Order("\"medicationCodeableConcept\":{\"text\":\"Diazepam 5 mg\"}", ",\"authoredOn\":\"2026-03-02T23:00:00-08:00\",\"dosageInstruction\":[{\"text\":\"1 tablet twice a day\",\"doseAndRate\":[{\"doseQuantity\":{\"value\":5,\"unit\":\"mg\"}}]}]"),
            ImportFolder.Order("\"medicationCodeableConcept\":{\"text\":\"Valium\"}", ",\"authoredOn\":\"2025-01-31\",\"dosageInstruction\":[{\"doseAndRate\":[{\"doseQuantity\":{\"value\":2.5,\"unit\":\"mg\"}}],\"timing\":{\"repeat\":{\"frequency\":2,\"period\":1,\"periodUnit\":\"d\",\"boundsPeriod\":{\"start\":\"2025-02-01\",\"end\":\"2025-03-01\"}}},\"asNeededBoolean\":true}]"));
        Assert.Equal(["2.5 mg, 2 × in 1 d, as needed", "1 tablet twice a day"], chart.Medications.OrderBy(item => item.StartedOn).Select(item => item.Dosage));
        Assert.Equal(new DateOnly(2025, 3, 1), chart.Medications.Min(item => item.StoppedOn));
        Assert.Equal([new DoseToConfirm("diazepam", new DateOnly(2025, 2, 1))], chart.ToConfirm);
        Assert.False(chart.HasDoses);
    }

    [Fact]
    public async Task Statements_count_like_orders()
    {
        var chart = await Chart(
            """{"resourceType":"MedicationStatement","status":"active","medicationCodeableConcept":{"text":"Ambien"},"subject":{"reference":"Patient/ana"},"effectivePeriod":{"start":"2024-05-06","end":"not a day"}}""",
            """{"resourceType":"MedicationStatement","status":"not-taken","medicationCodeableConcept":{"text":"Ativan"},"subject":{"reference":"Patient/ana"}}""");
        Assert.Equal([new DoseToConfirm("zolpidem", new DateOnly(2024, 5, 6))], chart.ToConfirm);
        Assert.Equal("MedicationStatement.effective is not a date: the day was left open.", Assert.Single(chart.File.Problems).Sentence);
    }

    [Fact]
    public async Task What_cannot_be_recognised_is_named()
    {
        var chart = await Chart(
            ImportFolder.Order("\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/ndc\",\"code\":\"00140-0005\"}]}"),
            ImportFolder.Order("\"medicationCodeableConcept\":{\"text\":\"Phenazepam 1 mg\"}"),
            ImportFolder.Order("\"medicationCodeableConcept\":\"diazepam\""),
            ImportFolder.Order("\"medicationReference\":{\"reference\":\"Medication/away\"}"));
        Assert.Equal(["Phenazepam 1 mg", "http://hl7.org/fhir/sid/ndc|00140-0005"], chart.Medications.Select(item => item.Display).Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "A medication has a code and no name: whether it is a benzodiazepine is not known.",
                "A medication sounds like a benzodiazepine or z-drug that the formulary does not list.",
                "This MedicationRequest names no medication.",
                "A medication is referred to that is not in the file.",
            ],
            chart.File.Problems.Select(problem => problem.Sentence));
        Assert.Equal([new(4, 5), new(5, 6)], chart.File.Problems[2].First);
    }

    [Fact]
    public async Task Allergies_keep_their_reactions_and_what_is_none_is_left_out()
    {
        var chart = await Chart(
            Allergy("\"code\":{\"text\":\"Penicillin\"},\"reaction\":[{\"manifestation\":[{\"text\":\"Hives\"},{\"text\":\"Wheeze\"}]}]"),
            Allergy("\"code\":{\"text\":\"penicillin\"},\"reaction\":[{\"manifestation\":[{\"text\":\"Fever\"}]}]"),
            Allergy("\"code\":{\"coding\":[{\"code\":\"716186003\",\"display\":\"No known allergy\"}]}"),
            Allergy("\"code\":{\"text\":\"Latex\"},\"verificationStatus\":{\"coding\":[{\"code\":\"refuted\"}]}"),
            Allergy("\"code\":{\"text\":\"Milk\"},\"clinicalStatus\":{\"coding\":[{\"code\":\"resolved\"}]}"),
            Allergy("\"recordedDate\":\"2020-01-01\""));
        Assert.Equal([new Allergy("Penicillin", "Hives, Wheeze, Fever")], chart.Allergies);
        Assert.Equal(
            ["entered in error or refuted at the source", "names no substance", "no longer an allergy, the source says", "says that no allergy is known"],
            chart.File.LeftOut.Select(count => count.Reason).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_condition_that_is_over_without_a_day_says_so()
    {
        var chart = await Chart(
            """{"resourceType":"Condition","clinicalStatus":{"coding":[{"code":"resolved"}]},"code":{"text":"Gout"},"subject":{"reference":"Patient/ana"},"onsetDateTime":"2019-02-30"}""",
            """{"resourceType":"Condition","verificationStatus":{"coding":[{"code":"provisional"}]},"code":{"text":"Asthma"},"subject":{"reference":"Patient/ana"},"onsetPeriod":{"start":"2019-02"}}""",
            """{"resourceType":"Condition","verificationStatus":{"coding":[{"code":"entered-in-error"}]},"code":{"text":"Plague"},"subject":{"reference":"Patient/ana"}}""");
        Assert.Equal(["Asthma (not confirmed)", "Gout (over)"], chart.Conditions.Select(it => it.Display).Order(StringComparer.Ordinal));
        Assert.All(chart.Conditions, condition => Assert.Null(condition.Onset));
        Assert.Equal(
            ["Condition.onset is not a date: the day was left open.", "Condition.onset gives only a year or a month: the day was left open."],
            chart.File.Problems.Select(problem => problem.Sentence));
    }

    [Fact]
    public async Task One_resource_that_cannot_be_read_does_not_take_the_others_with_it()
    {
        var chart = await Chart("""{"resourceType":"Condition","code":{"text":"\ud800"},"subject":{"reference":"Patient/ana"}}""", ImportFolder.Order("\"medicationCodeableConcept\":{\"text\":\"Aspirin\"}"));
        Assert.Equal("Aspirin", Assert.Single(chart.Medications).Display);
        Assert.Equal(("This Condition cannot be read.", new Place(2, 3)), (chart.File.Problems[0].Sentence, chart.File.Problems[0].First[0]));
        Assert.Contains(new ResourceCount("Condition", 1, "cannot be read"), chart.File.LeftOut);
    }

    [Fact]
    public async Task The_report_says_what_was_taken_and_left_out_and_where_to_look_without_naming_what_it_is()
    {
        var chart = await Chart(
            ImportFolder.Order("\"medicationCodeableConcept\":{\"text\":\"Diazepam\"}", ",\"authoredOn\":\"soon\",\"priority\":\"stat\""),
            """{"resourceType":"Claim"}""",
            """{"resourceType":"Tricorder"}""");
        Assert.Equal(
            """
            bundle.json
              Chart 100001: imported, 1 dose to confirm.
              Taken: MedicationRequest 1, Patient 1
              Left out:
                billing is not part of the chart: Claim 1
                this import does not know the kind: Tricorder 1
                elements the chart has no place for: MedicationRequest.priority 1
              To look at:
                entry 2 (line 3): MedicationRequest.authoredOn is not a date: the day was left open.

            1 file: 1 new, 0 changed, 0 unchanged, 0 unusable.
            """,
            string.Join('\n', ImportReportText.Lines(new ImportReport([chart.File]))),
            ignoreLineEndingDifferences: true);
    }

    private static string Allergy(string members) => $$"""{"resourceType":"AllergyIntolerance","patient":{"reference":"Patient/ana"},{{members}}}""";

    // Ana is entry 1 on line 2; the resources follow, one a line.
    private static async Task<Imported> Chart(params IEnumerable<string> resources)
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var folder = new ImportFolder();
        folder.Write(ImportFolder.Bundle(resources.Prepend(ImportFolder.Ana())));
        var report = await ImportFolder.Import(clinic, folder.FullName);
        Assert.True(report.EveryFileUsed);
        await using var db = clinic.Db();
        var file = report.Files[0];
        Assert.Equal(resources.Count() + 1, file.Taken.Sum(count => count.Count) + file.LeftOut.Sum(count => count.Count));
        var taper = await db.TaperRecords.SingleAsync();
        return new Imported(file, await db.MedicationHistory.ToListAsync(), await db.Conditions.ToListAsync(), (await db.Patients.SingleAsync()).Allergies, taper.ToConfirm, await db.DoseEntries.AnyAsync());
    }

    private sealed record Imported(
        FileReport File, IReadOnlyList<MedicationHistoryItem> Medications, IReadOnlyList<Condition> Conditions, IReadOnlyList<Allergy> Allergies, IReadOnlyList<DoseToConfirm> ToConfirm, bool HasDoses);
}
