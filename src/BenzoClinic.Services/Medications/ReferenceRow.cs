using System.Text.Json;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Medications;

/// <summary>
/// One row of a reference file. Each reading method reports what is wrong with its column and returns a stand-in,
/// so that one pass finds every problem; nothing read from a row with problems is ever used.
/// </summary>
internal sealed class ReferenceRow(string file, int line, JsonElement row, List<FormularyProblem> problems)
{
    private readonly HashSet<string> _known = [];

    public void Report(string sentence) => problems.Add(new(file, line, sentence));

    public string Text(string column)
    {
        if (Value(column) is not { } value) return Missing(column, "");
        if (value.ValueKind != JsonValueKind.String) return Wrong(column, "must be text in quotes", "");
        var text = value.GetString()!;
        return string.IsNullOrWhiteSpace(text) ? Missing(column, "") : text;
    }

    public string? TextOrNull(string column) => Value(column) is null ? null : Text(column);

    public IReadOnlyList<string> Texts(string column)
    {
        if (Value(column) is not { } value) return Missing(column, Array.Empty<string>());
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            return Wrong(column, "must be a list of texts", Array.Empty<string>());
        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }

    public IReadOnlyList<string> TextsOrNone(string column) => Value(column) is null ? [] : Texts(column);

    public bool Flag(string column) => Value(column) switch
    {
        null => Missing(column, false),
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => Wrong(column, "must be true or false", false),
    };

    public int Whole(string column)
    {
        if (Value(column) is not { } value) return Missing(column, 1);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : Wrong(column, "must be a whole number", 1);
    }

    public int? WholeOrNull(string column) => Value(column) is null ? null : Whole(column);

    public bool FlagOrFalse(string column) => Value(column) is not null && Flag(column);

    /// <summary>A positive amount in mg; zero stands in where it was reported.</summary>
    public Dose Amount(string column)
    {
        if (Value(column) is not { } value) return Missing(column, Dose.Zero);
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var milligrams)) return Wrong(column, "must be a number of mg", Dose.Zero);
        if (milligrams <= 0) return Wrong(column, "must be above zero", Dose.Zero);
        try
        {
            return Dose.FromMilligrams(milligrams);
        }
        catch (ArgumentOutOfRangeException)
        {
            return Wrong(column, "must be below 10,000 mg and have at most six decimals", Dose.Zero);
        }
    }

    public Dose? AmountOrNull(string column) => Value(column) is null ? null : Amount(column);

    /// <summary>A volume above zero in mL; one microlitre stands in where it was reported.</summary>
    public Volume Milliliters(string column)
    {
        var standIn = Volume.FromMicroliters(1);
        if (Value(column) is not { } value) return Missing(column, standIn);
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var milliliters)) return Wrong(column, "must be a number of mL", standIn);
        return milliliters > 0 && milliliters * 1_000 == decimal.Truncate(milliliters * 1_000) && milliliters <= 1_000
            ? Volume.FromMilliliters(milliliters)
            : Wrong(column, "must be above zero, at most 1,000 mL, with at most three decimals", standIn);
    }

    public Volume? MillilitersOrNull(string column) => Value(column) is null ? null : Milliliters(column);

    /// <summary>One of the words of the column.</summary>
    public T Word<T>(string column, IReadOnlyDictionary<string, T> words)
    {
        var text = Text(column);
        if (words.TryGetValue(text, out var value)) return value;
        if (text.Length > 0) Report($"Unknown {column} “{text}”: write {string.Join(", ", words.Keys)}.");
        return words.Values.First();
    }

    /// <summary>Asked last: a column nobody read is a misspelled one.</summary>
    public void ReportOtherColumns()
    {
        var seen = new HashSet<string>();
        foreach (var property in row.EnumerateObject())
        {
            if (!_known.Contains(property.Name)) Report($"Unknown column “{property.Name}”.");
            else if (!seen.Add(property.Name)) Report($"The column “{property.Name}” stands twice.");
        }
    }

    private JsonElement? Value(string column)
    {
        _known.Add(column);
        return row.TryGetProperty(column, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private T Missing<T>(string column, T standIn) => Wrong(column, "is missing", standIn);

    private T Wrong<T>(string column, string what, T standIn)
    {
        Report($"The column “{column}” {what}.");
        return standIn;
    }
}
