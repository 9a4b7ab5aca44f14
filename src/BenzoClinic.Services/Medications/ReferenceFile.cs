using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace BenzoClinic.Services.Medications;

/// <summary>Reads a JSON list of rows and remembers the line each row begins on, so that a problem can be found by eye.</summary>
internal static class ReferenceFile
{
    public static IReadOnlyList<ReferenceRow> Read(string folder, string name, List<FormularyProblem> problems)
    {
        var rows = new List<ReferenceRow>();
        try
        {
            ReadOnlySpan<byte> bytes = File.ReadAllBytes(Path.Combine(folder, name));
            if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
            if (Utf8.IsValid(bytes)) ReadRows(bytes, name, rows, problems);
            else problems.Add(new(name, 0, "The file is not UTF-8 text."));
        }
        catch (FileNotFoundException)
        {
            problems.Add(new(name, 0, $"The file is not in {folder}."));
        }
        catch (DirectoryNotFoundException)
        {
            problems.Add(new(name, 0, $"The folder {folder} does not exist."));
        }
        catch (JsonException exception)
        {
            problems.Add(new(name, (int)(exception.LineNumber ?? 0) + 1, $"This is not well-formed JSON: {Reason(exception)}"));
        }

        return rows;
    }

    private static void ReadRows(ReadOnlySpan<byte> bytes, string name, List<ReferenceRow> rows, List<FormularyProblem> problems)
    {
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            problems.Add(new(name, 1, "The file must be a list of rows, between [ and ]."));
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var line = 1 + bytes[..(int)reader.TokenStartIndex].Count((byte)'\n');
            var element = JsonElement.ParseValue(ref reader);
            if (element.ValueKind == JsonValueKind.Object) rows.Add(new(name, line, element, problems));
            else problems.Add(new(name, line, "A row must stand between { and }."));
        }

        // Throws where something follows the list.
        reader.Read();
    }

    // The library ends its sentence with line and byte; the line is told already, counted from 1.
    private static string Reason(JsonException exception) => exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
}
