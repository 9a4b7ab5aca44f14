using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Domain.Worklist;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenzoClinic.Services.Data;

internal sealed class VisitTable : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.ToTable("Visits");
        builder.Property(visit => visit.Id).ValueGeneratedNever();
        builder.Property(visit => visit.Revision).IsConcurrencyToken();
        builder.Ignore(visit => visit.IsSigned);
        builder.ComplexProperty(visit => visit.Vitals);
        builder.ComplexProperty(visit => visit.Review);
        builder.ComplexProperty(visit => visit.Decision);
        builder.HasIndex(visit => visit.AppointmentId).IsUnique();
        builder.HasIndex(visit => new { visit.PatientId, visit.Date });
        builder.HasOne<Patient>().WithMany().HasForeignKey(visit => visit.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Appointment>().WithMany().HasForeignKey(visit => visit.AppointmentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SafetyItemTable : IEntityTypeConfiguration<SafetyItem>
{
    public void Configure(EntityTypeBuilder<SafetyItem> builder)
    {
        builder.ToTable("SafetyItems");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Revision).IsConcurrencyToken();
        builder.HasOne<Patient>().WithMany().HasForeignKey(item => item.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(item => item.Since).HasFilter("\"DoneAt\" IS NULL").HasDatabaseName("IX_SafetyItems_Open");
    }
}
