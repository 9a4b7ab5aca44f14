using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Fhir;

/// <summary>What becomes of one person, whatever the bundle says of them.</summary>
public sealed class ImportPeopleTests
{
    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"a","birthDate":"1970-01-02"}""", "The person has no name.")]
    [InlineData("""{"resourceType":"Patient","id":"a","name":[{"family":"Silva"}],"birthDate":"1970-01-02"}""", "The person has no first name.")]
    [InlineData("""{"resourceType":"Patient","id":"a","name":[{"given":["Ana",null]}],"birthDate":"1970-01-02"}""", "The person has no last name.")]
    [InlineData("""{"resourceType":"Patient","id":"a","name":{"family":"Silva"},"birthDate":"1970-01-02"}""", "The person has no name.")]
    [InlineData("""{"resourceType":"Patient","id":"a","name":[{"family":"Silva","given":["Ana"]}]}""", "The person has no date of birth.")]
    [InlineData("""{"resourceType":"Patient","id":"a","name":[{"family":"Silva","given":["Ana"]}],"birthDate":19700102}""", "The person has no date of birth.")]
    [InlineData("""{"resourceType":"Patient","id":"a","name":[{"family":"Silva","given":["Ana"]}],"birthDate":"1970"}""", "The date of birth gives only a year or a month.")]
    [InlineData("""{"resourceType":"Patient","id":"a","name":[{"family":"Silva","given":["Ana"]}],"birthDate":"1970-02-30"}""", "The date of birth is not a date.")]
    [InlineData("""{"resourceType":"Patient","id":"a","name":[{"family":"Silva","given":["Ana"]}],"birthDate":"2027-01-01"}""", "The date of birth is in the future.")]
    [InlineData("""{"resourceType":"Patient","name":[{"family":"Silva","given":["Ana"]}],"birthDate":"1970-01-02"}""", "The person has no identifier by which a second import could know them again.")]
    public async Task A_person_of_whom_no_chart_can_be_made_is_named_with_the_reason(string patient, string sentence)
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        var file = await Import(clinic, patient, """{"resourceType":"Condition","code":{"text":"Asthma"},"subject":{"reference":"Patient/a"}}""", ImportFolder.Ana());

        Assert.Equal((ChartOutcome.NotImported, 1, sentence), (file.Charts[0].Outcome, file.Charts[0].Entry, file.Charts[0].Sentence));
        Assert.Equal(ChartOutcome.Imported, file.Charts[1].Outcome);
        await using var db = clinic.Db();
        Assert.Equal((1, 0), (await db.Patients.CountAsync(), await db.Conditions.CountAsync()));
    }

    [Fact]
    public async Task Several_people_in_a_bundle_each_get_what_is_theirs()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        var ben = ImportFolder.Ana("ben").Replace("Ana", "Ben", StringComparison.Ordinal);

        var file = await Import(clinic, Condition("Asthma", "Patient/ben"), ben, ImportFolder.Ana(), Condition("Gout", "http://there/Patient/ana/_history/3"), Condition("Flu", "Patient/ana"));

        Assert.Equal([ChartOutcome.Imported, ChartOutcome.Imported], file.Charts.Select(chart => chart.Outcome));
        await using var db = clinic.Db();
        var rows = from condition in db.Conditions join patient in db.Patients on condition.PatientId equals patient.Id orderby condition.Display select $"{condition.Display} {patient.Details.FirstName}";
        Assert.Equal(["Asthma Ben", "Flu Ana"], await rows.ToListAsync());
        Assert.Contains(file.Problems, problem => problem.Sentence == "This Condition belongs to nobody in the file." && problem.First[0] == new Place(4, 5));
        Assert.Contains(new ResourceCount("Condition", 1, "belongs to nobody in the file"), file.LeftOut);
    }

    [Fact]
    public async Task A_file_without_people_is_said_to_hold_none()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var folder = new ImportFolder();
        folder.Write(ImportFolder.Bundle("""{"resourceType":"Organization","id":"o"}""", "5", "null", "[1]"));

        var report = await ImportFolder.Import(clinic, folder.FullName);

        Assert.False(report.EveryFileUsed);
        Assert.Equal("The bundle holds no Patient.", Assert.Single(report.Files[0].Problems).Sentence);
        Assert.Equal([new("", 3, "the entry holds no resource"), new("Organization", 1, "the directory of other places is not kept")], report.Files[0].LeftOut);
    }

    [Fact]
    public async Task Records_that_replace_each_other_become_one_chart()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        var old = ImportFolder.Ana("old", ""","link":[{"type":"replaced-by","other":{"reference":"Patient/ana"}}]""");

        var file = await Import(clinic, old, ImportFolder.Ana(), Condition("Asthma", "Patient/old"));

        Assert.Equal(2, Assert.Single(file.Charts).Entry);
        await using var db = clinic.Db();
        Assert.Equal((await db.Patients.SingleAsync()).Id, (await db.Conditions.SingleAsync()).PatientId);
    }

    [Fact]
    public async Task Records_that_replace_each_other_in_a_circle_become_none()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        var a = ImportFolder.Ana("a", ""","link":[{"type":"replaced-by","other":{"reference":"Patient/b"}}]""");
        var b = ImportFolder.Ana("b", ""","link":[{"type":"replaced-by","other":{"reference":"Patient/a"}}]""");
        var c = ImportFolder.Ana("c", ""","link":[{"type":"seealso","other":{"reference":"Patient/c"}}]""");

        var file = await Import(clinic, a, b, c, Condition("Asthma", "Patient/a"));

        Assert.Equal([ChartOutcome.NotImported, ChartOutcome.NotImported, ChartOutcome.Imported], file.Charts.Select(chart => chart.Outcome));
        Assert.Contains("circle", file.Charts[0].Sentence, StringComparison.Ordinal);
        Assert.Contains(new ResourceCount("Condition", 1, "the person was not imported"), file.LeftOut);
    }

    [Fact]
    public async Task The_same_identifier_with_another_birth_date_is_not_taken_for_the_same_person()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        await Import(clinic, ImportFolder.Ana());

        var file = await Import(clinic, ImportFolder.Ana().Replace("1970", "1971", StringComparison.Ordinal));

        Assert.Equal("Chart 100001 has the same identifier and another date of birth: one of the two is wrong.", Assert.Single(file.Charts).Sentence);
    }

    [Theory]
    [InlineData("\"deceasedBoolean\":true", "0001-01-01", "The person has died; the day is not told.")]
    [InlineData("\"deceasedBoolean\":\"true\"", "0001-01-01", "The person has died; the day is not told.")]
    [InlineData("\"deceasedDateTime\":\"2019\"", "0001-01-01", "The person has died; only the year or month is told, so the day stands as unknown.")]
    [InlineData("\"deceasedDateTime\":\"1960-01-01\"", "0001-01-01", "The person has died; the day told is not possible, so it stands as unknown.")]
    [InlineData("\"deceasedDateTime\":\"2019-05-06T23:30:00-11:00\"", "2019-05-06", null)]
    [InlineData("\"deceasedBoolean\":false", null, null)]
    public async Task A_death_is_kept_with_its_day_or_without(string deceased, string? day, string? problem)
    {
        foreach (var engine in TestPostgres.IsThere ? new[] { Engine.Sqlite, Engine.Postgres } : [Engine.Sqlite])
        {
            await using var clinic = await TestClinic.Open(engine);
            var file = await Import(clinic, ImportFolder.Ana(more: $",{deceased}"), ImportFolder.Order("\"medicationCodeableConcept\":{\"text\":\"Xanax\"}"));

            await using var db = clinic.Db();
            Assert.Equal(day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd"), (await db.Patients.SingleAsync()).DeceasedOn);
            Assert.Equal(day is null ? 1 : 0, (await db.TaperRecords.SingleAsync()).ToConfirm.Count);
            Assert.Equal(problem, file.Problems.Select(it => it.Sentence).FirstOrDefault());
        }
    }

    [Fact]
    public async Task What_the_desk_records_is_taken_from_the_best_of_each_kind()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        await Import(clinic, """
            {"resourceType":"Patient","identifier":[{"system":"http://hl7.org/fhir/sid/us-ssn","value":"999-00-1111"},{"value":"12"},{"system":"http://a","value":"1"},{"type":{"coding":[{"code":"MR"}]},"system":"http://b","value":"2"}],
             "name":[{"use":"old","family":"Before","given":["Ana"]},{"use":"weird","family":"Odd","given":["Ana"]},{"use":"official","family":"Silva ","given":["Ana","María"]},{"use":"nickname","given":["Nita"]}],
             "telecom":[{"system":"phone","value":"415 555 0100","use":"work"},{"system":"phone","value":"(415) 555-0138","use":"mobile"},{"system":"phone","value":"old","use":"old"},{"system":"email","value":"ana@example.org"}],
             "birthDate":"1970-01-02","communication":[{"language":{"text":"French"}},{"language":{"coding":[{"code":"zh-Hant"}]},"preferred":true}],
             "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired","valueBoolean":true}],
             "contact":[{"name":{"family":"Wrong"}},{"relationship":[{"coding":[{"code":"C"}],"text":"Brother"}],"name":{"family":"Silva","given":["Rui"]},"telecom":[{"system":"phone","value":"415 555 0199"}]}],
             "address":[{"use":"home","line":["1 Mission St"],"city":"San Francisco","state":"CA","postalCode":"94105","country":"US"}],
             "somethingNew":{"a":[1,2]}}
            """);

        await using var db = clinic.Db();
        var ana = await db.Patients.SingleAsync();
        Assert.Equal("http://b|2", ana.ImportedFrom);
        Assert.Equal(
            new PatientDetails
            {
                FirstName = "Ana María",
                LastName = "Silva",
                PreferredName = "Nita",
                OtherNames = "Ana Odd, Ana Before",
                BirthDate = new DateOnly(1970, 1, 2),
                Phone = "(415) 555-0138",
                Email = "ana@example.org",
                Address = "1 Mission St, San Francisco, CA 94105",
                Language = "zh",
                Interpreter = true,
                EmergencyContact = "Rui Silva (Brother)",
                EmergencyPhone = "415 555 0199",
            },
            ana.Details);
    }

    [Fact]
    public async Task Optional_facts_that_break_the_rules_are_left_out_and_named()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        var file = await Import(clinic, """
            {"resourceType":"Patient","id":"a","name":[{"family":"Sil\u0000va","given":["Ana"]}],"birthDate":"1970-01-02","gender":7,
             "telecom":[{"system":"phone","value":"ask"},{"system":"email","value":"nowhere"},{"system":"phone","value":5}],"communication":[{"language":{"text":"Klingon"}}],"address":"somewhere"}
            """);

        await using var db = clinic.Db();
        var details = (await db.Patients.SingleAsync()).Details;
        Assert.Equal(("Sil va", "", "", "", "en"), (details.LastName, details.Phone, details.Email, details.Address, details.Language));
        Assert.Equal(
            [
                "Patient.telecom.value has not the form FHIR R4 gives it and was left out.",
                "Patient.address has not the form FHIR R4 gives it and was left out.",
                "The language is none that the clinic records: English stands in the chart.",
                "The phone was left out. A phone number has digits, spaces and ( ) - . + only.",
                "The e-mail address was left out. Write the e-mail address as name@example.org.",
            ],
            file.Problems.Select(problem => problem.Sentence));
    }

    private static string Condition(string name, string subject) => $$$"""{"resourceType":"Condition","code":{"text":"{{{name}}}"},"subject":{"reference":"{{{subject}}}"}}""";

    private static async Task<FileReport> Import(TestClinic clinic, params IEnumerable<string> resources)
    {
        using var folder = new ImportFolder();
        folder.Write(ImportFolder.Bundle(resources));
        var report = await ImportFolder.Import(clinic, folder.FullName);
        var file = Assert.Single(report.Files);
        Assert.Null(file.Refused);
        return file;
    }
}
