using BenzoClinic.Services.Fhir;

namespace BenzoClinic.Web.Components.Fhir;

/// <summary>One line of an import's report.</summary>
public sealed record ImportLine(string Where, string What);

/// <summary>How many people an import found to be what.</summary>
public sealed record ImportCounts(int New, int Changed, int Unchanged, int Unusable);

/// <summary>An import's report as lines: places, chart numbers and names of fields, no clinical content.</summary>
public static class ImportLines
{
    /// <summary>As many are shown.</summary>
    public const int Shown = 200;

    /// <summary>The counts; null while there is no report.</summary>
    public static ImportCounts? Counts(ImportRun run) => (run.Bundles, run.List) switch
    {
        ({ } bundles, _) => new(bundles.Count(ChartOutcome.Imported), bundles.Count(ChartOutcome.Changed), bundles.Count(ChartOutcome.Unchanged), bundles.Count(ChartOutcome.NotImported)),
        (_, { } list) => new(list.New, list.Changed, list.Unchanged, list.Unusable),
        _ => null,
    };

    /// <summary>What is to be looked at.</summary>
    public static IReadOnlyList<ImportLine> Of(ImportRun run) =>
    [
        .. run.Bundles?.Files.SelectMany(file => Lines(file, run.Names.Count > 1)) ?? [],
        .. run.List?.Problems.Select(problem => new ImportLine($"Line {problem.Line}{(problem.Column.Length > 0 ? $", {problem.Column}" : "")}", problem.Sentence)) ?? [],
    ];

    /// <summary>How many lines are not shown.</summary>
    public static int More(ImportRun run, int lines) => Math.Max(0, lines - Shown) + (run.List?.MoreProblems ?? 0);

    private static IEnumerable<ImportLine> Lines(FileReport file, bool named)
    {
        var name = named ? $"{file.Name}: " : "";
        if (file.Refused is { } refused) yield return new ImportLine(file.Name, refused);
        foreach (var chart in file.Charts.Where(chart => chart.Sentence.Length > 0 && (chart.Outcome != ChartOutcome.Unchanged || chart.Sentence != "Nothing is new.")))
            yield return new ImportLine(name + (chart.ChartNumber is { } number ? $"chart {number}" : $"entry {chart.Entry}"), chart.Sentence);
        foreach (var problem in file.Problems)
            yield return new ImportLine($"{name}{(problem.Count > 1 ? $"{problem.Count} places, first " : "")}line {problem.First[0].Line}", problem.Sentence);
    }
}
