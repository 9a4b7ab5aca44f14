using BenzoClinic.Services;

namespace BenzoClinic.Web.Setup;

/// <summary>Keeps pages of several processes on one database live.</summary>
internal sealed class NodeWatch(OtherNodes nodes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not while the first pages are waited for.
        await Task.Yield();
        await nodes.Run(stoppingToken);
    }
}
