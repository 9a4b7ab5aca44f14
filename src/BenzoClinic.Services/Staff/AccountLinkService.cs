using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Staff;

/// <summary>What a link to set the password opens. Whoever holds the token is the person.</summary>
public sealed class AccountLinkService(IDbContextFactory<ClinicDb> factory, Passwords passwords, AuditTrail audit, SessionRevocations revocations, ClinicClock clock)
{
    /// <summary>Whose link it is; null where it does not work any more. Looking does not use it up.</summary>
    [Demands(Operation.Anyone)]
    public async Task<OpenedLink?> Look(string token)
    {
        var (hash, now) = (OneTimeTokens.HashOf(token), clock.Now);
        await using var db = await factory.CreateDbContextAsync();
        return await Good(db, hash, now)
            .Join(db.Users, link => link.StaffId, staff => staff.Id, (_, staff) => new OpenedLink(staff.DisplayName, staff.Email!, staff.PasswordHash == null))
            .FirstOrDefaultAsync();
    }

    /// <summary>Sets the password, ends every session and uses the link up; <c>Missing</c> where it does not work any more.</summary>
    [Demands(Operation.Anyone)]
    public async Task<Outcome<Saved>> SetPassword(string token, string password)
    {
        var hash = OneTimeTokens.HashOf(token);
        if (Passwords.Fault(password) is { Length: > 0 } fault) return Outcome<Saved>.Rejected(new Finding("Password", "password-length", fault));
        if (await Look(token) is null) return Outcome<Saved>.Missing();
        // Hashing is slow on purpose: before the transaction, so that nobody waits for it.
        var hashed = passwords.Hash(password);

        await using var db = await factory.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var now = clock.Now;
        var staff = await Good(db, hash, now).Select(link => link.StaffId).FirstOrDefaultAsync();
        // The update is the claim: of two that send the form at once, one finds the link used.
        var claimed = await Good(db, hash, now).ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, now));
        if (claimed == 0) return Outcome<Saved>.Missing();
        var account = await db.Users.SingleAsync(row => row.Id == staff);
        var stamp = clock.StampFor(new StaffId(staff));
        var summary = account.PasswordHash is null ? "Invitation accepted, password set" : "Password set by link";
        account.PasswordHash = hashed;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        var ended = await AccessChangeService.End(db, account, stamp);
        await db.SaveChangesAsync();
        await audit.Append(db, new AuditNote("SetPassword", null, staff, summary), stamp);
        await transaction.CommitAsync();
        revocations.Announce(ended);
        return Outcome<Saved>.Done(new Saved(staff, 0));
    }

    private static IQueryable<AccountLink> Good(ClinicDb db, string hash, DateTime now) => db.AccountLinks.Where(link =>
        link.TokenHash == hash && link.UsedAt == null && link.ExpiresAt > now && db.Users.Any(staff => staff.Id == link.StaffId && !staff.Deactivated));
}
