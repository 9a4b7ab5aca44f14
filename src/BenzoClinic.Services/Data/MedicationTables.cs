using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenzoClinic.Services.Data;

internal sealed class OtherMedicationTable : IEntityTypeConfiguration<OtherMedication>
{
    public void Configure(EntityTypeBuilder<OtherMedication> builder)
    {
        builder.ToTable("OtherMedications");
        builder.Property(medication => medication.Id).ValueGeneratedNever();
        builder.Property(medication => medication.Revision).IsConcurrencyToken();
        builder.Ignore(medication => medication.Entry);
        builder.HasOne<Patient>().WithMany().HasForeignKey(medication => medication.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
