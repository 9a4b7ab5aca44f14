namespace BenzoClinic.Services.Fhir;

/// <summary>An import's report as lines of text.</summary>
public static class ImportReportText
{
    /// <summary>The lines, file by file, a sum at the end.</summary>
    public static IEnumerable<string> Lines(ImportReport report)
    {
        if (report.Refused is { } refused) return [refused];
        var unread = report.Files.Count(file => file.Refused is not null);
        return
        [
            .. report.Files.SelectMany(file => Lines(file, report.IsDryRun)),
            $"{Count(report.Files.Count, "file", "files")}: {report.Count(ChartOutcome.Imported)} new, {report.Count(ChartOutcome.Changed)} changed, "
            + $"{report.Count(ChartOutcome.Unchanged)} unchanged, {report.Count(ChartOutcome.NotImported)} unusable"
            + (unread > 0 ? $"; {Count(unread, "file", "files")} could not be read." : "."),
            .. report.IsDryRun ? ["A dry run: nothing was written."] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Lines(FileReport file, bool isDryRun)
    {
        yield return file.Name;
        if (file.Refused is { } refused) yield return $"  Not read. {refused}";
        foreach (var chart in file.Charts) yield return $"  {Line(chart, isDryRun)}";
        if (file.Taken.Count > 0) yield return $"  Taken: {Counts(file.Taken)}";
        if (file.LeftOut.Count > 0) yield return "  Left out:";
        foreach (var reason in file.LeftOut.GroupBy(count => count.Reason)) yield return $"    {reason.Key}: {Counts(reason)}";
        if (file.NotRead.Count > 0) yield return $"    elements the chart has no place for: {Counts(file.NotRead)}";
        if (file.Problems.Count > 0) yield return "  To look at:";
        foreach (var problem in file.Problems) yield return $"    {Places(problem)}: {problem.Sentence}";
        yield return "";
    }

    private static string Line(ChartReport chart, bool isDryRun)
    {
        var imported = isDryRun ? $"Entry {chart.Entry}: a new chart" : $"Chart {chart.ChartNumber}: imported";
        return chart.Outcome switch
        {
            ChartOutcome.Imported when chart.Deceased => $"{imported} as deceased, so no dose is to be confirmed.",
            ChartOutcome.Imported => $"{imported}, {Count(chart.DosesToConfirm, "dose", "doses")} to confirm.",
            ChartOutcome.Unchanged when chart.ChartNumber is null => $"Entry {chart.Entry}: {chart.Sentence}",
            ChartOutcome.Changed or ChartOutcome.Unchanged => $"Chart {chart.ChartNumber}: {chart.Sentence}",
            ChartOutcome.NotImported => $"Entry {chart.Entry}: not imported. {chart.Sentence}",
        };
    }

    private static string Counts(IEnumerable<ResourceCount> counts) => string.Join(", ", counts.Select(count => $"{count.Kind} {count.Count}"));

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";

    private static string Places(ImportProblem problem)
    {
        if (problem.Count == 1) return $"entry {problem.First[0].Entry} (line {problem.First[0].Line})";
        var named = string.Join(", ", problem.First.Select(place => $"{place.Entry} (line {place.Line})"));
        var rest = problem.Count - problem.First.Count;
        return rest > 0 ? $"entries {named} and {rest} more" : $"entries {named}";
    }
}
