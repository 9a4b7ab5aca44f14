using System.Text.Json;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Appointments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenzoClinic.Services.Data;

internal sealed class AppointmentTable : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> builder)
    {
        builder.ToTable("Appointments");
        builder.Property(appointment => appointment.Id).ValueGeneratedNever();
        builder.Property(appointment => appointment.Revision).IsConcurrencyToken();
        builder.HasOne<Patient>().WithMany().HasForeignKey(appointment => appointment.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<GroupSession>().WithMany().HasForeignKey(appointment => appointment.Group).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(appointment => appointment.EndsAt);
        builder.Ignore(appointment => appointment.IsHere);
        builder.Ignore(appointment => appointment.TakesTime);
        builder.Ignore(appointment => appointment.Place);
        builder.HasIndex(appointment => new { appointment.Date, appointment.Start });
        builder.HasIndex(appointment => new { appointment.PatientId, appointment.Date });
        builder.HasIndex(appointment => appointment.Series).HasFilter("\"Series\" IS NOT NULL");
        builder.HasIndex(appointment => appointment.Group).HasFilter("\"Group\" IS NOT NULL");
    }
}

internal sealed class AppointmentChangeTable : IEntityTypeConfiguration<AppointmentChange>
{
    public void Configure(EntityTypeBuilder<AppointmentChange> builder)
    {
        builder.ToTable("AppointmentChanges");
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.HasOne<Appointment>().WithMany().HasForeignKey(change => change.AppointmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(change => new { change.AppointmentId, change.At });
        builder.HasIndex(change => change.PatientId);
    }
}

internal sealed class GroupSessionTable : IEntityTypeConfiguration<GroupSession>
{
    public void Configure(EntityTypeBuilder<GroupSession> builder)
    {
        builder.ToTable("GroupSessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Revision).IsConcurrencyToken();
        builder.Ignore(session => session.Place);
        builder.HasIndex(session => session.Date);
        builder.HasIndex(session => session.Series).HasFilter("\"Series\" IS NOT NULL");
    }
}

internal sealed class WaitlistEntryTable : IEntityTypeConfiguration<WaitlistEntry>
{
    public void Configure(EntityTypeBuilder<WaitlistEntry> builder)
    {
        builder.ToTable("WaitlistEntries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Revision).IsConcurrencyToken();
        builder.HasOne<Patient>().WithMany().HasForeignKey(entry => entry.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Appointment>().WithMany().HasForeignKey(entry => entry.Moves).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(entry => entry.Weekdays);
        builder.HasIndex(entry => entry.PatientId);
        builder.HasIndex(entry => entry.Until).HasFilter("\"EndedAt\" IS NULL");
    }
}

internal sealed class TakenTimeTable : IEntityTypeConfiguration<TakenTime>
{
    public void Configure(EntityTypeBuilder<TakenTime> builder)
    {
        // That no two overlap is in a migration of each engine, written by hand.
        builder.ToTable("TakenTimes");
        builder.Property(time => time.Id).ValueGeneratedNever();
        builder.Property(time => time.Whom).HasMaxLength(120);
        builder.HasIndex(time => new { time.Whom, time.From });
        builder.HasIndex(time => time.Owner);
    }
}

internal sealed class ProviderWeekTable : IEntityTypeConfiguration<ProviderWeek>
{
    private static readonly JsonSerializerOptions Json = new();

    public void Configure(EntityTypeBuilder<ProviderWeek> builder)
    {
        builder.ToTable("ProviderWeeks");
        builder.HasKey(week => week.Provider);
        builder.Property(week => week.Provider).ValueGeneratedNever();
        builder.Property(week => week.Revision).IsConcurrencyToken();
        // Always read and written whole.
        builder.Property(week => week.Week).HasConversion(
            week => JsonSerializer.Serialize(week, Json),
            text => JsonSerializer.Deserialize<WorkWeek>(text, Json)!,
            new ValueComparer<WorkWeek>((one, two) => ReferenceEquals(one, two), week => week.GetHashCode(), week => week));
    }
}

internal sealed class CalendarFeedTable : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.ToTable("CalendarFeeds");
        builder.HasKey(feed => feed.Provider);
        builder.Property(feed => feed.Provider).ValueGeneratedNever();
        builder.Property(feed => feed.TokenHash).HasMaxLength(64);
        builder.HasIndex(feed => feed.TokenHash).IsUnique();
    }
}

internal sealed class AbsenceTable : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("Absences");
        builder.Property(absence => absence.Id).ValueGeneratedNever();
        builder.Property(absence => absence.Revision).IsConcurrencyToken();
        builder.HasIndex(absence => absence.LastDay);
    }
}
