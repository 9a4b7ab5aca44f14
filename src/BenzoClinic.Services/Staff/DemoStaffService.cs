using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Staff;

/// <summary>Makes the demo clinic's accounts.</summary>
public sealed class DemoStaffService(IDbContextFactory<ClinicDb> factory, Gate gate, Passwords passwords, AuditTrail audit, ClinicClock clock)
{
    /// <summary>Makes them where the clinic has no accounts at all; false where it has.</summary>
    public async Task<bool> Seed()
    {
        var actor = await gate.Demand(Operation.ManageStaff);
        await using var db = await factory.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await db.Users.AnyAsync()) return false;

        var roles = await db.Roles.ToDictionaryAsync(role => role.Name!, role => role.Id);
        // One hash for all: the password is public anyway, and eight hashes would be a second of waiting at the first start.
        var hash = passwords.Hash(DemoStaff.Password);
        foreach (var person in DemoStaff.All)
        {
            db.Add(NewAccount.Of(person.Id.Value, person.Email, person.Name, person.Credentials, hash));
            db.Add(new IdentityUserRole<Guid> { UserId = person.Id.Value, RoleId = roles[person.Role.ToString()] });
        }

        await db.SaveChangesAsync();
        await audit.Append(db, new AuditNote(nameof(Operation.ManageStaff), null, null, "Demo accounts made"), clock.StampFor(actor.Id));
        await transaction.CommitAsync();
        return true;
    }
}
