using Microsoft.AspNetCore.StaticAssets;

namespace BenzoClinic.Web.Setup;

/// <summary>The headers on every answer, errors and assets included.</summary>
internal static class SecurityHeaders
{
    // MudBlazor writes style attributes and elements; everything else comes from this address alone.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var secure = Cookies.AreSecure(app.Configuration, app.Environment);
        app.Use((context, next) =>
        {
            // Registered first, runs last: nothing after it can weaken a header.
            context.Response.OnStarting(() =>
            {
                Set(context, secure);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Set(HttpContext context, bool secure)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (secure) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // A page may hold what the next person at this machine must not find by the back button.
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null) headers.CacheControl = "no-store";
    }
}
