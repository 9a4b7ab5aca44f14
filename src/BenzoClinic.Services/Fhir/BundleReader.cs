using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// Reads a file as a bundle. It walks the JSON itself and hands only the kinds it uses to the FHIR library, one at a time: so
/// it knows entry and line of everything, one broken resource does not take the others with it, and memory stays small.
/// </summary>
internal static class BundleReader
{
    // Deeper than any record; what is used of it is read by the library at its own limit of 64.
    private const int MaxDepth = 512;

    private static readonly HashSet<string> UsedTypes =
        ["Patient", "AllergyIntolerance", "Condition", "MedicationRequest", "MedicationStatement", "Medication", "DocumentReference"];

    private static readonly HashSet<string> ReadBundleTypes = ["transaction", "batch", "collection", "document", "searchset", "message"];

    /// <summary>True for the kinds of resource that the import reads.</summary>
    public static bool Uses(string type) => UsedTypes.Contains(type);

    /// <summary>Reads the entries; what cannot be read of one resource goes to the notes.</summary>
    /// <exception cref="UnusableFileException">The file as a whole is not a FHIR R4 bundle.</exception>
    public static FhirBundle Read(byte[] file, ImportNotes notes)
    {
        var json = Json(file).Span;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw NotFhir();
            // A whole pass first: of a file that breaks off, nothing is used.
            var shell = BundleShell.Read(ref reader, json);
            if (shell.ResourceType.Length == 0) throw NotFhir();
            if (shell.ResourceType != "Bundle") throw new UnusableFileException($"The file is FHIR, but not a bundle: it holds a single {Quote(shell.ResourceType)}.");
            if (shell.BundleType.Length > 0 && !ReadBundleTypes.Contains(shell.BundleType))
                throw new UnusableFileException($"A bundle of the type {Quote(shell.BundleType)} is not read. Types that are: {string.Join(", ", ReadBundleTypes)}.");
            if (shell.Entries.Count == 0) throw new UnusableFileException("The bundle is empty: it has no entries.");
            foreach (var entry in shell.Entries) RefuseOtherVersion(entry);
            var entries = new List<FhirEntry>(shell.Entries.Count);
            foreach (var entry in shell.Entries) entries.Add(ReadEntry(entry, json, notes));
            return new FhirBundle(entries);
        }
        catch (JsonException exception)
        {
            throw new UnusableFileException(Sentence(exception));
        }
    }

    private static ReadOnlyMemory<byte> Json(byte[] file)
    {
        ReadOnlyMemory<byte> json = file;
        if (json.Span.StartsWith(Encoding.UTF8.Preamble)) json = json[Encoding.UTF8.Preamble.Length..];
        var start = json.Span.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty) throw new UnusableFileException("The file is empty.");
        if (start[0] == (byte)'<') throw new UnusableFileException("The file is XML. This import reads FHIR as JSON.");
        if (!Utf8.IsValid(json.Span)) throw new UnusableFileException("The file is not UTF-8 text.");
        return json;
    }

    private static FhirEntry ReadEntry(ShellEntry entry, ReadOnlySpan<byte> json, ImportNotes notes)
    {
        Resource? resource = null;
        if (UsedTypes.Contains(entry.Type))
        {
            try
            {
                var reader = new Utf8JsonReader(json.Slice(entry.Start, entry.Length));
                // Everything is tolerated here; an element that has the wrong form throws when it is asked for.
                FhirJsonDeserializer.OSTRICH.TryDeserializeResource(ref reader, out resource, out _);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException or NullReferenceException)
            {
                // The library's way of saying that it cannot make sense of what it was given. Half a resource is none.
                resource = null;
                notes.Problem(entry.Place, $"This {entry.Type} cannot be read.");
            }
        }

        return new FhirEntry(entry.Place, entry.Type, entry.FullUrl, resource);
    }

    // Other versions put the same facts elsewhere. Read as R4 they would be missed without a word: a medication, above all.
    private static void RefuseOtherVersion(ShellEntry entry)
    {
        var other = (entry.Type, entry.Marks) switch
        {
            ("MedicationOrder", _) => "DSTU2 (a MedicationOrder)",
            ("Condition" or "AllergyIntolerance", var marks) when marks.HasFlag(VersionMarks.PlainClinicalStatus) => "STU3 (clinicalStatus as a plain code)",
            ("MedicationStatement", var marks) when marks.HasFlag(VersionMarks.Taken) => "STU3 (taken)",
            ("MedicationRequest" or "MedicationStatement", var marks) when marks.HasFlag(VersionMarks.MedicationObject) => "R5 (medication as one element)",
            ("Encounter", var marks) when marks.HasFlag(VersionMarks.ClassList) => "R5 (class as a list)",
            ("AllergyIntolerance", var marks) when marks.HasFlag(VersionMarks.TypeObject) => "R5 (type as a concept)",
            _ => null,
        };
        if (other is not null) throw new UnusableFileException($"Entry {entry.Place.Entry} (line {entry.Place.Line}) has the form of FHIR {other}. This import reads FHIR R4.");
    }

    private static UnusableFileException NotFhir() => new("The file is JSON, but not FHIR: it does not begin with a resource that names its resourceType.");

    // The library ends its sentence with line and byte, counted from 0; here they come first and count from 1.
    private static string Sentence(JsonException exception) =>
        $"Line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}: this is not well-formed JSON. {exception.Message.Split(" LineNumber:")[0]}";

    private static string Quote(string text) => text.Length > 40 ? $"“{text[..40]}…”" : $"“{text}”";
}
