using Microsoft.AspNetCore.Diagnostics;

namespace BenzoClinic.Web.Components.Layout;

/// <summary>Addresses that patients open: whatever is shown there, an error too, does not name the app.</summary>
internal static class PatientPaths
{
    private static readonly string[] Beginnings = ["/appointment", "/unsubscribe"];

    /// <summary>True where a request leads to one of them, also where an error page answers for it.</summary>
    public static bool Leads(HttpContext? context)
    {
        if (context is null) return false;
        var path = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value;
        return Array.Exists(Beginnings, beginning => new PathString(path).StartsWithSegments(beginning, StringComparison.OrdinalIgnoreCase));
    }
}
