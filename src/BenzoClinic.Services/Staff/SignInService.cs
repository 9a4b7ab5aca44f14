using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Staff;

/// <summary>A session that has just begun.</summary>
/// <param name="ExpiresAt">UTC; nothing prolongs it.</param>
public sealed record SignedIn(Guid SessionId, StaffId StaffId, string Name, DateTime ExpiresAt);

/// <summary>Signs in and out.</summary>
public sealed class SignInService(
    IDbContextFactory<ClinicDb> factory, Passwords passwords, AuditTrail audit, SessionRevocations revocations, CurrentSession current, ClinicClock clock)
{
    /// <summary>How long a session lasts at most: a working day.</summary>
    public static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    /// <summary>The wrong password that locks an account for the first time.</summary>
    public const int TriesBeforeLock = 10;

    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);

    /// <summary>Begins a session, or null: whether the account is unknown, closed or locked, or the password wrong, is not said.</summary>
    [Demands(Operation.Anyone)]
    public async Task<SignedIn?> SignIn(string email, string password)
    {
        await using var db = await factory.CreateDbContextAsync();
        var staff = await CountTry(db, email.Trim().ToUpperInvariant());
        // Checked even where the answer is already no: the time it takes must not tell.
        var right = await passwords.IsRight(staff?.PasswordHash, password);
        return right ? await Begin(db, staff!) : null;
    }

    /// <summary>Ends the session of whoever asks; nothing where nobody does.</summary>
    [Demands(Operation.Anyone)]
    public async Task SignOut()
    {
        if (current.SessionId is not { } id) return;
        await using var db = await factory.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var session = await db.StaffSessions.FirstOrDefaultAsync(row => row.Id == id && row.RevokedAt == null);
        if (session is null) return;
        var stamp = clock.StampFor(new StaffId(session.StaffId));
        session.RevokedAt = stamp.At;
        await db.SaveChangesAsync();
        await audit.Append(db, new AuditNote("SignOut", null, session.StaffId, "Signed out"), stamp);
        await transaction.CommitAsync();
        revocations.Announce([id]);
    }

    /// <summary>
    /// The account that may be tried now, its try already counted; null where there is none. Counted before the password is
    /// checked and by compare-and-set, so that tries sent at once are counted one by one.
    /// </summary>
    private async Task<StaffMember?> CountTry(ClinicDb db, string normalizedEmail)
    {
        for (var round = 0; round < 5; round++)
        {
            var staff = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedEmail == normalizedEmail);
            if (staff is null || staff.Deactivated || staff.LockoutEnd > Instant(clock.Now)) return null;
            var tries = staff.AccessFailedCount + 1;
            DateTimeOffset? locked = tries < TriesBeforeLock ? null : Instant(clock.Now + LockAfter(tries));
            var counted = await db.Users.Where(row => row.Id == staff.Id && row.AccessFailedCount == staff.AccessFailedCount)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.AccessFailedCount, tries).SetProperty(row => row.LockoutEnd, locked));
            if (counted == 1) return staff;
        }

        return null;
    }

    private async Task<SignedIn> Begin(ClinicDb db, StaffMember staff)
    {
        var stamp = clock.StampFor(new StaffId(staff.Id));
        var session = new StaffSession { Id = Guid.CreateVersion7(), StaffId = staff.Id, CreatedAt = stamp.At, ExpiresAt = stamp.At + SessionLength };
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Users.Where(row => row.Id == staff.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.AccessFailedCount, 0).SetProperty(row => row.LockoutEnd, (DateTimeOffset?)null));
        db.StaffSessions.Add(session);
        await db.SaveChangesAsync();
        await audit.Append(db, new AuditNote("SignIn", null, staff.Id, "Signed in"), stamp);
        await transaction.CommitAsync();
        return new SignedIn(session.Id, stamp.By, staff.DisplayName, session.ExpiresAt);
    }

    private static TimeSpan LockAfter(int tries)
    {
        var minutes = FirstLock.TotalMinutes * Math.Pow(2, Math.Min(tries - TriesBeforeLock, 10));
        return TimeSpan.FromMinutes(Math.Min(minutes, LongestLock.TotalMinutes));
    }

    private static DateTimeOffset Instant(DateTime utc) => new(utc, TimeSpan.Zero);
}
