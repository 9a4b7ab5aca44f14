using System.Collections.Frozen;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Access;

/// <summary>
/// The only security there is: every service method asks it first. It reads the session's row each time, so that a revoked
/// session, a locked account or a role taken away counts from the next operation on.
/// </summary>
public sealed class Gate(IDbContextFactory<ClinicDb> factory, CurrentSession session, ClinicClock clock)
{
    private static readonly FrozenSet<Role> SystemRoles = new[] { Role.System }.ToFrozenSet();
    private static readonly FrozenSet<Role> PatientRoles = new[] { Role.Patient }.ToFrozenSet();

    // A row for each role the person holds, one without where there is none: of a list within a row EF makes more work than
    // of the whole look-up, and this is asked at every click.
    private static readonly Compiled<Func<ClinicDb, Guid, DateTime, IAsyncEnumerable<SessionRow>>> Session = new(() => EF.CompileAsyncQuery((ClinicDb db, Guid sessionId, DateTime now) =>
        from live in db.StaffSessions
        where live.Id == sessionId && live.RevokedAt == null && live.ExpiresAt > now
        join staff in db.Users on live.StaffId equals staff.Id
        where !staff.Deactivated
        from role in db.UserRoles.Where(held => held.UserId == staff.Id).Join(db.Roles, held => held.RoleId, role => role.Id, (held, role) => role.Name).DefaultIfEmpty()
        select new SessionRow(staff.Id, staff.DisplayName, role)));

    private static readonly Compiled<Func<ClinicDb, StaffId, PatientId, Task<bool>>> Assignment = new(() => EF.CompileAsyncQuery((ClinicDb db, StaffId therapist, PatientId patient) =>
        db.TherapistAssignments.Any(assignment => assignment.PatientId == patient && assignment.Therapist == therapist && assignment.EndedAt == null)));

    /// <summary>Returns who asks, where the permission table allows it.</summary>
    /// <param name="patient">The patient concerned; null where the operation is not about one.</param>
    /// <exception cref="AccessDeniedException">Nobody asks, the session has ended, or the table does not allow it.</exception>
    public async Task<Actor> Demand(Operation operation, PatientId? patient = null)
    {
        if (session.IsSystem) return Check(operation, new Actor(Actor.SystemId, "System", SystemRoles, Permissions.Of(operation, SystemRoles)));
        if (session.Patient is { } self) return patient == self ? Check(operation, new Actor(Actor.PatientId, "The patient", PatientRoles, Permissions.Of(operation, PatientRoles))) : throw new AccessDeniedException(operation.ToString());
        if (session.SessionId is not { } sessionId) throw new AccessDeniedException(operation.ToString());

        await using var db = await factory.CreateDbContextAsync();
        var rows = await Session.On(db)(db, sessionId, clock.Now).ToListAsync();
        if (rows.Count == 0) throw new AccessDeniedException(operation.ToString());
        var roles = rows.Select(row => row.Role).OfType<string>().Select(Enum.Parse<Role>).ToHashSet();
        var actor = Check(operation, new Actor(new StaffId(rows[0].StaffId), rows[0].Name, roles, Permissions.Of(operation, roles)));
        if (actor.Reach == Reach.Assigned && patient is { } id && !await Assignment.On(db)(db, actor.Id, id)) throw new AccessDeniedException(operation.ToString());
        return actor;
    }

    /// <summary>Whether the person who asks may do this at all; for showing a button, never instead of <see cref="Demand"/>.</summary>
    public async Task<bool> Allows(Operation operation, PatientId? patient = null)
    {
        try
        {
            await Demand(operation, patient);
            return true;
        }
        catch (AccessDeniedException)
        {
            return false;
        }
    }

    private static Actor Check(Operation operation, Actor actor) =>
        actor.Reach == Reach.None ? throw new AccessDeniedException(operation.ToString()) : actor;

    private sealed record SessionRow(Guid StaffId, string Name, string? Role);
}
