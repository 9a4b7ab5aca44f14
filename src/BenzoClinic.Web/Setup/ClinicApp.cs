using BenzoClinic.Services;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Web.Endpoints;
using BenzoClinic.Web.Identity;
using BenzoClinic.Web.Jobs;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;

namespace BenzoClinic.Web.Setup;

/// <summary>Puts the app together. One file of this folder a concern; this one is the order they come in.</summary>
public static class ClinicApp
{
    /// <summary>The program: serves until told to stop. What prevents it is said in one sentence.</summary>
    /// <returns>Exit code: 0, or 1 where it could not start.</returns>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            await using var app = await Start(args);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (StartupException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    /// <summary>Builds, prepares the database and listens. The browser tests host the app with it.</summary>
    /// <param name="configure">Settings and services of a test, applied last.</param>
    /// <exception cref="StartupException">It cannot start.</exception>
    public static async Task<WebApplication> Start(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var app = Build(args, configure);
        try
        {
            // The database is prepared while the pipeline is put together.
            var prepared = Task.Run(() => Preparation.Run(app));
            Compose(app);
            await prepared;
            await Listening.Start(app);
            app.Services.GetRequiredService<SiteAddress>().Url = Listening.PublicAddress(app);
            Sending.WarnOfTelling(app);
            Greeting.Print(app);
            await FirstStart.Offer(app);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Everything but the pipeline, the database not touched: the command line uses its services.</summary>
    /// <exception cref="StartupException">A setting is wrong.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = Settings.NewBuilder(args);
        configure?.Invoke(builder);
        Secrets.DemandSafeRuntime();
        Listening.Configure(builder);
        builder.AddClock();
        builder.AddDatabase();
        builder.AddSending();
        builder.Services.AddClinicServices();
        builder.AddSignIn();
        builder.AddPages();
        builder.AddJobs();
        return builder.Build();
    }

    private static void Compose(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseErrorPages();
        app.UseForwarding();
        app.UseRouting();
        app.UseAuthentication();
        app.UseDoors();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapAccount();
        app.MapRecords();
        app.MapHandouts();
        app.MapCalendars();
        app.MapSmsHooks();
        app.MapDashboard();
        app.MapPages();
    }
}
