namespace BenzoClinic.Services.Staff;

/// <summary>An account row as Identity wants it.</summary>
internal static class NewAccount
{
    public static StaffMember Of(Guid id, string email, string name, string credentials, string? passwordHash) => new()
    {
        Id = id,
        DisplayName = name,
        Credentials = credentials,
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        EmailConfirmed = true,
        PasswordHash = passwordHash,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        LockoutEnabled = true,
    };
}
