using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;

namespace BenzoClinic.Web.Setup;

/// <summary>Forgets taken times that are over, every hour. Missed, it is made up for the next time.</summary>
internal sealed class PastTimes(IServiceScopeFactory scopes, TimeProvider time, ILogger<PastTimes> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not while the first pages are waited for: the first time is an hour after the start.
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
                await scope.ServiceProvider.GetRequiredService<PastTimesService>().Forget();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "Taken times that are over could not be forgotten; the next attempt is in an hour.");
            }
        }
    }
}
