using BenzoClinic.Services.Data;
using Microsoft.Extensions.Configuration.Memory;

namespace BenzoClinic.Web.Setup;

/// <summary>Where settings come from. Every setting with its default stands in <c>appsettings.Development.json.example</c>.</summary>
internal static class Settings
{
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Database:Provider"] = "Sqlite",
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        // Its exception is said in one sentence instead.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
        ["AllowedHosts"] = "*",
    };

    /// <summary>
    /// The folder that relative paths start from and settings files lie in: the one that holds the solution, or the program's
    /// own where it has been published.
    /// </summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>True where the program runs from a published folder.</summary>
    public static bool IsPublished => Directory.Exists(PublishedAssets);

    private static string PublishedAssets => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static WebApplicationBuilder NewBuilder(string[] args)
    {
        try
        {
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions
            {
                Args = args,
                ApplicationName = typeof(Settings).Assembly.GetName().Name,
                ContentRootPath = Folder,
                WebRootPath = IsPublished ? PublishedAssets : null,
            });
            builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
            // Unpublished, the assets lie in the source tree and the packages, also in Production.
            if (!IsPublished) builder.WebHost.UseStaticWebAssets();
            return builder;
        }
        catch (InvalidDataException exception)
        {
            throw new StartupException($"{exception.Message} {exception.InnerException?.Message} Correct the file and start again.", exception);
        }
    }

    private static string FindFolder()
    {
        if (IsPublished) return AppContext.BaseDirectory;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "BenzoClinic.sln"))) return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
