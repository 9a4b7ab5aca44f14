using System.Text.Json;
using System.Text.Json.Serialization;
using BenzoClinic.Domain.Shared;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenzoClinic.Services.Data;

/// <summary>Columns of append-only rows whose content is read back whole and never searched: text, written once.</summary>
internal static class WrittenOnce
{
    private static readonly JsonSerializerOptions Json = new() { IgnoreReadOnlyProperties = true, Converters = { new DoseText(), new JsonStringEnumConverter() } };

    /// <summary>Keeps one value as text.</summary>
    public static void AsJson<T>(this PropertyBuilder<T> property)
        where T : class => property.HasConversion(value => JsonSerializer.Serialize(value, Json), text => JsonSerializer.Deserialize<T>(text, Json)!, Same<T>());

    /// <summary>Keeps a list as text.</summary>
    public static void AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) =>
        property.HasConversion(value => JsonSerializer.Serialize(value, Json), text => JsonSerializer.Deserialize<List<T>>(text, Json)!, Same<IReadOnlyList<T>>());

    // Never changed once written, so never compared by content.
    private static ValueComparer<T> Same<T>()
        where T : class => new((left, right) => ReferenceEquals(left, right), value => value.GetHashCode(), value => value);

    /// <summary>A dose as whole nanograms.</summary>
    private sealed class DoseText : JsonConverter<Dose>
    {
        public override Dose Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Dose.FromNanograms(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Dose value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Nanograms);
    }
}
