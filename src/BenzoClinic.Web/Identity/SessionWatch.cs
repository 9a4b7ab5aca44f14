using BenzoClinic.Services.Staff;

namespace BenzoClinic.Web.Identity;

/// <summary>Closes sockets of sessions that ran out, or that another node ended.</summary>
internal sealed class SessionWatch(LiveConnections connections, IServiceScopeFactory scopes, TimeProvider time, ILogger<SessionWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Look();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may be away for a moment; the next look finds what this one missed.
                logger.LogWarning(exception, "Could not check which sessions still live.");
            }
        }
    }

    private async Task Look()
    {
        var open = connections.Sessions;
        if (open.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var live = await scope.ServiceProvider.GetRequiredService<SessionService>().LiveAmong(open);
        foreach (var ended in open.Except(live)) connections.Close(ended);
    }
}
