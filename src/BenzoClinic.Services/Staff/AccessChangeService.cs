using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Staff;

/// <summary>
/// The only way to change what an account may do. Identity itself ends no session when a role goes or an account is locked;
/// here each such change gives the account a new security stamp, ends its sessions and is audited, in one transaction, and
/// the ended sessions are announced right after. Nobody but the person ever chooses a password: see <see cref="AccountLinkService"/>.
/// </summary>
public sealed partial class AccessChangeService(ClinicWrites writes, SessionRevocations revocations)
{
    /// <summary>Changes name, credentials and roles. Only another set of roles ends sessions.</summary>
    public Task<Outcome<Saved>> Change(ChangeAccount request) =>
        Run(request.Staff, request.OperationId, request with { Roles = new SortedSet<Role>(request.Roles) }, "Account changed", async (scope, account) =>
        {
            if (account.ConcurrencyStamp != request.Version) return await StaleOf(scope.Db, account);
            var held = await RolesOf(scope.Db, account.Id);
            var others = !held.SetEquals(request.Roles);
            var findings = Present(AccountChecks.Name(request.Name), AccountChecks.Credentials(request.Credentials), AccountChecks.Roles(request.Roles));
            if (findings.Count == 0 && held.Contains(Role.Administrator) && !request.Roles.Contains(Role.Administrator))
                findings = Present(await LastAdministrator(scope.Db, account), request.EvenMine ? null : Mine(scope, account, "You lose the administrator's pages, and are signed out."));
            if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);
            (account.DisplayName, account.Credentials) = (request.Name.Trim(), request.Credentials.Trim());
            account.ConcurrencyStamp = Guid.NewGuid().ToString();
            if (others) await SetRoles(scope.Db, account.Id, request.Roles);
            if (others) scope.Summary = "Roles changed";
            return others ? Ended : Kept;
        });

    /// <summary>Closes the account. What it wrote keeps its name.</summary>
    public Task<Outcome<Saved>> Close(StaffId staff, Guid operationId, bool evenMine = false) =>
        Run(staff, operationId, new { staff, closed = true, evenMine }, "Account closed", async (scope, account) =>
        {
            var findings = Present(await LastAdministrator(scope.Db, account), evenMine ? null : Mine(scope, account, "You are signed out, and cannot sign in again."));
            if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);
            account.Deactivated = true;
            await ForgetLinks(scope.Db, account.Id);
            return Ended;
        });

    /// <summary>Opens a closed account again, and one that wrong passwords have locked.</summary>
    public Task<Outcome<Saved>> Reopen(StaffId staff, Guid operationId) =>
        Run(staff, operationId, new { staff, closed = false }, "Account opened again", (_, account) =>
        {
            account.Deactivated = false;
            (account.AccessFailedCount, account.LockoutEnd) = (0, null);
            return Task.FromResult(Ended);
        });

    /// <summary>Ends the wait that wrong passwords have brought. Whoever is signed in stays so.</summary>
    public Task<Outcome<Saved>> Unlock(StaffId staff, Guid operationId) =>
        Run(staff, operationId, new { staff, locked = false }, "Account unlocked", (_, account) =>
        {
            (account.AccessFailedCount, account.LockoutEnd) = (0, null);
            return Task.FromResult(Kept);
        });

    /// <summary>Ends every session of the account, such as that of a lost laptop.</summary>
    public Task<Outcome<Saved>> EndSessions(StaffId staff, Guid operationId, bool evenMine = false) =>
        Run(staff, operationId, new { staff, sessions = 0, evenMine }, "Sessions ended", (scope, account) => Task.FromResult(
            !evenMine && Mine(scope, account, "You are signed out here too.") is { } finding ? Outcome<Saved>.Rejected(finding) : Ended));

    // What a decision says: done, and whether the account's sessions end with it.
    private static Outcome<Saved> Ended { get; } = Outcome<Saved>.Done(new Saved(Guid.Empty, 1));

    private static Outcome<Saved> Kept { get; } = Outcome<Saved>.Done(new Saved(Guid.Empty, 0));

    private async Task<Outcome<Saved>> Run(StaffId staff, Guid operationId, object request, string summary, Func<WriteScope, StaffMember, Task<Outcome<Saved>>> decide)
    {
        var ended = new List<Guid>();
        var outcome = await writes.Run(new WriteRequest(Operation.ManageStaff, operationId, null, request, summary), async scope =>
        {
            await HoldAccess(scope.Db);
            var account = await scope.Db.Users.FirstOrDefaultAsync(row => row.Id == staff.Value);
            if (account is null) return Outcome<Saved>.Missing();
            var decided = await decide(scope, account);
            if (!decided.IsDone) return decided;
            if (ReferenceEquals(decided, Ended)) ended.AddRange(await End(scope.Db, account, scope.Stamp));
            return Outcome<Saved>.Done(new Saved(staff.Value, 0));
        });
        if (outcome.IsDone) revocations.Announce(ended);
        return outcome;
    }

    /// <summary>
    /// Changes of access wait for each other: two administrators who close each other's account at once must not both find
    /// the other still there. A row that is updated, even to what it was, is locked on both engines.
    /// </summary>
    private static Task<int> HoldAccess(ClinicDb db) =>
        db.Roles.Where(role => role.Name == nameof(Role.Administrator)).ExecuteUpdateAsync(row => row.SetProperty(role => role.ConcurrencyStamp, role => role.ConcurrencyStamp));

    /// <summary>New stamps, and every session ended; returns those that lived.</summary>
    internal static async Task<IReadOnlyList<Guid>> End(ClinicDb db, StaffMember account, Stamp stamp)
    {
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        var sessions = await db.StaffSessions.Where(row => row.StaffId == account.Id && row.RevokedAt == null).ToListAsync();
        foreach (var session in sessions) session.RevokedAt = stamp.At;
        return sessions.ConvertAll(session => session.Id);
    }

    private static Finding? Mine(WriteScope scope, StaffMember account, string consequence) =>
        scope.Actor.Id.Value == account.Id ? new Finding("EvenMine", "own-account", $"This is your own account. {consequence} Say that you mean it.") : null;

    /// <summary>Who has not set a password yet cannot run the clinic: only those who can sign in count.</summary>
    private static async Task<Finding?> LastAdministrator(ClinicDb db, StaffMember account)
    {
        var administrators = await db.Users
            .Where(row => !row.Deactivated && row.PasswordHash != null && db.UserRoles.Any(held => held.UserId == row.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == nameof(Role.Administrator))))
            .Select(row => row.Id).ToListAsync();
        return administrators.Count == 1 && administrators[0] == account.Id
            ? new Finding("Roles", "last-administrator", "This is the last administrator: make another one first.")
            : null;
    }

    private static async Task<HashSet<Role>> RolesOf(ClinicDb db, Guid account) =>
        [.. (await db.UserRoles.Where(held => held.UserId == account).Join(db.Roles, held => held.RoleId, role => role.Id, (_, role) => role.Name!).ToListAsync()).Select(Enum.Parse<Role>)];

    private static async Task SetRoles(ClinicDb db, Guid account, IReadOnlySet<Role> roles)
    {
        var names = roles.Select(role => role.ToString()).ToList();
        var ids = await db.Roles.Where(role => names.Contains(role.Name!)).Select(role => role.Id).ToListAsync();
        await db.UserRoles.Where(held => held.UserId == account).ExecuteDeleteAsync();
        db.UserRoles.AddRange(ids.Select(id => new IdentityUserRole<Guid> { UserId = account, RoleId = id }));
    }

    private static async Task<Outcome<Saved>> StaleOf(ClinicDb db, StaffMember account)
    {
        var last = await db.AuditEntries.AsNoTracking().Where(entry => entry.SubjectId == account.Id).OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync();
        return last is null ? Outcome<Saved>.Missing() : Outcome<Saved>.Stale(await StaffNames.Of(db, new StaffId(last.ActorId)), last.At);
    }

    private static List<Finding> Present(params Finding?[] findings) => [.. findings.OfType<Finding>()];
}
