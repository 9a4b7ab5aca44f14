using System.Text;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Fhir;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Fhir;

/// <summary>A practice's list of patients, once and again.</summary>
public sealed class PatientListTests
{
    private const string Head = "MRN,First Name,Last Name,DOB,Phone,Preferred Language\n";

    [Theory, Engines]
    public async Task A_list_makes_charts_as_the_desk_would_with_an_audit_row_each(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);

        var report = await Import(clinic, Head + "7,Zoë,O'Brien,1/31/1970,503-555-0100,Spanish\n8,Bo,\"Li, Jr.\",1980-02-03,,\n");

        Assert.Equal((2, 0, 0, 0), Counts(report));
        await using var db = clinic.Db();
        var patients = await db.Patients.OrderBy(it => it.ChartNumber).ToListAsync();
        Assert.Equal(["100001 Zoë O'Brien 1970-01-31 es 503-555-0100", "100002 Bo Li, Jr. 1980-02-03 en "], patients.Select(it => $"{it.ChartNumber} {it.Details.FullName} {it.Details.BirthDate:yyyy-MM-dd} {it.Details.Language} {it.Details.Phone}"));
        Assert.All(patients, it => Assert.Equal((1 + 1, Actor.SystemId), (it.Revision, it.ChangedBy)));
        Assert.Equal(2, await db.TaperRecords.CountAsync());
        Assert.True(await db.PatientSearchTerms.AnyAsync(term => term.Term == "zoe"));
        Assert.Equal(patients.Select(it => (Guid?)it.Id.Value), await db.AuditEntries.OrderBy(row => row.Sequence).Select(row => row.PatientId).ToListAsync());
        Assert.Null(await AuditTrail.FirstBrokenRow(db));
    }

    [Theory, Engines]
    public async Task The_same_list_changes_nothing_and_a_newer_one_only_what_it_changed(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        var first = Head + "7,Ana,Silva,1/31/1970,503-555-0100,en\n8,Bo,Li,1980-02-03,,\n";
        var newer = Head + "7,Ana,Silva,1/31/1970,503-555-0199,en\n8,Bo,Li,1980-02-03,,\n9,Cy,Ng,1990-01-01,,\n";
        await Import(clinic, first);

        Assert.Equal((0, 0, 2, 0), Counts(await Import(clinic, first)));
        Assert.Equal((1, 1, 1, 0), Counts(await Import(clinic, newer, dryRun: true)));
        await using (var before = clinic.Db()) Assert.Equal((2, 2), (await before.Patients.CountAsync(), await before.AuditEntries.CountAsync()));
        Assert.Equal((1, 1, 1, 0), Counts(await Import(clinic, newer)));

        await using var db = clinic.Db();
        Assert.Equal("503-555-0199", (await db.Patients.SingleAsync(it => it.ImportedFrom == "list|id|7")).Details.Phone);
        Assert.Equal(["Imported the chart again: phone", "Imported the chart"], await db.AuditEntries.Where(row => row.Sequence > 2).OrderByDescending(row => row.Summary.Length).Select(row => row.Summary).ToListAsync());
        Assert.Null(await AuditTrail.FirstBrokenRow(db));
    }

    [Theory, Engines]
    public async Task Without_a_number_a_person_is_known_by_name_and_date_of_birth_also_when_the_desk_made_the_chart(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Import(clinic, Head + "7,Ana,Silva,1/31/1970,,\n");

        var report = await Import(clinic, "First name,Last name,DOB,Phone\nANA,Silva,1970-01-31,503-555-0100\nAna,Silva,1971-01-31,\n");

        Assert.Equal((1, 1, 0, 0), Counts(report));
        await using var db = clinic.Db();
        Assert.Equal(["503-555-0100", ""], await db.Patients.OrderBy(it => it.ChartNumber).Select(it => it.Details.Phone).ToListAsync());
    }

    [Theory]
    [InlineData("7,Ana,Silva,31/1/1970,,", "DOB", "This is not a date: write it as 1/31/1970 or 1970-01-31.")]
    [InlineData("7,,Silva,1/31/1970,,", "First Name", "Enter the first name.")]
    [InlineData("7,Ana,Silva,1/31/2070,,", "DOB", "The date of birth is in the future.")]
    [InlineData("7,Ana,Silva,1/31/1970,,,,", "", "The row has 8 cells, the list 6 columns.")]
    [InlineData("7,=1+1,Silva,1/31/1970,,\n7,Ana,Silva,1/31/1970,,", "First Name", "A name has at least one letter.")]
    public async Task What_is_wrong_is_named_with_its_line_and_column(string rows, string column, string sentence)
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        var report = await Import(clinic, $"{Head}1,\"Bo\nBo\",Li,1/1/1980,,\n{rows}\n");
        Assert.Equal(new PatientListProblem(4, column, sentence), Assert.Single(report.Problems));
        Assert.Equal(1, report.Unusable);
    }

    [Fact]
    public async Task A_cell_that_looks_like_a_formula_is_text()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        await Import(clinic, "First name,Last name,DOB,Address\nAna,@Silva,1970-01-31,\"=HYPERLINK(\"\"http://x\"\")\"\n");
        await using var db = clinic.Db();
        var details = (await db.Patients.SingleAsync()).Details;
        Assert.Equal(("@Silva", "=HYPERLINK(\"http://x\")"), (details.LastName, details.Address));
    }

    [Theory]
    [InlineData(";")]
    [InlineData("\t")]
    public async Task Other_separators_and_utf_16_are_read(string separator)
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        var report = await Import(clinic, (Head + "7,Zoë,Silva,1/31/1970,,\n").Replace(",", separator, StringComparison.Ordinal), encoding: Encoding.Unicode);
        Assert.Equal((1, 0, 0, 0), Counts(report));
    }

    [Fact]
    public async Task A_file_that_is_no_list_is_refused_with_a_sentence()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        Assert.Equal("The file is empty.", (await Import(clinic, "")).Refused);
        Assert.Equal("Line 2 is not UTF-8 text. Save the list as CSV UTF-8.", (await Import(clinic, Head + "7,Zoë,S,1/31/1970,,\n", encoding: Encoding.Latin1)).Refused);
        Assert.Equal("Line 1 is not text. Save the list as CSV UTF-8.", (await Import(clinic, "A\0B")).Refused);
        Assert.Equal("The list has 1000 columns; at most 500 are read.", (await Import(clinic, new string(',', 999).Replace(",", "a,", StringComparison.Ordinal) + "a\n")).Refused);
        Assert.Equal("Line 1 is longer than a million letters: this is not a list of patients.", (await Import(clinic, new string(',', 1_100_000))).Refused);
        Assert.Equal("No column is the last name.", (await Import(clinic, "First name,DOB\nAna,1/31/1970\n")).Refused);
        Assert.StartsWith("Line 2: a cell is longer than", (await Import(clinic, Head + "7,\"Ana" + new string('\n', 200_000))).Refused, StringComparison.Ordinal);
        await using var db = clinic.Db();
        Assert.Equal(0, await db.Patients.CountAsync());
    }

    [Theory, Engines]
    public async Task Stopped_between_batches_the_same_list_goes_on_from_there(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        var list = Head + string.Concat(Enumerable.Range(0, 2_500).Select(number => $"{number},Ana,Silva,1/31/1970,,\n"));
        using var stop = new CancellationTokenSource();

        var report = await Import(clinic, list, progress: new Stopping(stop), stop: stop.Token);

        Assert.Equal((true, 1_000), (report.Stopped, report.New));
        Assert.Equal((1_500, 0, 1_000, 0), Counts(await Import(clinic, list)));
        await using var db = clinic.Db();
        Assert.Equal(Enumerable.Range(100_001, 2_500), await db.Patients.OrderBy(it => it.ChartNumber).Select(it => it.ChartNumber).ToListAsync());
        Assert.Equal((2_500, 2_500), (await db.TaperRecords.CountAsync(), await db.AuditEntries.CountAsync()));
        Assert.Null(await AuditTrail.FirstBrokenRow(db));
    }

    [Theory, Engines]
    public async Task A_batch_that_fails_leaves_nothing_behind(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await using (var before = clinic.Db()) await before.Database.ExecuteSqlRawAsync("""DROP TABLE "ImportedFacts";""");

        // The facts are asked for only where a chart is here: the first statement that misses the table is the last of the batch.
        var report = await Import(clinic, Head + "7,Ana,Silva,1/31/1970,,\n");

        Assert.Equal((0, 0, 0, 1), Counts(report));
        await using var db = clinic.Db();
        Assert.Equal((0, 0, 0), (await db.Patients.CountAsync(), await db.PatientSearchTerms.CountAsync(), await db.AuditEntries.CountAsync()));
    }

    private static (int, int, int, int) Counts(PatientListReport report) => (report.New, report.Changed, report.Unchanged, report.Unusable);

    private static async Task<PatientListReport> Import(
        TestClinic clinic, string list, bool dryRun = false, Encoding? encoding = null, IProgress<PatientListProgress>? progress = null, CancellationToken stop = default)
    {
        using var folder = new ImportFolder();
        var path = Path.Combine(folder.FullName, "list.csv");
        await File.WriteAllTextAsync(path, list, encoding ?? new UTF8Encoding(false), TestContext.Current.CancellationToken);
        using var system = clinic.System();
        var service = system.Get<PatientListService>();
        var look = await service.Look(path, TestContext.Current.CancellationToken);
        // A list whose head cannot be read is refused by the import too, whatever its columns are said to be.
        var columns = look.Refused is null ? look.Guess : PatientListColumns.Guess(["First name", "Last name", "DOB"]);
        return await (dryRun ? service.DryRun(path, columns, progress, stop) : service.Import(path, columns, progress, stop));
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<PatientListProgress>
    {
        public void Report(PatientListProgress value) => stop.Cancel();
    }
}
