namespace BenzoClinic.Services.Patients;

/// <summary>Puts the patients that a search found in the order a person expects.</summary>
internal static class Ranking
{
    /// <summary>Whole words first, then beginnings of the last name, of the first name, and the rest; each by name.</summary>
    public static IEnumerable<PatientRow> BestFirst(IEnumerable<PatientRow> rows, IReadOnlyList<SearchToken> tokens) => rows
        .Select(row => (Row: row, Last: SearchText.Words(row.LastName), First: SearchText.Words(row.FirstName)))
        .OrderBy(it => tokens.Sum(token => Distance(token, it.Last, it.First)))
        .ThenBy(it => string.Join(' ', it.Last), StringComparer.Ordinal)
        .ThenBy(it => string.Join(' ', it.First), StringComparer.Ordinal)
        .ThenBy(it => it.Row.ChartNumber)
        .Select(it => it.Row);

    private static int Distance(SearchToken token, List<string> last, List<string> first)
    {
        var typed = token.Beginnings[0];
        if (last.Contains(typed)) return 0;
        if (first.Contains(typed)) return 1;
        if (last.Exists(word => word.StartsWith(typed, StringComparison.Ordinal))) return 2;
        return first.Exists(word => word.StartsWith(typed, StringComparison.Ordinal)) ? 3 : 4;
    }
}
