using System.Text.Json;
using System.Text.Json.Serialization;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenzoClinic.Services.Data;

internal sealed class TaperPlanVersionTable : IEntityTypeConfiguration<TaperPlanVersion>
{
    // What a plan was asked with and what it projected are read back whole and never searched: text, written once.
    private static readonly JsonSerializerOptions Json = new() { IgnoreReadOnlyProperties = true, Converters = { new DoseText(), new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<TaperPlanVersion> builder)
    {
        builder.ToTable("TaperPlanVersions");
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Terms).HasConversion(terms => JsonSerializer.Serialize(terms, Json), text => JsonSerializer.Deserialize<PlanTerms>(text, Json)!, Same<PlanTerms>());
        builder.Property(version => version.Steps).HasConversion(
            steps => JsonSerializer.Serialize(steps, Json), text => JsonSerializer.Deserialize<List<ProjectedStep>>(text, Json)!, Same<IReadOnlyList<ProjectedStep>>());
        // Two who write a version at once conflict here.
        builder.HasIndex(version => new { version.PatientId, version.Number }).IsUnique();
        builder.HasOne<Patient>().WithMany().HasForeignKey(version => version.PatientId).OnDelete(DeleteBehavior.Restrict);
    }

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
