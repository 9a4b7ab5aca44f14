using System.Security.Claims;
using BenzoClinic.Services.Staff;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BenzoClinic.Web.Identity;

/// <summary>What the cookie says: whose session it is, and nothing about what the person may do.</summary>
internal static class Claims
{
    private const string Session = "sid";

    /// <summary>The session the person signed in with, or null.</summary>
    public static Guid? SessionId(this ClaimsPrincipal person) => Guid.TryParse(person.FindFirstValue(Session), out var id) ? id : null;

    public static ClaimsPrincipal For(SignedIn signedIn) => new(new ClaimsIdentity(
        [
            new Claim(Session, signedIn.SessionId.ToString()),
            new Claim(ClaimTypes.NameIdentifier, signedIn.StaffId.ToString()),
            new Claim(ClaimTypes.Name, signedIn.Name),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));
}
