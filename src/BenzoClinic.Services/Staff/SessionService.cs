using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Staff;

/// <summary>Which sessions still live: for the doors, before anybody is asked anything.</summary>
public sealed class SessionService(IDbContextFactory<ClinicDb> factory, ClinicClock clock)
{
    /// <summary>Whether the session has neither ended nor been revoked, and its account is open.</summary>
    [Demands(Operation.Anyone)]
    public async Task<bool> IsLive(Guid session) => (await LiveAmong([session])).Count == 1;

    /// <summary>Those of the sessions that still live.</summary>
    [Demands(Operation.Anyone)]
    public async Task<IReadOnlyList<Guid>> LiveAmong(IReadOnlyCollection<Guid> sessions)
    {
        var now = clock.Now;
        await using var db = await factory.CreateDbContextAsync();
        return await db.StaffSessions
            .Where(session => sessions.Contains(session.Id) && session.RevokedAt == null && session.ExpiresAt > now)
            .Where(session => db.Users.Any(staff => staff.Id == session.StaffId && !staff.Deactivated))
            .Select(session => session.Id)
            .ToListAsync();
    }
}
