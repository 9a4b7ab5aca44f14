using System.Text.Json;
using System.Text.Json.Serialization;
using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Services.Fhir;

/// <summary>All numbers, addresses and people of a chart as one text, to be compared. Agreements are each clinic's own.</summary>
internal static class ContactBookText
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The text.</summary>
    public static string Of(ContactBook book) => JsonSerializer.Serialize(book with { Consents = [] }, Json);

    /// <summary>The book of a text.</summary>
    public static ContactBook Read(string text) => JsonSerializer.Deserialize<ContactBook>(text, Json)!;
}
