using BenzoClinic.Services.Clinic;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenzoClinic.Services.Data;

internal sealed class ClinicSettingsVersionTable : IEntityTypeConfiguration<ClinicSettingsVersion>
{
    public void Configure(EntityTypeBuilder<ClinicSettingsVersion> builder)
    {
        builder.ToTable("ClinicSettingsVersions");
        // The key decides between two who save at once.
        builder.HasKey(version => version.Number);
        builder.Property(version => version.Number).ValueGeneratedNever();
    }
}
