using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Staff;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Setup;

/// <summary>A clinic without any account: outside Development there is no default password, so the terminal gets a link.</summary>
internal static class FirstStart
{
    /// <summary>Prints the link where the clinic has no accounts. After listening: asking costs the start what few starts need.</summary>
    public static async Task Offer(WebApplication app)
    {
        if (app.Environment.IsDevelopment()) return;
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
        if (await scope.ServiceProvider.GetRequiredService<SetupService>().Offer() is not { } link) return;
        var today = scope.ServiceProvider.GetRequiredService<ClinicClock>().Today;
        Console.WriteLine($"This clinic has no accounts yet. Create the administrator here, once, until {Dates.Instant(link.ExpiresAt, today)} clinic time:");
        Console.WriteLine($"  {Listening.PublicAddress(app)}/account/setup/{link.Token}");
    }
}
