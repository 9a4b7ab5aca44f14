using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Staff;

/// <summary>A link that creates the first administrator.</summary>
/// <param name="Token">256 random bits; the database keeps only their hash.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record NewSetupLink(string Token, DateTime ExpiresAt);

/// <summary>What the setup form asks.</summary>
public sealed record SetupRequest(string Name, string Email, string Password);

/// <summary>The start of a new clinic: no default password exists, so a one-time link does.</summary>
public sealed class SetupService(IDbContextFactory<ClinicDb> factory, Gate gate, Passwords passwords, AuditTrail audit, ClinicClock clock, IDatabaseEngine engine)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>A new link in place of all earlier ones, or null where the clinic has accounts.</summary>
    public async Task<NewSetupLink?> Offer()
    {
        await gate.Demand(Operation.ManageStaff);
        if (await HasAccounts()) return null;
        await using var db = await factory.CreateDbContextAsync();
        var token = OneTimeTokens.New();
        var expires = clock.Now + Lifetime;
        await db.SetupLinks.Where(link => link.UsedAt == null).ExecuteDeleteAsync();
        db.SetupLinks.Add(new SetupLink { TokenHash = OneTimeTokens.HashOf(token), ExpiresAt = expires });
        await db.SaveChangesAsync();
        return new NewSetupLink(token, expires);
    }

    /// <summary>Whether the link still works. Looking does not use it up.</summary>
    [Demands(Operation.Anyone)]
    public async Task<bool> IsGood(string token)
    {
        var (hash, now) = (OneTimeTokens.HashOf(token), clock.Now);
        await using var db = await factory.CreateDbContextAsync();
        return await db.SetupLinks.AnyAsync(link => link.TokenHash == hash && link.UsedAt == null && link.ExpiresAt > now);
    }

    /// <summary>Creates the administrator and uses the link up; <c>Missing</c> where it does not work any more.</summary>
    [Demands(Operation.Anyone)]
    public async Task<Outcome<Saved>> CreateAdministrator(string token, SetupRequest request)
    {
        if (Faults(request) is { Count: > 0 } faults) return Outcome<Saved>.Rejected(faults);
        if (!await IsGood(token)) return Outcome<Saved>.Missing();
        var account = NewAccount.Of(Guid.CreateVersion7(), request.Email.Trim(), request.Name.Trim(), "", passwords.Hash(request.Password));
        var stamp = clock.StampFor(new StaffId(account.Id));
        var hash = OneTimeTokens.HashOf(token);

        await using var db = await factory.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        // The update is the claim: of two that send the form at once, one finds the link used.
        var claimed = await db.SetupLinks.Where(link => link.TokenHash == hash && link.UsedAt == null && link.ExpiresAt > stamp.At)
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.UsedAt, stamp.At));
        if (claimed == 0 || await db.Users.AnyAsync()) return Outcome<Saved>.Missing();
        db.Users.Add(account);
        var role = await db.Roles.SingleAsync(row => row.Name == nameof(Role.Administrator));
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = account.Id, RoleId = role.Id });
        await db.SaveChangesAsync();
        await audit.Append(db, new AuditNote("SetUpClinic", null, account.Id, "First administrator created"), stamp);
        await transaction.CommitAsync();
        return Outcome<Saved>.Done(new Saved(account.Id, 0));
    }

    /// <summary>Without EF: asked at every start, while the first page is on its way.</summary>
    private async Task<bool> HasAccounts()
    {
        await using var connection = engine.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT 1 FROM "AspNetUsers" LIMIT 1""";
        return await command.ExecuteScalarAsync() is not null;
    }

    private static List<Finding> Faults(SetupRequest request)
    {
        var faults = new List<Finding?> { AccountChecks.Name(request.Name), AccountChecks.Email(request.Email) }.OfType<Finding>().ToList();
        if (Passwords.Fault(request.Password) is { Length: > 0 } fault) faults.Add(new Finding(nameof(request.Password), "password-length", fault));
        return faults;
    }
}
