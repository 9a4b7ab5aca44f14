using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;

namespace BenzoClinic.Web.Setup;

/// <summary>Forgets taken times that are over, soon after the start and every few hours. Missed, it is made up for the next time.</summary>
internal sealed class PastTimes(IServiceScopeFactory scopes, TimeProvider time, ILogger<PastTimes> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not while the first pages are waited for.
        await Task.Delay(TimeSpan.FromMinutes(2), time, stoppingToken);
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
                await scope.ServiceProvider.GetRequiredService<PastTimesService>().Forget();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogWarning(exception, "Taken times that are over could not be forgotten; the next attempt is in six hours.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
