using System.Text.Json;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenzoClinic.Services.Data;

internal sealed class TaperRecordTable : IEntityTypeConfiguration<TaperRecord>
{
    public void Configure(EntityTypeBuilder<TaperRecord> builder)
    {
        builder.ToTable("TaperRecords");
        builder.HasKey(record => record.PatientId);
        builder.Property(record => record.PatientId).ValueGeneratedNever();
        builder.Property(record => record.Revision).IsConcurrencyToken();
        builder.Ignore(record => record.Raised);
        builder.Ignore(record => record.ProfileInForce);
        builder.Ignore(record => record.HasRegimen);
        builder.Ignore(record => record.HasHistory);
        builder.Ignore(record => record.Image);
        builder.HasOne<Patient>().WithOne().HasForeignKey<TaperRecord>(record => record.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(record => record.Entries).WithOne().HasForeignKey(entry => entry.PatientId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(record => record.Entries).HasField("_entries").UsePropertyAccessMode(PropertyAccessMode.Field);

        builder.OwnsMany(record => record.Profiles, profile =>
        {
            profile.ToTable("EquivalenceProfiles");
            profile.WithOwner().HasForeignKey("PatientId");
            profile.HasKey(it => it.Id);
            profile.Property(it => it.Id).ValueGeneratedNever();
            profile.Property(it => it.Factors).HasConversion(
                factors => JsonSerializer.Serialize(factors.Select(FactorRow.From), JsonSerializerOptions.Default),
                text => JsonSerializer.Deserialize<List<FactorRow>>(text, JsonSerializerOptions.Default)!.Select(row => row.ToFactor()).ToList(),
                new ValueComparer<IReadOnlyList<EquivalenceFactor>>(
                    (left, right) => left!.SequenceEqual(right!),
                    factors => factors.Count,
                    factors => factors));
        });
        builder.Navigation(record => record.Profiles).HasField("_profiles").UsePropertyAccessMode(PropertyAccessMode.Field);

        builder.OwnsMany(record => record.ToConfirm, dose =>
        {
            dose.ToTable("DosesToConfirm");
            dose.WithOwner().HasForeignKey("PatientId");
            dose.HasKey("PatientId", nameof(DoseToConfirm.Medication));
        });
        builder.Navigation(record => record.ToConfirm).HasField("_toConfirm").UsePropertyAccessMode(PropertyAccessMode.Field);

        builder.OwnsMany(record => record.Bridges, bridge =>
        {
            bridge.ToTable("Bridges");
            bridge.WithOwner().HasForeignKey("PatientId");
            bridge.HasKey(it => it.Id);
            bridge.Property(it => it.Id).ValueGeneratedNever();
        });
        builder.OwnsMany(record => record.MissedVisits, visit =>
        {
            visit.ToTable("MissedVisits");
            visit.WithOwner().HasForeignKey("PatientId");
            visit.HasKey("PatientId", nameof(MissedVisit.Appointment));
            visit.Property(it => it.Appointment).HasColumnName("AppointmentId").ValueGeneratedNever();
        });
        builder.Navigation(record => record.MissedVisits).HasField("_missed").UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(record => record.Bridges).HasField("_bridges").UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    private sealed record FactorRow(string Medication, long OfMedication, long OfDiazepam)
    {
        public static FactorRow From(EquivalenceFactor factor) => new(factor.Medication, factor.OfMedication.Nanograms, factor.OfDiazepam.Nanograms);

        public EquivalenceFactor ToFactor() => new(Medication, Dose.FromNanograms(OfMedication), Dose.FromNanograms(OfDiazepam));
    }
}

internal sealed class DoseEntryTable : IEntityTypeConfiguration<DoseEntry>
{
    public void Configure(EntityTypeBuilder<DoseEntry> builder)
    {
        builder.ToTable("DoseEntries");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Visit).HasColumnName("VisitId");
        builder.Ignore(entry => entry.Regimen);
        builder.Ignore(entry => entry.Counts);
        builder.HasIndex(entry => new { entry.PatientId, entry.On });
        builder.HasIndex(entry => entry.Visit);

        builder.OwnsMany(entry => entry.Lines, line =>
        {
            line.ToTable("DoseEntryLines");
            line.WithOwner().HasForeignKey("DoseEntryId");
            line.Property<int>("Id");
            line.HasKey("Id");
            line.Ignore(it => it.Scheduled);
            line.Ignore(it => it.WithAsNeeded);
        });
        builder.Navigation(entry => entry.Lines).HasField("_lines").UsePropertyAccessMode(PropertyAccessMode.Field);

        builder.OwnsMany(entry => entry.Changes, change =>
        {
            change.ToTable("DoseEntryChanges");
            change.WithOwner().HasForeignKey("DoseEntryId");
            change.HasKey("DoseEntryId", nameof(DoseEntryChange.Sequence));
            change.Property(it => it.Sequence).ValueGeneratedNever();
        });
        builder.Navigation(entry => entry.Changes).HasField("_changes").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}
