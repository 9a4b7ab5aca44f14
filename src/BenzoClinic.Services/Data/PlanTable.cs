using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Tapers.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenzoClinic.Services.Data;

internal sealed class TaperPlanVersionTable : IEntityTypeConfiguration<TaperPlanVersion>
{
    public void Configure(EntityTypeBuilder<TaperPlanVersion> builder)
    {
        builder.ToTable("TaperPlanVersions");
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Property(version => version.Terms).AsJson();
        builder.Property(version => version.Steps).AsJson();
        // Two who write a version at once conflict here.
        builder.HasIndex(version => new { version.PatientId, version.Number }).IsUnique();
        builder.HasOne<Patient>().WithMany().HasForeignKey(version => version.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
