using System.Globalization;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>
/// Reads a schedule that was typed or pasted: one line a stage, cells apart by tabs, semicolons or bars, the names of the columns
/// first. <c>Days</c> or <c>Weeks</c> say how long a stage lasts, <c>Day</c> on which day it begins (the first day is 1),
/// <c>From</c> and <c>To</c> its first and last. A cell holds a dose (<c>10</c>), one of a named medication (<c>lorazepam 1</c>), or
/// several with a plus. Lines of one stage with the same beginning belong together.
/// </summary>
public static class StageTable
{
    /// <summary>Most lines of a table.</summary>
    public const int MostLines = 200;

    private static readonly char[] Separators = ['\t', ';', '|'];

    private static readonly Dictionary<string, Column> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["day"] = Column.Day,
        ["days"] = Column.Days,
        ["weeks"] = Column.Weeks,
        ["from"] = Column.From,
        ["to"] = Column.To,
        ["medication"] = Column.Medication,
        ["morning"] = Column.Morning,
        ["midday"] = Column.Midday,
        ["noon"] = Column.Midday,
        ["evening"] = Column.Evening,
        ["bedtime"] = Column.Bedtime,
        ["night"] = Column.Bedtime,
        ["stage"] = Column.Ignored,
        ["step"] = Column.Ignored,
        ["total"] = Column.Ignored,
    };

    private enum Column { Ignored, Day, Days, Weeks, From, To, Medication, Morning, Midday, Evening, Bedtime }

    /// <summary>What can be read, and what is wrong with which line.</summary>
    /// <param name="medication">Code of the medication that a bare number means.</param>
    /// <param name="start">The plan's first day: day 1 of the table.</param>
    public static (IReadOnlyList<Stage> Stages, IReadOnlyList<Finding> Findings) Read(string text, string medication, DateOnly start, Formulary formulary)
    {
        var lines = text.Split('\n').Select((line, index) => (Number: index + 1, Text: line.TrimEnd('\r', ' ', '\t'))).Where(line => line.Text.Trim().Length > 0).ToList();
        if (lines.Count == 0) return ([], [Finding.Required("Stages", "Type or paste a table.")]);
        if (lines.Count > MostLines) return ([], [Wrong($"At most {MostLines} lines; this table has {lines.Count.ToString("#,0", CultureInfo.InvariantCulture)}.")]);
        var columns = Cells(lines[0].Text).Select(cell => Names.TryGetValue(cell, out var column) ? column : (Column?)null).ToList();
        if (columns.Exists(column => column is null))
        {
            var unknown = Cells(lines[0].Text)[columns.FindIndex(column => column is null)];
            return ([], [Wrong($"The first line names the columns, such as Weeks, Morning, Bedtime. “{Shortened(unknown)}” is none of them.")]);
        }

        if (!columns.Exists(column => column is Column.Day or Column.Days or Column.Weeks or Column.From)) return ([], [Wrong("A column says when each stage begins or how long it lasts: Day, Days, Weeks or From.")]);
        if (!columns.Exists(column => column >= Column.Morning)) return ([], [Wrong("A column holds the doses: Morning, Midday, Evening or Bedtime.")]);
        var findings = new List<Finding>();
        var rows = lines.Skip(1).Select(line => ReadRow(line.Number, line.Text, columns, medication, formulary, findings)).ToList();
        return findings.Count > 0 ? ([], findings) : Dated(rows, start);
    }

    private static Row ReadRow(int number, string text, List<Column?> columns, string medication, Formulary formulary, List<Finding> findings)
    {
        var row = new Row(number);
        var cells = Cells(text);
        if (cells.Count > columns.Count) findings.Add(Wrong($"Line {number} has {cells.Count} cells, the first line names {columns.Count}."));
        var named = columns.IndexOf(Column.Medication) is var at and >= 0 && at < cells.Count && cells[at].Length > 0 ? cells[at] : null;
        if (named is not null && formulary.Named(named) is null) findings.Add(Wrong($"Line {number}: “{Shortened(named)}” is no medication of the formulary."));
        var own = named is null ? medication : formulary.Named(named)?.Code ?? medication;
        for (var i = 0; i < Math.Min(cells.Count, columns.Count); i++)
        {
            var (cell, column) = (cells[i], columns[i]!.Value);
            if (column is Column.Ignored or Column.Medication || cell.Length == 0) continue;
            if (column >= Column.Morning) ReadDoses(row, cell, DoseTime.Morning + (column - Column.Morning), own, formulary, findings);
            else if (!int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 2000) findings.Add(Wrong($"Line {number}: “{Shortened(cell)}” is not a whole number of {(column == Column.Weeks ? "weeks" : "days")}."));
            else if (column is Column.Day or Column.From) row.From = days;
            else if (column == Column.To) row.To = days;
            else row.Length = column == Column.Weeks ? days * 7 : days;
        }

        return row;
    }

    private static void ReadDoses(Row row, string cell, DoseTime time, string medication, Formulary formulary, List<Finding> findings)
    {
        if (cell is "-" or "–" or "—" || cell.Equals("stop", StringComparison.OrdinalIgnoreCase)) return;
        foreach (var part in cell.Split('+', StringSplitOptions.TrimEntries))
        {
            var at = part.IndexOfAny(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '-', '−']);
            var (words, amount) = at < 0 ? (part, "") : (part[..at].Trim(), part[at..].Replace("mg", "", StringComparison.OrdinalIgnoreCase).Trim());
            var named = words.Length == 0 ? medication : formulary.Named(words)?.Code;
            if (named is null) findings.Add(Wrong($"Line {row.Number}: “{Shortened(words)}” is no medication of the formulary."));
            else if (amount.Length == 0) findings.Add(Wrong($"Line {row.Number}: “{Shortened(part)}” names no dose."));
            else if (Dose.TryParse(amount, out var dose, out var sentence)) row.Doses.Add((named, time, dose));
            else findings.Add(Wrong($"Line {row.Number}, “{Shortened(part)}”: {sentence}"));
        }
    }

    private static (IReadOnlyList<Stage> Stages, IReadOnlyList<Finding> Findings) Dated(List<Row> rows, DateOnly start)
    {
        var findings = new List<Finding>();
        var stages = new List<Stage>();
        var groups = new List<List<Row>>();
        foreach (var row in rows)
        {
            // A second line of the same beginning, or of none, is a further medication of the same stage.
            var further = groups.Count > 0 && row.Length is null && row.To is null && (row.From is null || row.From == groups[^1][0].From);
            if (further) groups[^1].Add(row);
            else groups.Add([row]);
        }

        int next = 1, before = 0;
        foreach (var group in groups)
        {
            var row = group[0];
            var from = row.From ?? next;
            if (before > 0 && from < next) findings.Add(Wrong(row.From <= before ? $"Line {row.Number} begins on day {from}, not after the stage before, which begins on day {before}." : $"Line {row.Number} begins on day {from}, but the stage before lasts to day {next - 1}: they overlap."));
            else if (before > 0 && row.From is not null && rows.Exists(it => it.To is not null || it.Length is not null) && from > next) findings.Add(Wrong($"Line {row.Number} begins on day {from}, but the stage before ends on day {next - 1}: {(from - next == 1 ? $"day {next} has" : $"days {next} to {from - 1} have")} no dose."));
            if (row.To is { } to && to < from) findings.Add(Wrong($"Line {row.Number} ends before it begins."));
            if (row is { From: null, Length: null }) findings.Add(Wrong($"Line {row.Number} does not say how long it lasts."));
            (before, next) = (from, row.To is { } last ? last + 1 : row.Length is { } length ? from + length : from + 1);
            stages.Add(new Stage(row.Number, start.AddDays(from - 1), RegimenOf(group.SelectMany(it => it.Doses))));
        }

        return findings.Count > 0 ? ([], findings) : (stages, []);
    }

    private static Regimen RegimenOf(IEnumerable<(string Medication, DoseTime Time, Dose Dose)> doses) => new(
    [
        .. doses.GroupBy(dose => dose.Medication).Select(group => group.Aggregate(
            new RegimenLine(group.Key, null, Dose.Zero, Dose.Zero, Dose.Zero, Dose.Zero, Dose.Zero, Dose.Zero),
            (line, dose) => line.With(dose.Time, line.At(dose.Time) + dose.Dose))).Where(line => !line.Scheduled.IsZero),
    ]);

    private static List<string> Cells(string text)
    {
        var line = text.Trim(' ');
        if (line.StartsWith('|')) line = line[1..];
        if (line.EndsWith('|')) line = line[..^1];
        return [.. line.Split(Separators).Select(cell => cell.Trim())];
    }

    private static string Shortened(string text) => text.Length <= 30 ? text : text[..30] + "…";

    private static Finding Wrong(string sentence) => new("Stages", "table", sentence);

    private sealed class Row(int number)
    {
        public int Number => number;

        public int? From { get; set; }

        public int? To { get; set; }

        public int? Length { get; set; }

        public List<(string Medication, DoseTime Time, Dose Dose)> Doses { get; } = [];
    }
}
