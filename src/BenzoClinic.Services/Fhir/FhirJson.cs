using System.Text;
using System.Text.Json;
using Hl7.Fhir.Model;
using Hl7.Fhir.Serialization;

namespace BenzoClinic.Services.Fhir;

/// <summary>Resources as JSON and back, always in the same bytes.</summary>
internal static class FhirJson
{
    /// <summary>A resource as text.</summary>
    public static string Write(Resource resource) => new FhirJsonSerializer().SerializeToString(resource);

    /// <summary>A bundle as a file that people can look into.</summary>
    public static byte[] File(Bundle bundle) => Encoding.UTF8.GetBytes(new FhirJsonSerializer().SerializeToString(bundle, pretty: true));

    /// <summary>What <see cref="Write"/> wrote; null where it cannot be read.</summary>
    public static DomainResource? Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        return FhirJsonDeserializer.OSTRICH.TryDeserializeResource(ref reader, out var resource, out _) ? resource as DomainResource : null;
    }
}
