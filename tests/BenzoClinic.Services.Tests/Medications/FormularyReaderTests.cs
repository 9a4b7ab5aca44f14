using System.Text;
using BenzoClinic.Services.Medications;

namespace BenzoClinic.Services.Tests.Medications;

/// <summary>Each mistake an editor can make in the reference data is named with its file and line.</summary>
public sealed class FormularyReaderTests : IDisposable
{
    private const string Medications = "medications.json";
    private const string Products = "products.json";
    private const string Tables = "equivalence-tables.json";
    private const string Equivalences = "equivalences.json";

    // The row under test stands on line 3 of its file; line 2 holds a sound one.
    private static readonly Dictionary<string, string> Sound = new()
    {
        [Medications] = """{"code":"diazepam","name":"Diazepam","class":"benzodiazepine","acting":"long","halfLife":"20–100 h","brands":["Valium"],"rxNorm":"3322","maximumPerDay":40,"maximumSource":"Label","orderable":true,"source":"Book"}""",
        [Products] = """{"code":"diazepam-tablet-5","medication":"diazepam","form":"tablet","mg":5,"parts":2,"source":"Label"}""",
        [Tables] = """{"code":"ashton","name":"Ashton","source":"Book"}""",
        [Equivalences] = """{"table":"ashton","medication":"diazepam","mg":10,"diazepam":10,"source":"Book"}""",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("formulary-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Sound_files_are_read()
    {
        WriteAll();
        var formulary = FormularyReader.ReadFrom(_folder.FullName);
        Assert.Equal("Tablet 5 mg, scored in halves", formulary.FindProduct("diazepam-tablet-5")?.Label);
        Assert.Equal("3322", formulary.Find("diazepam")?.RxNorm);
    }

    [Fact]
    public void A_byte_order_mark_is_no_mistake()
    {
        WriteAll();
        File.WriteAllText(PathOf(Products), $"[\r\n{Sound[Products]}\r\n]", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.NotNull(FormularyReader.ReadFrom(_folder.FullName).FindProduct("diazepam-tablet-5"));
    }

    [Theory]
    [InlineData("""{"code":"diazepam","name":"D","class":"benzodiazepine","acting":"long","halfLife":"1 h","brands":[],"orderable":true,"source":"Book"}""", "The medication “diazepam” stands twice.")]
    [InlineData("""{"code":"x","name":"X","class":"opioid","acting":"long","halfLife":"1 h","brands":[],"orderable":true,"source":"Book"}""", "Unknown class “opioid”: write benzodiazepine, z-drug.")]
    [InlineData("""{"code":"x","name":"X","class":"z-drug","acting":"long","halfLife":"1 h","brands":[],"orderable":true}""", "The column “source” is missing.")]
    [InlineData("""{"code":"x","name":"X","class":"z-drug","acting":"long","halfLife":"1 h","brands":[],"orderable":"yes","source":"Book"}""", "The column “orderable” must be true or false.")]
    [InlineData("""{"code":"x","name":"X","class":"z-drug","acting":"long","halfLife":"1 h","brands":"X","orderable":true,"source":"Book"}""", "The column “brands” must be a list of texts.")]
    [InlineData("""{"code":"x","name":"X","class":"z-drug","acting":"long","halfLife":"1 h","brands":[],"maximumPerDay":4,"orderable":true,"source":"Book"}""", "“maximumPerDay” and “maximumSource” are given together or not at all.")]
    public void A_wrong_medication_is_named(string row, string sentence) => AssertProblem(Medications, row, sentence);

    [Theory]
    [InlineData("""{"code":"diazepam-tablet-5","medication":"diazepam","form":"tablet","mg":5,"parts":2,"source":"Label"}""", "The product “diazepam-tablet-5” stands twice.")]
    [InlineData("""{"code":"x","medication":"diazepan","form":"tablet","mg":5,"parts":2,"source":"Label"}""", "The medication “diazepan” is not in medications.json.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"pill","mg":5,"parts":2,"source":"Label"}""", "Unknown form “pill”: write tablet, capsule, orally disintegrating, extended release, sublingual, film, solution.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"tablet","mg":0,"parts":2,"source":"Label"}""", "The column “mg” must be above zero.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"tablet","mg":-5,"parts":2,"source":"Label"}""", "The column “mg” must be above zero.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"tablet","mg":"5","parts":2,"source":"Label"}""", "The column “mg” must be a number of mg.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"tablet","mg":1e300,"parts":2,"source":"Label"}""", "The column “mg” must be a number of mg.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"tablet","mg":10000,"parts":2,"source":"Label"}""", "The column “mg” must be below 10,000 mg and have at most six decimals.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"tablet","mg":5,"parts":3,"source":"Label"}""", "“parts” must be 1 (never split), 2 (halves) or 4 (quarters).")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"tablet","mg":5,"parts":1.5,"source":"Label"}""", "The column “parts” must be a whole number.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"capsule","mg":5,"parts":2,"source":"Label"}""", "Only a plain tablet is split: “parts” must be 1 for every other form.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"orally disintegrating","mg":5,"parts":2,"source":"Label"}""", "Only a plain tablet is split: “parts” must be 1 for every other form.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"extended release","mg":5,"parts":4,"source":"Label"}""", "Only a plain tablet is split: “parts” must be 1 for every other form.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"sublingual","mg":5,"parts":2,"source":"Label"}""", "Only a plain tablet is split: “parts” must be 1 for every other form.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"film","mg":5,"parts":2,"source":"Label"}""", "Only a plain tablet is split: “parts” must be 1 for every other form.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"solution","mgPerMl":5,"parts":2,"syringe":"5 mL oral syringe","stepMl":0.1,"capacityMl":5,"daysOnceOpened":90,"source":"Label"}""", "Only a plain tablet is split: “parts” must be 1 for every other form.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"solution","mgPerMl":5,"parts":1,"syringe":"5 mL oral syringe","stepMl":0,"capacityMl":5,"daysOnceOpened":90,"source":"Label"}""", "The column “stepMl” must be above zero, at most 1,000 mL, with at most three decimals.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"solution","mgPerMl":0.000001,"parts":1,"syringe":"5 mL oral syringe","stepMl":0.1,"capacityMl":5,"daysOnceOpened":90,"source":"Label"}""", "One step of the syringe must hold a whole number of nanograms.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"tablet","mg":5,"parts":2,"source":"  "}""", "The column “source” is missing.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"tablet","mg":5,"parts":2,"source":"Label","colour":"blue"}""", "Unknown column “colour”.")]
    [InlineData("""{"code":"x","medication":"diazepam","form":"tablet","mg":5,"mg":2,"parts":2,"source":"Label"}""", "The column “mg” stands twice.")]
    [InlineData("5", "A row must stand between { and }.")]
    public void A_wrong_product_is_named(string row, string sentence) => AssertProblem(Products, row, sentence);

    [Fact]
    public void A_solution_with_a_strength_per_piece_is_named()
    {
        var problems = ProblemsWith(Products, """{"code":"x","medication":"diazepam","form":"solution","mg":5,"parts":1,"syringe":"5 mL oral syringe","stepMl":0.1,"capacityMl":5,"daysOnceOpened":90,"source":"Label"}""");
        Assert.Equal(
            ["products.json, line 3: The column “mgPerMl” is missing.", "products.json, line 3: Unknown column “mg”."],
            problems.Select(problem => problem.ToString()));
    }

    [Theory]
    [InlineData("""{"code":"ashton","name":"Again","source":"Book"}""", "The table “ashton” stands twice.")]
    [InlineData("""{"code":"empty","name":"Empty","source":"Book"}""", "The table “empty” has no row for diazepam itself.")]
    public void A_wrong_table_is_named(string row, string sentence) => AssertProblem(Tables, row, sentence);

    [Theory]
    [InlineData("""{"table":"ashton","medication":"diazepam","mg":10,"diazepam":10,"source":"Book"}""", "The medication “diazepam” stands twice in the table “ashton”.")]
    [InlineData("""{"table":"maudsley","medication":"diazepam","mg":10,"diazepam":10,"source":"Book"}""", "The table “maudsley” is not in equivalence-tables.json.")]
    [InlineData("""{"table":"ashton","medication":"phenazepam","mg":1,"diazepam":10,"source":"Book"}""", "The medication “phenazepam” is not in medications.json.")]
    [InlineData("""{"table":"ashton","medication":"lorazepam","low":2,"high":1,"diazepam":10,"source":"Book"}""", "“low” is above “high”.")]
    [InlineData("""{"table":"ashton","medication":"lorazepam","mg":3,"low":1,"high":2,"diazepam":10,"source":"Book"}""", "“mg” must lie between “low” and “high”.")]
    [InlineData("""{"table":"ashton","medication":"lorazepam","low":2,"diazepam":10,"source":"Book"}""", "Give “mg” for one figure, “low” and “high” for a range, or all three.")]
    [InlineData("""{"table":"ashton","medication":"lorazepam","diazepam":10,"source":"Book"}""", "Give “mg” for one figure, “low” and “high” for a range, or all three.")]
    [InlineData("""{"table":"ashton","medication":"lorazepam","mg":1,"diazepam":0,"source":"Book"}""", "The column “diazepam” must be above zero.")]
    [InlineData("""{"table":"ashton","medication":"lorazepam","mg":1,"diazepam":10}""", "The column “source” is missing.")]
    public void A_wrong_equivalence_is_named(string row, string sentence)
    {
        var lorazepam = Sound[Medications].Replace("diazepam", "lorazepam", StringComparison.Ordinal);
        WriteAll();
        Write(Medications, Sound[Medications], lorazepam);
        Write(Equivalences, Sound[Equivalences], row);
        Assert.Equal([new(Equivalences, 3, sentence)], Problems());
    }

    [Fact]
    public void Diazepam_that_is_not_equal_to_itself_is_named()
    {
        WriteAll();
        Write(Equivalences, """{"table":"ashton","medication":"diazepam","mg":5,"diazepam":10,"source":"Book"}""");
        Assert.Equal([new(Equivalences, 2, "Diazepam must equal itself.")], Problems());
    }

    [Theory]
    [InlineData("[\n{\"code\":\"a\"}\n{\"code\":\"b\"}\n]", 3)]
    [InlineData("[\n{\"code\":\"a\",}\n]", 2)]
    [InlineData("[\n{\"code\":\"a\"},\n]", 3)]
    [InlineData("[\n{\"code\":\"a\"}\n", 3)]
    [InlineData("[\n{\"code\":\"a\"}\n]\n[]", 4)]
    [InlineData("", 1)]
    public void Malformed_json_is_named_with_its_line(string text, int line)
    {
        WriteAll();
        File.WriteAllText(PathOf(Products), text);
        var problem = Assert.Single(Problems());
        Assert.Equal((Products, line), (problem.File, problem.Line));
        Assert.StartsWith("This is not well-formed JSON: ", problem.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_a_list_is_named()
    {
        WriteAll();
        File.WriteAllText(PathOf(Tables), "{}");
        Assert.Equal([new(Tables, 1, "The file must be a list of rows, between [ and ].")], Problems());
    }

    [Fact]
    public void A_file_that_is_not_utf_8_is_named()
    {
        WriteAll();
        File.WriteAllBytes(PathOf(Medications), Encoding.Latin1.GetBytes("[ \"½\" ]"));
        Assert.Equal([new(Medications, 0, "The file is not UTF-8 text.")], Problems());
    }

    [Fact]
    public void A_missing_file_and_a_missing_folder_are_named()
    {
        WriteAll();
        File.Delete(PathOf(Equivalences));
        Assert.Equal([new(Equivalences, 0, $"The file is not in {_folder.FullName}.")], Problems());

        var nowhere = PathOf("nowhere");
        var exception = Assert.Throws<FormularyException>(() => FormularyReader.ReadFrom(nowhere));
        Assert.Equal(4, exception.Problems.Count);
        Assert.All(exception.Problems, problem => Assert.Equal($"The folder {nowhere} does not exist.", problem.Sentence));
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        WriteAll();
        Write(Medications, Sound[Medications], """{"code":"x","name":"X","class":"z-drug","acting":"slow","halfLife":"1 h","brands":[],"orderable":true,"source":"Book"}""");
        Write(Products, Sound[Products], """{"code":"y","medication":"nobody","form":"tablet","mg":5,"parts":7,"source":"Label"}""");
        var exception = Assert.Throws<FormularyException>(() => FormularyReader.ReadFrom(_folder.FullName));
        Assert.Equal(
            """
            The medication reference data has 3 problems:
            medications.json, line 3: Unknown acting “slow”: write short, intermediate, long.
            products.json, line 3: The medication “nobody” is not in medications.json.
            products.json, line 3: “parts” must be 1 (never split), 2 (halves) or 4 (quarters).
            """,
            exception.Message,
            ignoreLineEndingDifferences: true);
    }

    private void AssertProblem(string file, string row, string sentence) =>
        Assert.Equal([new(file, 3, sentence)], ProblemsWith(file, row));

    private IReadOnlyList<FormularyProblem> ProblemsWith(string file, string row)
    {
        WriteAll();
        Write(file, Sound[file], row);
        return Problems();
    }

    private IReadOnlyList<FormularyProblem> Problems() =>
        Assert.Throws<FormularyException>(() => FormularyReader.ReadFrom(_folder.FullName)).Problems;

    private void WriteAll()
    {
        foreach (var (file, row) in Sound) Write(file, row);
    }

    private void Write(string file, params string[] rows) => File.WriteAllText(PathOf(file), $"[\n{string.Join(",\n", rows)}\n]\n");

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);
}
