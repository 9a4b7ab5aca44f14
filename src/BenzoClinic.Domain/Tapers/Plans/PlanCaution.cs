using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>What to mind before a change to diazepam.</summary>
/// <param name="Sentence">What it means here.</param>
/// <param name="Source">Where it is written.</param>
public sealed record PlanCaution(string Code, string Sentence, string Source)
{
    private const string Switching = "Switch cautions of the published tapering guides; US label of diazepam";

    private static readonly string[] Liver = ["|K70", "|K71", "|K72", "|K73", "|K74", "|K75", "|K76", "|B18", "liver", "hepatic", "hepatitis", "cirrhosis"];
    private static readonly string[] Breathing = ["|J44", "|J43", "|G47.3", "|E66.2", "copd", "chronic obstructive", "sleep apnea", "sleep apnoea", "emphysema"];
    private static readonly string[] Inhibitors =
    [
        "fluvoxamine", "fluoxetine", "omeprazole", "esomeprazole", "fluconazole", "ketoconazole", "itraconazole", "voriconazole", "clarithromycin", "erythromycin", "cimetidine",
        "diltiazem", "verapamil", "ritonavir", "cobicistat", "nefazodone", "cannabidiol", "cenobamate", "ticlopidine",
    ];

    /// <summary>The cautions of one person.</summary>
    /// <param name="conditions">Code and words of each condition that counts.</param>
    /// <param name="others">Names of what is taken besides the regimen.</param>
    public static IReadOnlyList<PlanCaution> Of(DateOnly birthDate, DateOnly today, IReadOnlyList<string> conditions, IReadOnlyList<string> others)
    {
        var cautions = new List<PlanCaution>();
        if (birthDate.AddYears(65) <= today) cautions.Add(new("age", "65 or older: diazepam lasts into the next day. Watch for sedation and falls.", "AGS Beers Criteria 2023; joint clinical practice guideline 2025, recommendation 27"));
        if (Any(conditions, Liver) is { } liver) cautions.Add(new("liver", $"{liver}: diazepam accumulates. Consider oxazepam or lorazepam, which are not oxidised.", Switching));
        if (Any(conditions, Breathing) is { } breathing) cautions.Add(new("breathing", $"{breathing}: watch the breathing, above all at night.", Switching));
        cautions.AddRange(others.Where(name => Inhibitors.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(name => new PlanCaution("inhibitor", $"{name} slows the breakdown of diazepam (CYP2C19 or CYP3A4): the level rises over weeks.", "US labels of the inhibitor and of diazepam")));
        return cautions;
    }

    private static string? Any(IReadOnlyList<string> conditions, string[] words) =>
        conditions.Where(condition => words.Any(word => condition.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(condition => condition[(condition.IndexOf(' ', StringComparison.Ordinal) + 1)..]).FirstOrDefault();
}
