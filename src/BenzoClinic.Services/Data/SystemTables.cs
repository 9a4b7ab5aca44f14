using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenzoClinic.Services.Data;

internal sealed class AuditEntryTable : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedNever();
        builder.Property(entry => entry.PreviousHash).HasMaxLength(64);
        builder.Property(entry => entry.Hash).HasMaxLength(64);
        builder.HasIndex(entry => new { entry.PatientId, entry.Sequence });
        // What a person did last: the charts opened last stand first in the finder.
        builder.HasIndex(entry => new { entry.ActorId, entry.Sequence });
    }
}

internal sealed class AppliedOperationTable : IEntityTypeConfiguration<AppliedOperation>
{
    public void Configure(EntityTypeBuilder<AppliedOperation> builder)
    {
        builder.ToTable("AppliedOperations");
        builder.Property(applied => applied.Id).ValueGeneratedNever();
    }
}

internal sealed class StaffSessionTable : IEntityTypeConfiguration<StaffSession>
{
    public void Configure(EntityTypeBuilder<StaffSession> builder)
    {
        builder.ToTable("StaffSessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.HasIndex(session => session.StaffId);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(session => session.StaffId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SetupLinkTable : IEntityTypeConfiguration<SetupLink>
{
    public void Configure(EntityTypeBuilder<SetupLink> builder)
    {
        builder.ToTable("SetupLinks");
        builder.HasKey(link => link.TokenHash);
    }
}

internal sealed class AccountLinkTable : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("AccountLinks");
        builder.HasKey(link => link.TokenHash);
        builder.HasIndex(link => link.StaffId);
        builder.HasOne<StaffMember>().WithMany().HasForeignKey(link => link.StaffId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RoleTable : IEntityTypeConfiguration<IdentityRole<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityRole<Guid>> builder) => builder.HasData(
        Row(Role.Clinician, "0198c000-0000-7000-8000-000000000001"),
        Row(Role.Therapist, "0198c000-0000-7000-8000-000000000002"),
        Row(Role.FrontDesk, "0198c000-0000-7000-8000-000000000003"),
        Row(Role.Administrator, "0198c000-0000-7000-8000-000000000004"));

    private static IdentityRole<Guid> Row(Role role, string id) => new()
    {
        Id = new Guid(id),
        Name = role.ToString(),
        NormalizedName = role.ToString().ToUpperInvariant(),
        ConcurrencyStamp = id,
    };
}
