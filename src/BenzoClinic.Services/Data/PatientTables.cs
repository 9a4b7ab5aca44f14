using System.Text.Json;
using System.Text.Json.Serialization;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenzoClinic.Services.Data;

internal sealed class PatientTable : IEntityTypeConfiguration<Patient>
{
    // Always read and saved whole and never searched in: one column, and no more statements to open a chart.
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<Patient> builder)
    {
        builder.ToTable("Patients");
        builder.Property(patient => patient.Id).ValueGeneratedNever();
        builder.Property(patient => patient.Revision).IsConcurrencyToken();
        builder.HasIndex(patient => patient.ChartNumber).IsUnique();
        builder.HasIndex(patient => patient.ImportedFrom).IsUnique();
        builder.HasIndex(patient => patient.MergedInto).HasFilter("\"MergedInto\" IS NOT NULL");
        builder.HasOne<Patient>().WithMany().HasForeignKey(patient => patient.MergedInto).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(patient => patient.Image);
        builder.ComplexProperty(patient => patient.Details, details =>
        {
            foreach (var name in typeof(PatientDetails).GetProperties().Where(property => property.CanWrite).Select(property => property.Name))
                details.Property(name).HasColumnName(name);
            details.Ignore(it => it.FullName);
        });
        builder.Property(patient => patient.Contacts).HasConversion(
            book => JsonSerializer.Serialize(book, Json),
            text => JsonSerializer.Deserialize<ContactBook>(text, Json)!,
            new ValueComparer<ContactBook>(
                (left, right) => JsonSerializer.Serialize(left, Json) == JsonSerializer.Serialize(right, Json),
                book => book.Phones.Count,
                book => book));
        builder.OwnsMany(patient => patient.Allergies, allergy =>
        {
            allergy.ToTable("PatientAllergies");
            allergy.WithOwner().HasForeignKey("PatientId");
            allergy.Property<int>("Id");
            allergy.HasKey("Id");
        });
        builder.Navigation(patient => patient.Allergies).HasField("_allergies").UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class PatientSearchTermTable : IEntityTypeConfiguration<PatientSearchTerm>
{
    public void Configure(EntityTypeBuilder<PatientSearchTerm> builder)
    {
        builder.ToTable("PatientSearchTerms");
        builder.HasKey(term => new { term.Term, term.PatientId });
        builder.Property(term => term.Term).HasMaxLength(80);
        builder.HasIndex(term => term.PatientId);
        builder.HasOne<Patient>().WithMany().HasForeignKey(term => term.PatientId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ConditionTable : IEntityTypeConfiguration<Condition>
{
    public void Configure(EntityTypeBuilder<Condition> builder)
    {
        builder.ToTable("Conditions");
        builder.Property(condition => condition.Id).ValueGeneratedNever();
        builder.Property(condition => condition.Revision).IsConcurrencyToken();
        builder.HasOne<Patient>().WithMany().HasForeignKey(condition => condition.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PatientMergeTable : IEntityTypeConfiguration<PatientMerge>
{
    public void Configure(EntityTypeBuilder<PatientMerge> builder)
    {
        builder.ToTable("PatientMerges");
        builder.Property(merge => merge.Id).ValueGeneratedNever();
        builder.Property(merge => merge.Revision).IsConcurrencyToken();
        builder.HasIndex(merge => merge.Kept);
        // A chart goes into one other at a time, whatever the services think.
        builder.HasIndex(merge => merge.Other).IsUnique().HasFilter("\"UndoneAt\" IS NULL").HasDatabaseName("IX_PatientMerges_Standing");
        builder.HasOne<Patient>().WithMany().HasForeignKey(merge => merge.Kept).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Patient>().WithMany().HasForeignKey(merge => merge.Other).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PatientChangeTable : IEntityTypeConfiguration<PatientChange>
{
    public void Configure(EntityTypeBuilder<PatientChange> builder)
    {
        builder.ToTable("PatientChanges");
        builder.Property(change => change.Id).ValueGeneratedNever();
        builder.HasIndex(change => new { change.PatientId, change.At });
        builder.HasOne<Patient>().WithMany().HasForeignKey(change => change.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class DisclosureTable : IEntityTypeConfiguration<Disclosure>
{
    public void Configure(EntityTypeBuilder<Disclosure> builder)
    {
        builder.ToTable("Disclosures");
        builder.Property(disclosure => disclosure.Id).ValueGeneratedNever();
        builder.HasIndex(disclosure => new { disclosure.PatientId, disclosure.At });
        builder.HasOne<Patient>().WithMany().HasForeignKey(disclosure => disclosure.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MedicationHistoryTable : IEntityTypeConfiguration<MedicationHistoryItem>
{
    public void Configure(EntityTypeBuilder<MedicationHistoryItem> builder)
    {
        builder.ToTable("MedicationHistory");
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.HasOne<Patient>().WithMany().HasForeignKey(item => item.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TherapistAssignmentTable : IEntityTypeConfiguration<TherapistAssignment>
{
    public void Configure(EntityTypeBuilder<TherapistAssignment> builder)
    {
        builder.ToTable("TherapistAssignments");
        builder.Property(assignment => assignment.Id).ValueGeneratedNever();
        builder.HasOne<Patient>().WithMany().HasForeignKey(assignment => assignment.PatientId).OnDelete(DeleteBehavior.Restrict);
        // One therapist at a time: two clinicians who assign at once conflict here.
        builder.HasIndex(assignment => assignment.PatientId).IsUnique().HasFilter("\"EndedAt\" IS NULL").HasDatabaseName("IX_TherapistAssignments_Current");
        builder.HasIndex(assignment => new { assignment.Therapist, assignment.PatientId });
    }
}

internal sealed class ImportedFactTable : IEntityTypeConfiguration<ImportedFact>
{
    public void Configure(EntityTypeBuilder<ImportedFact> builder)
    {
        builder.ToTable("ImportedFacts");
        builder.HasKey(fact => new { fact.PatientId, fact.Kind, fact.SourceKey });
        builder.Property(fact => fact.Kind).HasMaxLength(20);
        builder.HasOne<Patient>().WithMany().HasForeignKey(fact => fact.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
