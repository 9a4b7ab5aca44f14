namespace BenzoClinic.Web.Identity;

/// <summary>Where to go after sign-in: a place of this app, whatever the address says.</summary>
internal static class SafeReturnUrl
{
    private const string Home = "/";

    /// <summary>The path, or the first page where it leads anywhere else.</summary>
    public static string From(string? url)
    {
        if (string.IsNullOrEmpty(url) || url.Length > 2000 || url[0] != '/') return Home;
        // Browsers read "//" and "/\" as another host, and drop control characters before they look.
        if (url.Any(character => character is '\\' || char.IsControl(character) || char.IsWhiteSpace(character))) return Home;
        var decoded = Uri.UnescapeDataString(url);
        if (decoded.StartsWith("//", StringComparison.Ordinal) || decoded.StartsWith("/\\", StringComparison.Ordinal)) return Home;
        return url.StartsWith("/account/", StringComparison.OrdinalIgnoreCase) ? Home : url;
    }
}
