using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Staff;

/// <summary>Lists the clinic's accounts. A clinic's staff is a few dozen rows: read whole.</summary>
public sealed class StaffListService(Gate gate, IDbContextFactory<ClinicDb> factory, ClinicClock clock)
{
    /// <summary>Every account, closed ones last, by name.</summary>
    public async Task<IReadOnlyList<AccountRow>> All()
    {
        await gate.Demand(Operation.ManageStaff);
        var now = clock.Now;
        await using var db = await factory.CreateDbContextAsync();
        var accounts = await db.Users.AsNoTracking().ToListAsync();
        var roles = (await db.UserRoles.Join(db.Roles, held => held.RoleId, role => role.Id, (held, role) => new { held.UserId, role.Name }).ToListAsync())
            .ToLookup(held => held.UserId, held => Enum.Parse<Role>(held.Name!));
        var sessions = (await db.StaffSessions
            // A session that ended as it began never was anybody's.
            .Where(session => session.RevokedAt == null || session.RevokedAt > session.CreatedAt)
            .GroupBy(session => session.StaffId)
            .Select(each => new { each.Key, Last = each.Max(session => session.CreatedAt), Open = each.Count(session => session.RevokedAt == null && session.ExpiresAt > now) })
            .ToListAsync()).ToDictionary(each => each.Key);
        var links = (await db.AccountLinks.Where(link => link.UsedAt == null && link.ExpiresAt > now).Select(link => new { link.StaffId, link.ExpiresAt }).ToListAsync())
            .ToDictionary(link => link.StaffId, link => link.ExpiresAt);
        return
        [
            .. accounts.Select(it =>
            {
                var seen = sessions.GetValueOrDefault(it.Id);
                var locked = it.LockoutEnd?.UtcDateTime is { } until && until > now ? until : (DateTime?)null;
                return new AccountRow(
                    new StaffId(it.Id), it.ConcurrencyStamp ?? "", it.DisplayName, it.Email ?? "", it.Credentials, [.. roles[it.Id].Order()], StateOf(it, locked), locked,
                    links.TryGetValue(it.Id, out var linkUntil) ? linkUntil : null, seen?.Last, it.Deactivated ? 0 : seen?.Open ?? 0);
            }).OrderBy(row => row.State == AccountState.Deactivated).ThenBy(row => row.Name, StringComparer.Ordinal),
        ];
    }

    private static AccountState StateOf(StaffMember it, DateTime? locked) =>
        it.Deactivated ? AccountState.Deactivated
        : it.PasswordHash is null ? AccountState.Invited
        : locked is null ? AccountState.Active : AccountState.LockedOut;
}
