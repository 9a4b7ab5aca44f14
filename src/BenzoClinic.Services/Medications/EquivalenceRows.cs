using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Medications;

/// <summary>The rows of <c>equivalence-tables.json</c> and <c>equivalences.json</c>.</summary>
internal static class EquivalenceRows
{
    private const string Diazepam = "diazepam";

    public static IReadOnlyList<EquivalenceTable> Read(
        IReadOnlyList<ReferenceRow> tableRows, IReadOnlyList<ReferenceRow> rows, IReadOnlySet<string> medications)
    {
        var codes = tableRows.Select(row => (Row: row, Code: row.Text("code"))).ToList();
        var byTable = codes.Select(table => table.Code).Distinct().ToDictionary(code => code, _ => new List<PublishedEquivalence>());
        foreach (var row in rows) ReadRow(row, medications, byTable);

        var seen = new HashSet<string>();
        return [.. codes.Select(table => ReadTable(table.Row, table.Code, byTable[table.Code], seen))];
    }

    private static EquivalenceTable ReadTable(ReferenceRow row, string code, List<PublishedEquivalence> equivalences, HashSet<string> seen)
    {
        var table = new EquivalenceTable(code, row.Text("name"), row.Text("source"), equivalences);
        if (code.Length > 0 && !seen.Add(code)) row.Report($"The table “{code}” stands twice.");
        // Without it a patient on diazepam would have no factor under this table.
        else if (code.Length > 0 && equivalences.All(equivalence => equivalence.Medication != Diazepam))
            row.Report($"The table “{code}” has no row for diazepam itself.");
        row.ReportOtherColumns();
        return table;
    }

    private static void ReadRow(ReferenceRow row, IReadOnlySet<string> medications, Dictionary<string, List<PublishedEquivalence>> byTable)
    {
        var table = row.Text("table");
        var medication = row.Text("medication");
        var equivalence = ReadPair(row, medication);
        row.ReportOtherColumns();

        if (medication.Length > 0 && !medications.Contains(medication)) row.Report($"The medication “{medication}” is not in medications.json.");
        if (medication == Diazepam && (equivalence.Low != equivalence.Diazepam || equivalence.High != equivalence.Diazepam))
            row.Report("Diazepam must equal itself.");
        if (table.Length == 0) return;
        if (!byTable.TryGetValue(table, out var rows)) row.Report($"The table “{table}” is not in equivalence-tables.json.");
        else if (medication.Length > 0 && rows.Any(other => other.Medication == medication)) row.Report($"The medication “{medication}” stands twice in the table “{table}”.");
        else rows.Add(equivalence);
    }

    private static PublishedEquivalence ReadPair(ReferenceRow row, string medication)
    {
        var point = row.AmountOrNull("mg");
        var low = row.AmountOrNull("low");
        var high = row.AmountOrNull("high");
        var diazepam = row.Amount("diazepam");
        if ((low is null) != (high is null) || (low ?? point) is null)
            row.Report("Give “mg” for one figure, “low” and “high” for a range, or all three.");
        else if (low > high)
            row.Report("“low” is above “high”.");
        else if (point < low || point > high)
            row.Report("“mg” must lie between “low” and “high”.");
        return new(medication, low ?? point ?? Dose.Zero, high ?? point ?? Dose.Zero, diazepam, row.Text("source")) { Point = point };
    }
}
