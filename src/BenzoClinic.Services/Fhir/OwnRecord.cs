using System.Security.Cryptography;
using System.Text;
using BenzoClinic.Domain.Shared;
using Hl7.Fhir.Model;
using Patient = BenzoClinic.Domain.Patients.Patient;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// How a record of this program is known again: a tag on each resource, and names of things that stay the same from clinic to
/// clinic. What carries the tag the import reads whole; of all others it takes what every system means alike.
/// </summary>
internal static class OwnRecord
{
    /// <summary>System of the tag, and of a patient who was first recorded in such a clinic.</summary>
    public const string System = "urn:benzoclinic:record";

    /// <summary>The extension that says how a person wants to be spoken of.</summary>
    public const string Pronouns = "urn:benzoclinic:pronouns";

    /// <summary>The extension that says whether a person is pregnant or breastfeeding.</summary>
    public const string Pregnancy = "urn:benzoclinic:pregnancy";

    /// <summary>The extension that counts the criteria of a use disorder.</summary>
    public const string Criteria = "urn:benzoclinic:criteria";

    private const string Uri = "urn:ietf:rfc:3986";
    private const string Uuid = "urn:uuid:";

    /// <summary>The tag.</summary>
    public static Meta Meta(DateTime? changed = null) => new()
    {
        LastUpdated = changed is { } at ? new DateTimeOffset(at.Ticks - at.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero) : null,
        Tag = [new Coding(System, "1")],
    };

    /// <summary>True where the resource came from a record of this program.</summary>
    public static bool Wrote(Resource? resource) => resource?.Meta?.Tag?.Any(tag => tag?.System == System) == true;

    /// <summary>The identifier under which a person travels: the one they came with, else the chart's own id.</summary>
    public static Identifier KeyOf(Patient patient) => Named(patient.ImportedFrom ?? $"{System}|{patient.Id}") ?? new Identifier(Uri, patient.ImportedFrom);

    /// <summary>The chart's own id in a key, where it is one.</summary>
    public static PatientId? ChartOf(string key) =>
        key.StartsWith($"{System}|", StringComparison.Ordinal) && Guid.TryParse(key[(System.Length + 1)..], out var id) ? new PatientId(id) : null;

    /// <summary>The name under which a row travels: what its source called it, else its own id.</summary>
    /// <param name="key">How the source called it; null for what was written here.</param>
    /// <param name="person">Keeps names apart that two sources give alike.</param>
    public static (string Id, Identifier Name) NameOf(Guid row, string? key, Identifier person)
    {
        if (key is null) return Own(row.ToString());
        if (Named(key) is not { } name) return Own(Stable(person, key));
        return name.System == Uri && name.Value!.StartsWith(Uuid, StringComparison.Ordinal) && Guid.TryParse(name.Value[Uuid.Length..], out var id) ? (id.ToString(), name) : (Stable(person, key), name);
    }

    /// <summary>The name of a thing that has no row of its own.</summary>
    public static (string Id, Identifier Name) Own(string id) => (id, new Identifier(Uri, Uuid + id));

    /// <summary>An id made of what a thing says, the same in every clinic.</summary>
    public static string Stable(Identifier person, params IEnumerable<string> parts)
    {
        var text = string.Join('\n', [person.System, person.Value, .. parts]);
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16), bigEndian: true).ToString();
    }

    /// <summary>The address of a resource inside its bundle.</summary>
    public static string UrlOf(string id) => Uuid + id;

    private static Identifier? Named(string key) => key.IndexOf('|', StringComparison.Ordinal) is > 0 and var bar && global::System.Uri.IsWellFormedUriString(key[..bar], UriKind.Absolute) && key.Length > bar + 1
        ? new Identifier(key[..bar], key[(bar + 1)..])
        : null;
}
