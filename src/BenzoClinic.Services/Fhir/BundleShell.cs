using System.Text.Json;

namespace BenzoClinic.Services.Fhir;

/// <summary>Forms of elements that FHIR R4 does not have.</summary>
[Flags]
internal enum VersionMarks
{
    None = 0,
    PlainClinicalStatus = 1,
    Taken = 2,
    MedicationObject = 4,
    ClassList = 8,
    TypeObject = 16,
}

/// <summary>Where a resource lies in the file.</summary>
internal sealed record ShellEntry(Place Place, string Type, string FullUrl, int Start, int Length, VersionMarks Marks);

/// <summary>A bundle seen from outside: what its entries are and where they lie, without their content.</summary>
internal sealed record BundleShell(string ResourceType, string BundleType, IReadOnlyList<ShellEntry> Entries)
{
    /// <summary>Reads to the end of the text, the reader standing at its first brace.</summary>
    /// <exception cref="JsonException">It is not well-formed.</exception>
    public static BundleShell Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        string resourceType = "", bundleType = "";
        var entries = new List<ShellEntry>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("entry"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartArray) ReadEntries(ref reader, json, entries);
                else reader.Skip();
            }
            else if (reader.ValueTextEquals("resourceType"u8)) resourceType = Text(ref reader);
            else if (reader.ValueTextEquals("type"u8)) bundleType = Text(ref reader);
            else SkipValue(ref reader);
        }

        // Throws where something follows the last brace.
        reader.Read();
        return new BundleShell(resourceType, bundleType, entries);
    }

    private static void ReadEntries(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, List<ShellEntry> entries)
    {
        var (line, counted) = (1, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var entry = reader.TokenType == JsonTokenType.StartObject ? ReadEntry(ref reader) : new Scanned("", "", (int)reader.TokenStartIndex, 0, VersionMarks.None);
            if (reader.TokenType == JsonTokenType.StartArray) reader.Skip();
            line += json[counted..entry.Start].Count((byte)'\n');
            counted = entry.Start;
            entries.Add(new ShellEntry(new Place(entries.Count + 1, line), entry.Type, entry.FullUrl, entry.Start, entry.Length, entry.Marks));
        }
    }

    private static Scanned ReadEntry(ref Utf8JsonReader reader)
    {
        var fullUrl = "";
        var resource = new Scanned("", "", (int)reader.TokenStartIndex, 0, VersionMarks.None);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("fullUrl"u8)) fullUrl = Text(ref reader);
            else if (reader.ValueTextEquals("resource"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject) resource = ReadResource(ref reader);
                else reader.Skip();
            }
            else SkipValue(ref reader);
        }

        return resource with { FullUrl = fullUrl };
    }

    private static Scanned ReadResource(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var type = "";
        var marks = VersionMarks.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("resourceType"u8)) type = Text(ref reader);
            else
            {
                var mark = MarkOf(ref reader);
                reader.Read();
                if (mark.Form == reader.TokenType) marks |= mark.Mark;
                reader.Skip();
            }
        }

        return new Scanned(type, "", start, (int)reader.BytesConsumed - start, marks);
    }

    private static (JsonTokenType Form, VersionMarks Mark) MarkOf(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("clinicalStatus"u8)) return (JsonTokenType.String, VersionMarks.PlainClinicalStatus);
        if (reader.ValueTextEquals("taken"u8)) return (JsonTokenType.String, VersionMarks.Taken);
        if (reader.ValueTextEquals("medication"u8)) return (JsonTokenType.StartObject, VersionMarks.MedicationObject);
        if (reader.ValueTextEquals("class"u8)) return (JsonTokenType.StartArray, VersionMarks.ClassList);
        if (reader.ValueTextEquals("type"u8)) return (JsonTokenType.StartObject, VersionMarks.TypeObject);
        return (JsonTokenType.None, VersionMarks.None);
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            try
            {
                return reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair: text, but no text that anything could be found by.
                return "";
            }
        }

        reader.Skip();
        return "";
    }

    private static void SkipValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private readonly record struct Scanned(string Type, string FullUrl, int Start, int Length, VersionMarks Marks);
}
