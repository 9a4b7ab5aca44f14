using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Medications.Supplies;
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

internal sealed class AlertReasonTable : IEntityTypeConfiguration<AlertReason>
{
    public void Configure(EntityTypeBuilder<AlertReason> builder)
    {
        builder.ToTable("AlertReasons");
        builder.Property(reason => reason.Id).ValueGeneratedNever();
        builder.HasIndex(reason => reason.PatientId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(reason => reason.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NaloxoneOfferTable : IEntityTypeConfiguration<NaloxoneOffer>
{
    public void Configure(EntityTypeBuilder<NaloxoneOffer> builder)
    {
        builder.ToTable("NaloxoneOffers");
        builder.Property(offer => offer.Id).ValueGeneratedNever();
        builder.HasIndex(offer => offer.PatientId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(offer => offer.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CuresLookupTable : IEntityTypeConfiguration<CuresLookup>
{
    public void Configure(EntityTypeBuilder<CuresLookup> builder)
    {
        builder.ToTable("CuresLookups");
        builder.Property(lookup => lookup.Id).ValueGeneratedNever();
        builder.HasIndex(lookup => lookup.PatientId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(lookup => lookup.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SupplyEntryTable : IEntityTypeConfiguration<SupplyEntry>
{
    public void Configure(EntityTypeBuilder<SupplyEntry> builder)
    {
        builder.ToTable("SupplyEntries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Lines).AsJson();
        builder.HasIndex(entry => entry.PatientId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(entry => entry.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PrescriptionTable : IEntityTypeConfiguration<Prescription>
{
    public void Configure(EntityTypeBuilder<Prescription> builder)
    {
        builder.ToTable("Prescriptions");
        builder.Property(prescription => prescription.Id).ValueGeneratedNever();
        builder.Property(prescription => prescription.Products).AsJson();
        builder.Property(prescription => prescription.Items).AsJson();
        builder.Ignore(prescription => prescription.Expires);
        // Two who write a draft at once conflict here.
        builder.HasIndex(prescription => new { prescription.PatientId, prescription.Number }).IsUnique();
        builder.HasOne<Patient>().WithMany().HasForeignKey(prescription => prescription.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
