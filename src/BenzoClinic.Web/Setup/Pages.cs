using BenzoClinic.Services.Access;
using BenzoClinic.Web.Components;
using BenzoClinic.Web.Components.Chart;
using BenzoClinic.Web.Components.Appointments;
using BenzoClinic.Web.Components.Layout;
using BenzoClinic.Web.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using MudBlazor.Services;

namespace BenzoClinic.Web.Setup;

/// <summary>Blazor and its circuits.</summary>
internal static class Pages
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            circuits.DetailedErrors = false;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
            circuits.DisconnectedCircuitMaxRetained = 100;
            circuits.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(10);
        });
        services.AddCascadingAuthenticationState();
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomLeft;
            mud.SnackbarConfiguration.PreventDuplicates = true;
        });
        services.AddScoped<CircuitHandler, CircuitDoor>();
        services.AddScoped<ChartOpening>();
        services.AddScoped<VisitOpening>();
        services.AddSingleton<LiveConnections>();
        services.AddHostedService<SessionWatch>();
        services.AddHostedService<PastTimes>();
        services.AddHostedService<NodeWatch>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = Cookies.Named("antiforgery", builder);
            options.Cookie.SecurePolicy = Cookies.Secure(builder);
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true; // Set with the other headers, stricter.
        });
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
            {
                // Compressed, a patient's free text beside secrets would leak them by size.
                options.DisableWebSocketCompression = true;
                options.ContentSecurityFrameAncestorsPolicy = null;
            })
            .Add(Circuits.DemandSignIn);
        // Unknown addresses are unknown to everybody, not a reason to sign in.
        app.MapFallback("{**path}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AllowAnonymous();
    }

    private static class Circuits
    {
        public static void DemandSignIn(EndpointBuilder endpoint)
        {
            if (endpoint is RouteEndpointBuilder route && route.RoutePattern.RawText?.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal) == true)
                endpoint.Metadata.Add(new AuthorizeAttribute());
        }
    }
}
