using Microsoft.AspNetCore.Identity;

namespace BenzoClinic.Services.Staff;

/// <summary>The account of a member of staff.</summary>
public sealed class StaffMember : IdentityUser<Guid>
{
    /// <summary>As shown: <c>Dr. Hanna Lindqvist</c>.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Professional suffix: <c>MD</c>, <c>LMFT</c>, or "".</summary>
    public string Credentials { get; set; } = "";

    /// <summary>True once the account has been closed. Never deleted: it wrote in charts.</summary>
    public bool Deactivated { get; set; }
}

/// <summary>One signed-in session. A revoked one is refused at the next operation.</summary>
public sealed class StaffSession
{
    /// <summary>Id; the cookie carries it.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required Guid StaffId { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it ends at the latest, UTC.</summary>
    public required DateTime ExpiresAt { get; set; }

    /// <summary>When it was ended, UTC; null while it lives.</summary>
    public DateTime? RevokedAt { get; set; }
}

/// <summary>The one-time link that creates the first administrator of a new clinic.</summary>
public sealed class SetupLink
{
    /// <summary>SHA-256 of the token in the link, hexadecimal.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Until when it works, UTC.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>When it was used, UTC; null while it is good.</summary>
    public DateTime? UsedAt { get; set; }
}

/// <summary>A one-time link with which the person of an account sets the password: an invitation, or after it was forgotten.</summary>
public sealed class AccountLink
{
    /// <summary>SHA-256 of the token in the link, hexadecimal.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Whose.</summary>
    public required Guid StaffId { get; init; }

    /// <summary>Until when it works, UTC.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>When it was used, UTC; null while it is good.</summary>
    public DateTime? UsedAt { get; set; }
}
