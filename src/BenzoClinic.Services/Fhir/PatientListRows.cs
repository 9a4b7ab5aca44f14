using System.Globalization;
using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Services.Fhir;

/// <summary>Makes a chart of a row, by the desk's own rules.</summary>
internal sealed class PatientListRows(PatientListColumns columns, IReadOnlyList<string> headers, DateOnly today)
{
    /// <summary>How the key of a person begins whom the practice gives no number.</summary>
    public const string ByName = "list|name|";

    private static readonly string[] DateForms = ["yyyy-MM-dd", "M/d/yyyy"];

    /// <summary>The chart; null where none can be made. What is wrong is noted with line and column.</summary>
    public ImportedChart? Read(ListRow row, ListNotes notes)
    {
        if (row.Problem is not null || row.Cells.Length > headers.Count)
        {
            notes.Add(row.Line, "", row.Problem ?? $"The row has {row.Cells.Length} cells, the list {headers.Count} columns.");
            return null;
        }

        var birth = Cell(row, ListField.BirthDate);
        if (!DateOnly.TryParseExact(birth, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var birthDate))
        {
            notes.Add(row.Line, Header(ListField.BirthDate), birth.Length == 0 ? "The date of birth is missing." : "This is not a date: write it as 1/31/1970 or 1970-01-31.");
            return null;
        }

        var language = LanguageOf(row, notes);
        var details = new PatientDetails
        {
            FirstName = Cell(row, ListField.FirstName),
            LastName = Cell(row, ListField.LastName),
            PreferredName = Cell(row, ListField.PreferredName),
            Pronouns = Cell(row, ListField.Pronouns),
            BirthDate = birthDate,
            Phone = Cell(row, ListField.Phone),
            Email = Cell(row, ListField.Email),
            Address = Cell(row, ListField.Address),
            Language = language ?? Languages.Default,
        }.Tidy();
        foreach (var finding in details.Check(today))
        {
            var field = Enum.TryParse<ListField>(finding.Field, out var named) ? Header(named) : finding.Field;
            notes.Add(row.Line, field, finding.Sentence);
            if (Without(details, finding.Field) is not { } rest) return null;
            details = rest;
        }

        return new ImportedChart(new Place(row.Line, row.Line), [KeyOf(row, details)], null, details, null, [], [], [], [], new Dictionary<string, int>()) { TellsLanguage = language is not null };
    }

    // A number the practice gives, else who it is.
    private string KeyOf(ListRow row, PatientDetails details) => Cell(row, ListField.SourceId) is { Length: > 0 } id
        ? $"list|id|{Texts.Cut(id, 200)}"
        : $"{ByName}{details.LastName}, {details.FirstName}|{ImportedRows.Text(details.BirthDate)}".ToLowerInvariant();

    private static PatientDetails? Without(PatientDetails details, string field) => field switch
    {
        nameof(PatientDetails.PreferredName) => details with { PreferredName = "" },
        nameof(PatientDetails.Pronouns) => details with { Pronouns = "" },
        nameof(PatientDetails.Phone) => details with { Phone = "" },
        nameof(PatientDetails.Email) => details with { Email = "" },
        nameof(PatientDetails.Address) => details with { Address = "" },
        _ => null,
    };

    private string? LanguageOf(ListRow row, ListNotes notes)
    {
        var text = Cell(row, ListField.Language);
        if (text.Length == 0) return null;
        var known = Language.Find(text) ?? Language.All.FirstOrDefault(language => string.Equals(language.Name, text, StringComparison.OrdinalIgnoreCase));
        if (known is null) notes.Add(row.Line, Header(ListField.Language), "The language is none that the clinic records: English stands in the chart.");
        return known?.Code;
    }

    private string Cell(ListRow row, ListField field) =>
        string.Join(", ", row.Cells.Where((_, place) => place < columns.Fields.Count && columns.Fields[place] == field).Select(Texts.Clean).Where(text => text.Length > 0));

    private string Header(ListField field) =>
        Texts.Cut(string.Join(", ", headers.Where((_, place) => place < columns.Fields.Count && columns.Fields[place] == field).Select(Texts.Clean)), 60);
}
