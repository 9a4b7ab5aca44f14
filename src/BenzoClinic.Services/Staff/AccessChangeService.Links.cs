using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Staff;

public sealed partial class AccessChangeService
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(7);

    /// <summary>Makes an account without a password, and the link with which its person sets one.</summary>
    public async Task<Outcome<NewAccountLink>> Invite(InviteStaff request)
    {
        NewAccountLink? made = null;
        var outcome = await writes.Run(
            new WriteRequest(Operation.ManageStaff, request.OperationId, null, request with { Roles = new SortedSet<Role>(request.Roles) }, "Account made, invitation given"),
            async scope =>
            {
                var findings = Present(AccountChecks.Name(request.Name), AccountChecks.Email(request.Email), AccountChecks.Credentials(request.Credentials), AccountChecks.Roles(request.Roles));
                var (email, normalized) = (request.Email.Trim(), request.Email.Trim().ToUpperInvariant());
                if (await scope.Db.Users.AnyAsync(row => row.NormalizedEmail == normalized)) findings.Add(new Finding("Email", "taken", "There is an account with this email already."));
                if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);
                var account = NewAccount.Of(Guid.CreateVersion7(), email, request.Name.Trim(), request.Credentials.Trim(), null);
                scope.Db.Add(account);
                await SetRoles(scope.Db, account.Id, request.Roles);
                made = AddLink(scope, account.Id);
                return Outcome<Saved>.Done(new Saved(account.Id, 0));
            });
        return Shown(outcome, made);
    }

    /// <summary>A new link in place of any earlier one: an invitation renewed, or a password forgotten.</summary>
    public async Task<Outcome<NewAccountLink>> GiveLink(StaffId staff, Guid operationId)
    {
        NewAccountLink? made = null;
        var outcome = await Run(staff, operationId, new { staff, link = true }, "Link to set the password given", async (scope, account) =>
        {
            if (account.Deactivated) return Outcome<Saved>.Rejected(new Finding("", "closed", "This account is deactivated: activate it first."));
            await ForgetLinks(scope.Db, account.Id);
            made = AddLink(scope, account.Id);
            return Kept;
        });
        return Shown(outcome, made);
    }

    /// <summary>The link given last no longer works.</summary>
    public Task<Outcome<Saved>> WithdrawLink(StaffId staff, Guid operationId) =>
        Run(staff, operationId, new { staff, link = false }, "Link to set the password withdrawn", async (scope, account) =>
        {
            await ForgetLinks(scope.Db, account.Id);
            return Kept;
        });

    private static NewAccountLink AddLink(WriteScope scope, Guid account)
    {
        var (token, expires) = (OneTimeTokens.New(), scope.Stamp.At + LinkLifetime);
        scope.Db.AccountLinks.Add(new AccountLink { TokenHash = OneTimeTokens.HashOf(token), StaffId = account, ExpiresAt = expires });
        return new NewAccountLink(new StaffId(account), token, expires);
    }

    private static Task<int> ForgetLinks(ClinicDb db, Guid account) =>
        db.AccountLinks.Where(link => link.StaffId == account && link.UsedAt == null).ExecuteDeleteAsync();

    // A repeated send finds its work done, but the link itself is kept nowhere.
    private static Outcome<NewAccountLink> Shown(Outcome<Saved> outcome, NewAccountLink? made) => outcome.IsDone && made is null
        ? Outcome<NewAccountLink>.Rejected(new Finding("", "shown-once", "The link was made already and is shown only once. Make a new one."))
        : outcome.Map(_ => made!);
}
