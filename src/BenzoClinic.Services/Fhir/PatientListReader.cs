using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace BenzoClinic.Services.Fhir;

/// <summary>One row of a list.</summary>
/// <param name="Line">Line it begins on, from 1.</param>
/// <param name="Problem">Why its cells cannot be told apart, or null.</param>
internal sealed record ListRow(int Line, string[] Cells, string? Problem);

/// <summary>
/// Reads a list row by row. A cell is data and never a formula: whatever it begins with is kept as text or refused by the
/// rules of its column.
/// </summary>
internal sealed class PatientListReader : IDisposable
{
    private const int LongestCell = 100_000;

    private readonly CsvParser _parser;
    private bool _isBroken;

    public PatientListReader(PatientListFile file) => _parser = new CsvParser(
        new StreamReader(file.Path, file.Encoding, detectEncodingFromByteOrderMarks: true),
        new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = file.Separator.ToString(),
            HasHeaderRecord = false,
            MaxFieldSize = LongestCell,
            BadDataFound = _ => _isBroken = true,
        });

    /// <summary>The next row that has anything in it, or null at the end.</summary>
    /// <exception cref="UnusableFileException">A quote that is opened on the line named is never closed.</exception>
    public async Task<ListRow?> Read()
    {
        while (true)
        {
            var line = _parser.RawRow + 1;
            _isBroken = false;
            try
            {
                if (!await _parser.ReadAsync()) return null;
                var cells = _parser.Record ?? [];
                // What came before on the same record's lines is the row's own: a line break inside quotes is part of a cell.
                if (cells.Any(cell => cell.Length > 0)) return new ListRow(line, cells, _isBroken ? "The quotation marks of this row do not fit together." : null);
            }
            catch (MaxFieldSizeException)
            {
                throw new UnusableFileException($"Line {line}: a cell is longer than {LongestCell} letters, or a quotation mark is never closed.");
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _parser.Dispose();
}
