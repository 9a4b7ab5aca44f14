using Hl7.Fhir.Model;
using Hl7.Fhir.Utility;

namespace BenzoClinic.Services.Fhir;

/// <summary>
/// Reads the elements of one resource. An element of the wrong form is left out and noted; the others are read all the same.
/// </summary>
internal sealed class Reading(FhirEntry entry, ImportNotes notes)
{
    /// <summary>Where the resource stands.</summary>
    public Place Place => entry.Place;

    /// <summary>The element, or the type's default where it is missing or not what FHIR R4 says it is.</summary>
    public T? Element<T>(string name, Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is CodedException or NullReferenceException)
        {
            // The library throws both where the file holds another type than the element's.
            Note($"{entry.Type}.{name} has not the form FHIR R4 gives it and was left out.");
            return default;
        }
    }

    /// <summary>The elements of a list that are there.</summary>
    public IReadOnlyList<T> List<T>(string name, Func<IEnumerable<T?>?> read) where T : class =>
        [.. Element(name, () => read()?.Where(item => item is not null).ToList()) is { } items ? items.OfType<T>() : []];

    /// <summary>A code in lower case, whether or not FHIR knows it; "" where it is missing.</summary>
    public static string Code(Base owner, string name) =>
        owner.TryGetValue(name, out var value) && value is PrimitiveType { JsonValue: string text } ? text.Trim().ToLowerInvariant() : "";

    /// <summary>A calendar day; null where it is missing, incomplete or impossible, the last two noted.</summary>
    public DateOnly? Day(string name, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (FhirDay.TryRead(text, out var day, out var incomplete)) return day;
        Note(incomplete
            ? $"{entry.Type}.{name} gives only a year or a month: the day was left open."
            : $"{entry.Type}.{name} is not a date: the day was left open.");
        return null;
    }

    /// <summary>Notes a problem with this resource.</summary>
    public void Note(string sentence) => notes.Problem(entry.Place, sentence);

    /// <summary>Counts the elements that the chart has no place for, once the resource was taken.</summary>
    public void Taken()
    {
        // Of a record of this program the whole resource is kept.
        if (!OwnRecord.Wrote(entry.Resource)) notes.HasNotRead(ReadElements.NotReadIn(entry.Resource!));
    }

    /// <summary>Leaves the whole resource out.</summary>
    public void LeaveOut(string reason) => notes.LeaveOut(entry.Type, reason);
}
