using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Staff;

/// <summary>
/// The only way to change what an account may do. Identity itself ends no session when a role goes or an account is locked;
/// here each change gives the account a new security stamp, ends its sessions and is audited, in one transaction, and the
/// ended sessions are announced right after.
/// </summary>
public sealed class AccessChangeService(ClinicWrites writes, Passwords passwords, SessionRevocations revocations)
{
    /// <summary>Gives the account these roles and no others.</summary>
    public Task<Outcome<Saved>> SetRoles(StaffId staff, IReadOnlySet<Role> roles, Guid operationId) =>
        Change(staff, operationId, new { staff, roles = roles.Order() }, "Roles changed", async (db, account) =>
        {
            if (roles.Count == 0 || roles.Contains(Role.System)) return new Finding("Roles", "role-missing", "Choose at least one role.");
            if (!roles.Contains(Role.Administrator) && await IsLastAdministrator(db, staff)) return LastAdministrator;
            var names = roles.Select(role => role.ToString()).ToList();
            var ids = await db.Roles.Where(role => names.Contains(role.Name!)).Select(role => role.Id).ToListAsync();
            await db.UserRoles.Where(held => held.UserId == account.Id).ExecuteDeleteAsync();
            db.UserRoles.AddRange(ids.Select(id => new IdentityUserRole<Guid> { UserId = account.Id, RoleId = id }));
            return null;
        });

    /// <summary>Closes the account. What it wrote keeps its name.</summary>
    public Task<Outcome<Saved>> Close(StaffId staff, Guid operationId) =>
        Change(staff, operationId, new { staff, closed = true }, "Account closed", async (db, account) =>
        {
            if (await IsLastAdministrator(db, staff)) return LastAdministrator;
            account.Deactivated = true;
            return null;
        });

    /// <summary>Opens a closed account again, and one that wrong passwords have locked.</summary>
    public Task<Outcome<Saved>> Reopen(StaffId staff, Guid operationId) =>
        Change(staff, operationId, new { staff, closed = false }, "Account opened again", (_, account) =>
        {
            account.Deactivated = false;
            account.AccessFailedCount = 0;
            account.LockoutEnd = null;
            return Task.FromResult<Finding?>(null);
        });

    /// <summary>Sets the account's password.</summary>
    public Task<Outcome<Saved>> SetPassword(StaffId staff, string password, Guid operationId) =>
        // The password is no part of the request that is hashed to tell a retry: that hash is fast, and kept.
        Change(staff, operationId, new { staff, password = true }, "Password set", (_, account) =>
        {
            if (Passwords.Fault(password) is { Length: > 0 } fault) return Task.FromResult<Finding?>(new Finding("Password", "password-length", fault));
            account.PasswordHash = passwords.Hash(password);
            account.AccessFailedCount = 0;
            account.LockoutEnd = null;
            return Task.FromResult<Finding?>(null);
        });

    /// <summary>Ends every session of the account, such as that of a lost laptop.</summary>
    public Task<Outcome<Saved>> EndSessions(StaffId staff, Guid operationId) =>
        Change(staff, operationId, new { staff, sessions = 0 }, "Sessions ended", (_, _) => Task.FromResult<Finding?>(null));

    private static Finding LastAdministrator => new("Roles", "last-administrator", "This is the last administrator: make another one first.");

    private async Task<Outcome<Saved>> Change(StaffId staff, Guid operationId, object request, string summary, Func<ClinicDb, StaffMember, Task<Finding?>> decide)
    {
        var ended = new List<Guid>();
        var outcome = await writes.Run(new WriteRequest(Operation.ManageStaff, operationId, null, request, summary), async scope =>
        {
            var account = await scope.Db.Users.FirstOrDefaultAsync(row => row.Id == staff.Value);
            if (account is null) return Outcome<Saved>.Missing();
            if (await decide(scope.Db, account) is { } finding) return Outcome<Saved>.Rejected(finding);
            account.SecurityStamp = Guid.NewGuid().ToString("N");
            account.ConcurrencyStamp = Guid.NewGuid().ToString();
            foreach (var session in await scope.Db.StaffSessions.Where(row => row.StaffId == staff.Value && row.RevokedAt == null).ToListAsync())
            {
                session.RevokedAt = scope.Stamp.At;
                ended.Add(session.Id);
            }

            return Outcome<Saved>.Done(new Saved(staff.Value, 0));
        });
        if (outcome.IsDone) revocations.Announce(ended);
        return outcome;
    }

    private static async Task<bool> IsLastAdministrator(ClinicDb db, StaffId staff)
    {
        var administrators = await db.Users
            .Where(row => !row.Deactivated && db.UserRoles.Any(held => held.UserId == row.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == nameof(Role.Administrator))))
            .Select(row => row.Id).ToListAsync();
        return administrators.Count == 1 && administrators[0] == staff.Value;
    }
}
