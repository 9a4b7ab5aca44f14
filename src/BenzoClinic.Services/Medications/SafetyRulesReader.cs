using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Services.Medications;

/// <summary>Reads <c>substance-groups.json</c> and <c>interactions.json</c>, and checks them against each other.</summary>
public static class SafetyRulesReader
{
    private static readonly Dictionary<string, GroupKind> Kinds = new()
    {
        ["medication"] = GroupKind.Medication,
        ["condition"] = GroupKind.Condition,
        ["age"] = GroupKind.Age,
    };

    private static readonly Dictionary<string, AlertSeverity> Severities = Enum.GetValues<AlertSeverity>().ToDictionary(severity => severity.ToString().ToLowerInvariant());

    /// <summary>Reads and checks the files.</summary>
    /// <exception cref="FormularyException">Any row is wrong; it lists every problem with file and line.</exception>
    public static SafetyRules ReadFrom(string folder)
    {
        var problems = new List<FormularyProblem>();
        var groupRows = ReferenceFile.Read(folder, "substance-groups.json", problems);
        var ruleRows = ReferenceFile.Read(folder, "interactions.json", problems);
        // A file that cannot be read would make every row that refers to it look wrong.
        if (problems.Count > 0) throw new FormularyException(problems);

        var codes = new HashSet<string> { SubstanceGroup.Benzodiazepines, SubstanceGroup.ZDrugs };
        var groups = groupRows.Select(row => Group(row, codes)).ToList();
        var earlier = new HashSet<string>();
        var rules = ruleRows.Select(row => Rule(row, codes, earlier)).ToList();
        if (problems.Count > 0) throw new FormularyException(problems);

        var supportive = SupportiveReader.ReadFrom(folder).All;
        foreach (var it in supportive)
            foreach (var code in it.Figures.RaisedBy.Where(code => !codes.Contains(code)))
                problems.Add(new FormularyProblem("supportive.json", 0, $"{it.Name} names the group “{code}”, which substance-groups.json lacks."));
        return problems.Count > 0 ? throw new FormularyException(problems) : new SafetyRules(groups, rules, supportive);
    }

    private static SubstanceGroup Group(ReferenceRow row, HashSet<string> codes)
    {
        var group = new SubstanceGroup(
            row.Text("code"),
            row.Text("name"),
            row.Word("kind", Kinds),
            row.TextsOrNone("words"),
            row.TextsOrNone("codes"),
            row.WholeOrNull("fromAge"),
            row.Text("source"));
        if (group.Code.Length > 0 && !codes.Add(group.Code)) row.Report($"The group “{group.Code}” stands twice, or is one that needs no row.");
        if (group.Words.Any(word => !word.Any(char.IsLetter))) row.Report("Each of “words” needs letters: figures are not looked at.");
        if ((group.Kind == GroupKind.Age) != (group.FromAge is not null)) row.Report("“fromAge” belongs to groups of the kind age, and to no other.");
        if (group.Kind != GroupKind.Age && group.Words.Count == 0) row.Report("The column “words” is missing.");
        if (group.Kind != GroupKind.Condition && group.Codes.Count > 0) row.Report("“codes” belongs to groups of the kind condition.");
        row.ReportOtherColumns();
        return group;
    }

    private static InteractionRule Rule(ReferenceRow row, HashSet<string> groups, HashSet<string> earlier)
    {
        var rule = new InteractionRule(
            row.Text("code"),
            row.Word("severity", Severities),
            row.Texts("left"),
            row.TextsOrNone("right"),
            row.WholeOrNull("least"),
            row.Text("sentence"),
            row.Text("instead"),
            row.Text("source"))
        {
            NeedsReason = row.Flag("needsReason"),
            AlwaysAsks = row.FlagOrFalse("alwaysAsks"),
            RefusedHere = row.FlagOrFalse("refusedHere"),
            TaperedAsOne = row.FlagOrFalse("taperedAsOne"),
            Unless = row.TextsOrNone("unless"),
        };
        foreach (var code in rule.Left.Concat(rule.Right).Where(code => !groups.Contains(code))) row.Report($"Unknown group “{code}”.");
        foreach (var code in rule.Unless.Where(code => !earlier.Contains(code))) row.Report($"“unless” names “{code}”, which is no earlier rule.");
        if (rule.Code.Length > 0 && !earlier.Add(rule.Code)) row.Report($"The rule “{rule.Code}” stands twice.");
        if (rule is { Least: not null, Right.Count: > 0 } or { Least: < 2 }) row.Report("“least” is 2 or more, and stands in the place of “right”.");
        if (rule.RefusedHere && (rule.Right.Count > 0 || rule.Least is not null)) row.Report("“refusedHere” is about a substance alone.");
        if (!rule.NeedsReason && (rule.AlwaysAsks || rule.RefusedHere || rule.Severity is AlertSeverity.Contraindicated or AlertSeverity.Boxed))
            row.Report("This rule must ask for a reason: “needsReason” is true.");
        row.ReportOtherColumns();
        return rule;
    }
}
