using System.Text.Json;
using System.Text.Json.Serialization;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Clinic;

/// <summary>Settings as stored. Generated code: the sign-in page reads them before anything else is warm.</summary>
[JsonSourceGenerationOptions(Converters = [typeof(DoseJson)], UseStringEnumConverter = true)]
[JsonSerializable(typeof(ClinicSettings))]
internal sealed partial class ClinicSettingsJson : JsonSerializerContext
{
    public static string Write(ClinicSettings settings) => JsonSerializer.Serialize(settings, Default.ClinicSettings);

    public static ClinicSettings Read(string content) => JsonSerializer.Deserialize(content, Default.ClinicSettings)!;
}

/// <summary>A dose as its milligrams.</summary>
internal sealed class DoseJson : JsonConverter<Dose>
{
    public override Dose Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Dose.FromMilligrams(reader.GetDecimal());

    public override void Write(Utf8JsonWriter writer, Dose value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Milligrams);
}
