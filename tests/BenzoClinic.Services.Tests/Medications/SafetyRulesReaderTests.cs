using BenzoClinic.Services.Medications;

namespace BenzoClinic.Services.Tests.Medications;

/// <summary>Each mistake an editor can make in the rules is named with its file and line. The row under test stands on line 3.</summary>
public sealed class SafetyRulesReaderTests : IDisposable
{
    private const string Group = """{"code":"opioid","name":"opioid","kind":"medication","words":["oxycodone"],"source":"Book"}""";
    private const string Rule = """{"code":"I1","left":["opioid"],"right":["benzodiazepine"],"severity":"boxed","sentence":"It harms.","instead":"Another.","needsReason":true,"source":"Book"}""";
    private const string Supportive = """{"name":"Gabapentin","names":[],"usual":"300 mg","usualLow":100,"usualHigh":1800,"maximum":3600,"watch":"Sedation","source":"Book"}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rules-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Sound_files_are_read() => Assert.Equal("I1", Read(Group, Rule, Supportive).Rules.Single().Code);

    [Theory]
    [InlineData(Group, "The group “opioid” stands twice, or is one that needs no row.")]
    [InlineData("""{"code":"z-drug","name":"z","kind":"medication","words":["x"],"source":"Book"}""", "The group “z-drug” stands twice, or is one that needs no row.")]
    [InlineData("""{"code":"x","name":"x","kind":"herb","words":["x"],"source":"Book"}""", "Unknown kind “herb”: write medication, condition, age.")]
    [InlineData("""{"code":"x","name":"x","kind":"medication","source":"Book"}""", "The column “words” is missing.")]
    [InlineData("""{"code":"x","name":"x","kind":"medication","words":["3"],"source":"Book"}""", "Each of “words” needs letters: figures are not looked at.")]
    [InlineData("""{"code":"x","name":"x","kind":"medication","words":["x"],"codes":["F10"],"source":"Book"}""", "“codes” belongs to groups of the kind condition.")]
    [InlineData("""{"code":"x","name":"x","kind":"age","source":"Book"}""", "“fromAge” belongs to groups of the kind age, and to no other.")]
    [InlineData("""{"code":"x","name":"x","kind":"medication","words":["x"],"word":"x","source":"Book"}""", "Unknown column “word”.")]
    public void A_mistake_in_a_group(string row, string sentence) => AssertProblem("substance-groups.json", sentence, () => Read($"{Group},\n{row}", Rule, Supportive));

    [Theory]
    [InlineData(Rule, "The rule “I1” stands twice.")]
    [InlineData("""{"code":"I2","left":["azole"],"severity":"minor","sentence":"It harms.","instead":"Another.","needsReason":false,"source":"Book"}""", "Unknown group “azole”.")]
    [InlineData("""{"code":"I2","left":["opioid"],"severity":"bad","sentence":"It harms.","instead":"Another.","needsReason":false,"source":"Book"}""", "Unknown severity “bad”: write contraindicated, boxed, severe, major, duplicate, moderate, minor.")]
    [InlineData("""{"code":"I2","left":["opioid"],"severity":"boxed","sentence":"It harms.","instead":"Another.","needsReason":false,"source":"Book"}""", "This rule must ask for a reason: “needsReason” is true.")]
    [InlineData("""{"code":"I2","left":["opioid"],"least":1,"severity":"minor","sentence":"It harms.","instead":"Another.","needsReason":false,"source":"Book"}""", "“least” is 2 or more, and stands in the place of “right”.")]
    [InlineData("""{"code":"I2","left":["opioid"],"right":["opioid"],"refusedHere":true,"severity":"minor","sentence":"It harms.","instead":"Another.","needsReason":true,"source":"Book"}""", "“refusedHere” is about a substance alone.")]
    [InlineData("""{"code":"I2","left":["opioid"],"unless":["I3"],"severity":"minor","sentence":"It harms.","instead":"Another.","needsReason":false,"source":"Book"}""", "“unless” names “I3”, which is no earlier rule.")]
    [InlineData("""{"code":"I2","left":["opioid"],"severity":"minor","sentence":"It harms.","instead":"Another.","needsReason":false}""", "The column “source” is missing.")]
    public void A_mistake_in_a_rule(string row, string sentence) => AssertProblem("interactions.json", sentence, () => Read(Group, $"{Rule},\n{row}", Supportive));

    [Theory]
    [InlineData("""{"name":"X","names":[],"usual":"x","usualLow":200,"usualHigh":100,"maximum":300,"watch":"x","source":"Book"}""", "“usualLow”, “usualHigh” and “maximum” must not fall.")]
    [InlineData("""{"name":"X","names":[],"usual":"x","usualLow":1,"usualHigh":2,"maximum":3,"olderFrom":61,"watch":"x","source":"Book"}""", "“olderFrom” and “olderMaximum” are given together or not at all.")]
    [InlineData("""{"name":"X","names":[],"usual":"x","usualLow":1,"usualHigh":2,"maximum":3,"raisedMaximum":2,"watch":"x","source":"Book"}""", "“raisedBy” and “raisedMaximum” are given together or not at all.")]
    [InlineData("""{"name":"X","names":[],"usual":"x","usualLow":1,"usualHigh":2,"maximum":3,"perDose":4,"watch":"x","source":"Book"}""", "No figure may be above “maximum”.")]
    [InlineData("""{"name":"X","names":[],"usual":"x","usualHigh":2,"maximum":3,"watch":"x","source":"Book"}""", "The column “usualLow” is missing.")]
    public void A_mistake_in_a_figure(string row, string sentence) => AssertProblem("supportive.json", sentence, () => Read(Group, Rule, $"{Supportive},\n{row}"));

    [Fact]
    public void A_figure_that_names_no_group()
    {
        var row = Supportive.Replace("\"watch\"", "\"raisedBy\":[\"azole\"],\"raisedMaximum\":600,\"watch\"", StringComparison.Ordinal);
        var exception = Assert.Throws<FormularyException>(() => Read(Group, Rule, row));
        Assert.Equal("Gabapentin names the group “azole”, which substance-groups.json lacks.", exception.Problems.Single().Sentence);
    }

    private Domain.Medications.SafetyRules Read(string groups, string rules, string supportive)
    {
        foreach (var (name, rows) in new[] { ("substance-groups.json", groups), ("interactions.json", rules), ("supportive.json", supportive) })
            File.WriteAllText(Path.Combine(_folder.FullName, name), $"[\n{rows}\n]\n");
        return SafetyRulesReader.ReadFrom(_folder.FullName);
    }

    private static void AssertProblem(string file, string sentence, Action read)
    {
        var problem = Assert.Throws<FormularyException>(read).Problems[0];
        Assert.Equal((file, 3, sentence), (problem.File, problem.Line, problem.Sentence));
    }
}
