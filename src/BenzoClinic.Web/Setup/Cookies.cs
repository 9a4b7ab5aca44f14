namespace BenzoClinic.Web.Setup;

/// <summary>How cookies are named and guarded.</summary>
internal static class Cookies
{
    /// <summary>
    /// True where people reach the app over https: <c>PublicUrl</c> says so, or every address it listens on does.
    /// </summary>
    public static bool AreSecure(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment()) return false;
        if (configuration["PublicUrl"] is { Length: > 0 } publicUrl) return IsHttps(publicUrl);
        return configuration["urls"] is { Length: > 0 } urls && urls.Split(';').All(IsHttps);
    }

    /// <summary>The prefix makes the browser refuse the cookie without https, from a subdomain, or for a part of the site.</summary>
    public static string Named(string name, WebApplicationBuilder builder) =>
        AreSecure(builder.Configuration, builder.Environment) ? $"__Host-{name}" : $"benzoclinic-{name}";

    public static CookieSecurePolicy Secure(WebApplicationBuilder builder) =>
        AreSecure(builder.Configuration, builder.Environment) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private static bool IsHttps(string url) => url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
