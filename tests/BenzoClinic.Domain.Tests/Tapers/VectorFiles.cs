using System.Text.Json;

namespace BenzoClinic.Domain.Tests.Tapers;

/// <summary>The worked cases in <c>Vectors</c>, and those of the folder that the environment variable <c>BENZOCLINIC_VECTORS</c> names.</summary>
internal static class VectorFiles
{
    /// <summary>Every case file of that name, read.</summary>
    public static IEnumerable<JsonElement> Of(string pattern) =>
        new[] { Path.Combine(AppContext.BaseDirectory, "Vectors"), Environment.GetEnvironmentVariable("BENZOCLINIC_VECTORS") }
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder!, pattern))
            .Order(StringComparer.Ordinal)
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement);
}
