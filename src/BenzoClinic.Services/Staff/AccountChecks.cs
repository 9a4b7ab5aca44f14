using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;

namespace BenzoClinic.Services.Staff;

/// <summary>What an account's name, email, credentials and roles must satisfy. Field names are the requests'.</summary>
internal static class AccountChecks
{
    private const int LongestName = 100;
    private const int LongestCredentials = 40;

    public static Finding? Name(string name) =>
        name.Trim().Length is 0 or > LongestName ? Finding.Required("Name", $"Enter the name, at most {LongestName} characters.") : null;

    public static Finding? Email(string email)
    {
        var text = email.Trim();
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at < 1 || at == text.Length - 1 || text.Length > 256 || text.Any(char.IsWhiteSpace)
            ? Finding.Required("Email", "Enter an email such as name@clinic.example.")
            : null;
    }

    public static Finding? Credentials(string credentials) =>
        credentials.Trim().Length > LongestCredentials ? new Finding("Credentials", "too-long", $"At most {LongestCredentials} characters, such as MD.") : null;

    public static Finding? Roles(IReadOnlyCollection<Role> roles) =>
        roles.Count == 0 || roles.Any(role => role is Role.System or Role.Patient) ? new Finding("Roles", "role-missing", "Choose at least one role.") : null;
}
