using System.Globalization;
using System.Text;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Visits;
using Hl7.Fhir.Model;

namespace BenzoClinic.Services.Fhir;

/// <summary>Signed visits as progress notes, and notes that came with a record as they came.</summary>
internal static class OwnVisits
{
    /// <summary>The resources.</summary>
    public static IEnumerable<DomainResource> Write(RecordContent content, ResourceReference subject) => content.Visits.Select(it => Note(it, content.NameOf(it.SignedBy!.Value), subject))
        .Concat(content.Facts.Where(fact => fact is { Kind: ImportMemory.Note, Resource: not null }).Select(fact => FhirJson.Read(fact.Resource!)).OfType<DocumentReference>().Select(note => Of(note, subject)))
        .OrderBy(it => it.Context?.Period?.Start, StringComparer.Ordinal).ThenBy(it => it.Id, StringComparer.Ordinal);

    /// <summary>A note of a record of this program; null where it holds no text.</summary>
    public static ImportedNote? Read(FhirEntry entry, DocumentReference note, Reading reading)
    {
        var attachment = reading.List("content", () => note.Content).Select(it => reading.Element("content.attachment", () => it.Attachment)).FirstOrDefault(it => it?.Data is not null);
        var text = new string([.. Encoding.UTF8.GetString(reading.Element("content.attachment.data", () => attachment?.Data) ?? []).Where(sign => sign == '\n' || !char.IsControl(sign))]);
        if (text.Length == 0)
        {
            reading.LeaveOut("a note without text");
            return null;
        }

        var fields = new Dictionary<string, string>
        {
            ["day"] = ImportedRows.Text(reading.Day("context.period", reading.Element("context.period", () => note.Context?.Period?.Start))),
            ["title"] = Texts.Clean(reading.Element("content.attachment.title", () => attachment?.Title)),
            ["author"] = Texts.Clean(reading.List("author", () => note.Author).Select(it => it.Display).FirstOrDefault()),
            ["text"] = text,
        };
        return new ImportedNote(SourceName.Of(entry, reading), fields, FhirJson.Write(note));
    }

    // A chart that was merged goes on under the name of the one that stayed.
    private static DocumentReference Of(DocumentReference note, ResourceReference subject)
    {
        note.Subject = subject;
        return note;
    }

    private static DocumentReference Note(Visit it, string author, ResourceReference subject)
    {
        var (id, name) = OwnRecord.Own(it.Id.ToString());
        var signed = new DateTimeOffset(it.SignedAt!.Value.Ticks - it.SignedAt.Value.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
        return new DocumentReference
        {
            Id = id,
            Meta = OwnRecord.Meta(it.SignedAt),
            Identifier = [name],
            Status = DocumentReferenceStatus.Current,
            DocStatus = CompositionStatus.Final,
            Type = new CodeableConcept("http://loinc.org", "11506-3", "Progress note", null),
            Subject = subject,
            DateElement = new Instant(signed),
            Author = [new ResourceReference { Display = author }],
            Content =
            [
                new DocumentReference.ContentComponent
                {
                    Attachment = new Attachment
                    {
                        ContentType = "text/plain; charset=utf-8",
                        Title = string.Create(CultureInfo.InvariantCulture, $"Visit on {it.Date:d MMM yyyy}"),
                        Data = Encoding.UTF8.GetBytes(VisitText.Whole(it, author)),
                    },
                },
            ],
            Context = new DocumentReference.ContextComponent { Period = OwnPerson.Period(it.Date, it.Date) },
        };
    }
}
