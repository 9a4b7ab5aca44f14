using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;

namespace BenzoClinic.Services.Staff;

/// <summary>The invitation form.</summary>
public sealed record InviteStaff(Guid OperationId, string Name, string Email, string Credentials, IReadOnlySet<Role> Roles);

/// <summary>The form that changes an account.</summary>
/// <param name="Version">Of the account as the form opened it.</param>
/// <param name="EvenMine">Also where it takes the asking person's own access away.</param>
public sealed record ChangeAccount(Guid OperationId, StaffId Staff, string Version, string Name, string Credentials, IReadOnlySet<Role> Roles, bool EvenMine = false);

/// <summary>A link to hand to the person. It is shown this once.</summary>
/// <param name="ExpiresAt">UTC.</param>
public sealed record NewAccountLink(StaffId Staff, string Token, DateTime ExpiresAt);

/// <summary>Where an account stands.</summary>
public enum AccountState
{
    /// <summary>Signs in with a password.</summary>
    Active,

    /// <summary>Has not set a password yet.</summary>
    Invited,

    /// <summary>Wrong passwords have locked it for a while.</summary>
    LockedOut,

    /// <summary>Closed.</summary>
    Deactivated,
}

/// <summary>An account as lists show it. Instants are UTC.</summary>
/// <param name="Version">For the form that changes it.</param>
/// <param name="LockedUntil">Null where it is not locked.</param>
/// <param name="LinkUntil">Until when a link to set the password works; null where there is none.</param>
/// <param name="LastSignIn">Null where the person never has.</param>
/// <param name="OpenSessions">Sessions that live now.</param>
public sealed record AccountRow(
    StaffId Id, string Version, string Name, string Email, string Credentials, IReadOnlyList<Role> Roles, AccountState State,
    DateTime? LockedUntil, DateTime? LinkUntil, DateTime? LastSignIn, int OpenSessions);

/// <summary>Whose link was opened.</summary>
/// <param name="IsInvitation">The account has no password yet.</param>
public sealed record OpenedLink(string Name, string Email, bool IsInvitation);
