using BenzoClinic.Services.Access;
using BenzoClinic.Services.Staff;

namespace BenzoClinic.Web.Components.Staff;

/// <summary>An account in words.</summary>
internal static class AccountWords
{
    /// <summary>Roles that a person may hold, in their order.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Clinician, Role.Therapist, Role.FrontDesk, Role.Administrator];

    /// <summary><c>Dr. Hanna Lindqvist, MD</c>.</summary>
    public static string NameOf(AccountRow row) => row.Credentials.Length == 0 ? row.Name : $"{row.Name}, {row.Credentials}";
}

/// <summary>An act that is asked about before it is done.</summary>
/// <param name="Words">The act; title and button.</param>
/// <param name="Text">What comes of it.</param>
/// <param name="Destroys">The button is red.</param>
/// <param name="Do">With the operation id, and whether it is meant for the person's own account too.</param>
public sealed record AccountAct(string Words, string Text, bool Destroys, Func<Guid, bool, Task<BenzoClinic.Services.Outcome<BenzoClinic.Services.Saved>>> Do);
