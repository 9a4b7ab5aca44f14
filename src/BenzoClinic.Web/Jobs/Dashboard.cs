using BenzoClinic.Services.Access;
using Hangfire;
using Hangfire.Dashboard;

namespace BenzoClinic.Web.Jobs;

/// <summary>Hangfire's own pages, for administrators; for everybody else there is no such page.</summary>
internal static class Dashboard
{
    private const string At = "/admin/jobs";

    public static void MapDashboard(this WebApplication app)
    {
        // Put together at the first visit: the start has no use for it.
        var pages = new Lazy<RequestDelegate>(() => Pages(app));
        app.Map($"{At}/{{**page}}", async context =>
        {
            if (!await context.RequestServices.GetRequiredService<Gate>().Allows(Operation.SeeJobs)) context.Response.StatusCode = StatusCodes.Status404NotFound;
            else await pages.Value(context);
        }).AllowAnonymous();
    }

    private static RequestDelegate Pages(WebApplication app)
    {
        IApplicationBuilder branch = ((IApplicationBuilder)app).New();
        // Asked above, of the session's row; its own filter would let every neighbour behind the same proxy in.
        var options = new DashboardOptions { Authorization = [new AskedAbove()], AppPath = "/", DisplayStorageConnectionString = false, DashboardTitle = "Jobs", StatsPollingInterval = 5000 };
        branch.Map(At, pages => pages.UseMiddleware<AspNetCoreDashboardMiddleware>(app.Services.GetRequiredService<JobHome>().Storage, options, DashboardRoutes.Routes));
        return branch.Build();
    }

    private sealed class AskedAbove : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => true;
    }
}
