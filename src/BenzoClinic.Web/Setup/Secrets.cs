using System.Reflection;
using BenzoClinic.Services.Data;
using Microsoft.AspNetCore.DataProtection;

namespace BenzoClinic.Web.Setup;

/// <summary>Refuses what would make cookies and links worthless.</summary>
internal static class Secrets
{
    // 10.0.0–10.0.6 accept forged cookies (CVE-2026-40372).
    private static readonly Version Floor = new(10, 0, 7);

    public static void DemandSafeRuntime() => RefuseForgeable(typeof(DataProtectionProvider).Assembly);

    /// <summary>Looks at what is loaded: a package reference cannot raise the version of the shared runtime.</summary>
    internal static void RefuseForgeable(Assembly loaded)
    {
        var text = loaded.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        if (!IsSafe(text)) throw new StartupException($"The ASP.NET Core runtime is {text.Split('+')[0]}, whose cookies can be forged: install 10.0.7 or later.");
    }

    internal static bool IsSafe(string informationalVersion) =>
        Version.TryParse(informationalVersion.Split('+', '-')[0], out var version) && version >= Floor;
}
