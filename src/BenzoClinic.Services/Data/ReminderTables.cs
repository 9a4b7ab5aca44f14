using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenzoClinic.Services.Data;

internal sealed class ReminderTable : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> builder)
    {
        builder.ToTable("Reminders");
        builder.Property(it => it.Id).ValueGeneratedNever();
        // Whoever changes what the sender has meanwhile taken is too late.
        builder.Property(it => it.State).IsConcurrencyToken();
        builder.Property(it => it.Reason).HasMaxLength(Reminder.LongestReason);
        builder.Property(it => it.LinkHash).HasMaxLength(64);
        builder.HasOne<Patient>().WithMany().HasForeignKey(it => it.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(it => it.Key);
        builder.Ignore(it => it.NeedsPerson);
        builder.HasIndex(it => new { it.PatientId, it.Kind, it.Day, it.HoursBefore, it.Channel, it.Version }).IsUnique();
        builder.HasIndex(it => it.LinkHash).IsUnique();
        builder.HasIndex(it => it.Day);
        builder.HasIndex(it => it.Receipt).HasFilter("\"Receipt\" <> ''");
        builder.HasIndex(it => new { it.Channel, it.DueAt }).HasFilter("\"State\" = 'Planned'").HasDatabaseName("IX_Reminders_Due");
        builder.HasIndex(it => it.Lease).HasFilter("\"State\" = 'Sending'").HasDatabaseName("IX_Reminders_UnderWay");
    }
}

// No table of its own: what a claim returns.
internal sealed class ClaimedMessageTable : IEntityTypeConfiguration<ClaimedMessage>
{
    public void Configure(EntityTypeBuilder<ClaimedMessage> builder)
    {
        builder.HasNoKey().ToTable((string?)null);
        builder.Ignore(it => it.Key);
    }
}

internal sealed class ReminderPlanTable : IEntityTypeConfiguration<ReminderPlanRow>
{
    public void Configure(EntityTypeBuilder<ReminderPlanRow> builder)
    {
        builder.ToTable("ReminderPlans");
        builder.HasKey(plan => plan.AppointmentId);
        builder.Property(plan => plan.AppointmentId).ValueGeneratedNever();
        builder.HasIndex(plan => plan.Day);
    }
}

internal sealed class LinkKeyTable : IEntityTypeConfiguration<LinkKey>
{
    public void Configure(EntityTypeBuilder<LinkKey> builder)
    {
        builder.ToTable("LinkKeys");
        builder.Property(key => key.Id).ValueGeneratedNever();
    }
}
