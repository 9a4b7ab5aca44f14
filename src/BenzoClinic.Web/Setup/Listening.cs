using System.Net;
using System.Net.Sockets;
using BenzoClinic.Services.Data;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HttpOverrides;

namespace BenzoClinic.Web.Setup;

/// <summary>The addresses the app is reached at.</summary>
internal static class Listening
{
    private const string DefaultUrl = "http://localhost:5080";

    private static readonly string[] WhereAddressesAreSet = ["urls", "http_ports", "https_ports"];

    public static void Configure(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var configuration = builder.Configuration;
        var isSet = WhereAddressesAreSet.Any(key => !string.IsNullOrWhiteSpace(configuration[key])) || configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!isSet) builder.WebHost.UseUrls(DefaultUrl);
        foreach (var url in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)) Check(url);
        if (configuration["PublicUrl"] is { Length: > 0 } publicUrl && !Uri.TryCreate(publicUrl, UriKind.Absolute, out _))
            throw new StartupException($"PublicUrl is \"{publicUrl}\": write the address people open, such as https://clinic.example.");
    }

    /// <summary>Behind a proxy (<c>PublicUrl</c> is set), believes it, where it runs on this machine, about address and scheme.</summary>
    public static void UseForwarding(this WebApplication app)
    {
        if (string.IsNullOrEmpty(app.Configuration["PublicUrl"])) return;
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
    }

    public static async Task Start(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new StartupException($"{Addresses(app)} is taken by another program: stop it, or choose another address with ASPNETCORE_URLS=http://localhost:5081.", exception);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AccessDenied)
        {
            throw new StartupException($"This account may not listen at {Addresses(app)}: choose a port above 1023 with ASPNETCORE_URLS=http://localhost:5081.", exception);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            throw new StartupException($"{Addresses(app)} is not an address of this machine: choose another with ASPNETCORE_URLS=http://localhost:5081.", exception);
        }
    }

    /// <summary>The addresses as a person would type them.</summary>
    public static string Addresses(WebApplication app) => string.Join(" and ", app.Urls.Count > 0 ? app.Urls : (app.Configuration["urls"] ?? DefaultUrl).Split(';'));

    /// <summary>The address to put before a path in a link.</summary>
    public static string PublicAddress(WebApplication app) =>
        (app.Configuration["PublicUrl"] is { Length: > 0 } publicUrl ? publicUrl : app.Urls.First()).TrimEnd('/');

    private static void Check(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url.Trim());
            if (address.Scheme is "http" or "https" && address.Port is >= 0 and <= IPEndPoint.MaxPort && address.PathBase.Length == 0) return;
        }
        catch (FormatException)
        {
            // Said below.
        }

        throw new StartupException($"The address \"{url}\" cannot be listened at: write one such as {DefaultUrl}.");
    }
}
