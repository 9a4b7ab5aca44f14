using System.Text;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Fhir;

/// <summary>Files that are no bundle the import reads: a sentence each, nothing saved, the next file goes on.</summary>
public sealed class ImportBadFilesTests
{
    [Fact]
    public async Task A_missing_path_is_named()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var folder = new ImportFolder();
        var path = Path.Combine(folder.FullName, "nowhere");
        var report = await ImportFolder.Import(clinic, path);
        Assert.Equal($"There is no file or folder {path}.", report.Refused);
        Assert.False(report.EveryFileUsed);
        Assert.Equal([report.Refused], ImportReportText.Lines(report));
    }

    [Fact]
    public async Task A_folder_without_bundles_is_named()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var folder = new ImportFolder();
        folder.Write("nothing to import", "notes.txt");
        Assert.Equal($"The folder {folder.FullName} holds no .json file.", (await ImportFolder.Import(clinic, folder.FullName)).Refused);
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("   \n", "The file is empty.")]
    [InlineData("<Bundle xmlns=\"http://hl7.org/fhir\"/>", "The file is XML. This import reads FHIR as JSON.")]
    [InlineData("{\"resourceType\":\"Bundle\",\n}", "Line 2, column 1: this is not well-formed JSON.")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\"", "Line 1, column 72: this is not well-formed JSON.")]
    [InlineData("{\"resourceType\":\"Bundle\"}\n{}", "Line 2, column 1: this is not well-formed JSON.")]
    [InlineData("not json", "Line 1, column 2: this is not well-formed JSON.")]
    [InlineData("[]", "The file is JSON, but not FHIR: it does not begin with a resource that names its resourceType.")]
    [InlineData("{\"patients\":[]}", "The file is JSON, but not FHIR: it does not begin with a resource that names its resourceType.")]
    [InlineData("{\"resourceType\":\"Patient\",\"id\":\"a\"}", "The file is FHIR, but not a bundle: it holds a single “Patient”.")]
    [InlineData("{\"resourceType\":\"Bundle\",\"type\":\"history\",\"entry\":[{}]}", "A bundle of the type “history” is not read.")]
    [InlineData("{\"resourceType\":\"Bundle\",\"type\":\"transaction\"}", "The bundle is empty: it has no entries.")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":5}", "The bundle is empty: it has no entries.")]
    public async Task A_file_that_is_no_bundle_is_named(string content, string sentence) =>
        Assert.StartsWith(sentence, await RefusalOf(folder => folder.Write(content)), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"resourceType":"Condition","clinicalStatus":"active","subject":{"reference":"Patient/ana"}}""", "STU3 (clinicalStatus as a plain code)")]
    [InlineData("""{"resourceType":"MedicationStatement","status":"active","taken":"y"}""", "STU3 (taken)")]
    [InlineData("""{"resourceType":"MedicationOrder","status":"active"}""", "DSTU2 (a MedicationOrder)")]
    [InlineData("""{"medication":{"concept":{"text":"Diazepam 5 mg"}},"resourceType":"MedicationRequest","status":"active"}""", "R5 (medication as one element)")]
    [InlineData("""{"resourceType":"Encounter","class":[{"text":"ambulatory"}]}""", "R5 (class as a list)")]
    [InlineData("""{"resourceType":"AllergyIntolerance","type":{"text":"allergy"}}""", "R5 (type as a concept)")]
    public async Task Another_version_is_named_with_its_entry_and_nothing_of_the_file_is_used(string resource, string version) =>
        Assert.Equal($"Entry 2 (line 3) has the form of FHIR {version}. This import reads FHIR R4.", await RefusalOf(folder => folder.Write(ImportFolder.Bundle(ImportFolder.Ana(), resource))));

    [Fact]
    public async Task A_file_of_500_megabytes_is_refused_without_being_read()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var folder = new ImportFolder();
        var path = folder.Write("");
        // Sparse: it has the size and no content.
        await using (var file = File.OpenWrite(path)) file.SetLength(500L * 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();

        var report = await ImportFolder.Import(clinic, path);

        Assert.Equal("The file is larger than 64 MB. Split it into one bundle a patient.", report.Files[0].Refused);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 50L * 1024 * 1024);
    }

    [Fact]
    public async Task Text_in_another_encoding_is_named() => Assert.Equal("The file is not UTF-8 text.", await RefusalOf(folder =>
    {
        var path = folder.Write("");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("{\"resourceType\":\"Bundle\",\"id\":\"Muñoz\"}"));
    }));

    [Fact]
    public async Task Braces_without_end_are_named() =>
        Assert.Contains("not well-formed JSON", await RefusalOf(folder => folder.Write(ImportFolder.Bundle(ImportFolder.Ana(more: ",\"extension\":" + new string('[', 100_000))))), StringComparison.Ordinal);

    [Fact]
    public async Task A_byte_order_mark_is_no_mistake()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var folder = new ImportFolder();
        File.WriteAllText(folder.Write(""), ImportFolder.Bundle(ImportFolder.Ana()), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.True((await ImportFolder.Import(clinic, folder.FullName)).EveryFileUsed);
    }

    [Fact]
    public async Task A_bad_file_does_not_keep_the_next_one_out_and_progress_names_both()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var folder = new ImportFolder();
        folder.Write("{", "1.json");
        folder.Write(ImportFolder.Bundle(ImportFolder.Ana()), "2.JSON");
        var progress = new Heard();

        var report = await ImportFolder.Import(clinic, folder.FullName, progress);

        Assert.Equal([new(1, 2, "1.json"), new(2, 2, "2.JSON")], progress.All);
        Assert.False(report.EveryFileUsed);
        Assert.Equal(ChartOutcome.Imported, Assert.Single(report.Files[1].Charts).Outcome);
        Assert.Equal("2 files: 1 new, 0 changed, 0 unchanged, 0 unusable; 1 file could not be read.", ImportReportText.Lines(report).Last());
    }

    private static async Task<string> RefusalOf(Action<ImportFolder> write)
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var folder = new ImportFolder();
        write(folder);
        var report = await ImportFolder.Import(clinic, folder.FullName);
        Assert.False(report.EveryFileUsed);
        await using var db = clinic.Db();
        Assert.Equal(0, await db.Patients.CountAsync());
        return Assert.Single(report.Files).Refused ?? "";
    }

    private sealed class Heard : IProgress<ImportProgress>
    {
        public List<ImportProgress> All { get; } = [];

        public void Report(ImportProgress value) => All.Add(value);
    }
}
