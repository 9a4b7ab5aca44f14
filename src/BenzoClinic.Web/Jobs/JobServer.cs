using Hangfire;
using Hangfire.AspNetCore;

namespace BenzoClinic.Web.Jobs;

/// <summary>Runs the jobs of this process once the app listens: the first page waits for none of it.</summary>
internal sealed class JobServer(JobHome home, IHostApplicationLifetime lifetime, IServiceScopeFactory scopes, TimeProvider time, ILogger<JobServer> logger) : BackgroundService
{
    private const int Workers = 2;

    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!home.Runs) return;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(stoppingToken);
        // Nor does the second.
        await Task.Delay(AfterStart, time, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Serve(stoppingToken);
                return;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "The jobs could not be started; the next attempt is in ten seconds.");
                await Task.Delay(BeforeTryingAgain, time, stoppingToken);
            }
        }
    }

    private async Task Serve(CancellationToken stop)
    {
        var storage = home.Storage;
        var options = new BackgroundJobServerOptions
        {
            WorkerCount = Workers,
            Activator = new AspNetCoreJobActivator(scopes),
            SchedulePollingInterval = TimeSpan.FromSeconds(5),
            StopTimeout = TimeSpan.FromSeconds(10),
            CancellationCheckInterval = TimeSpan.FromSeconds(5),
        };
        using var server = new BackgroundJobServer(options, storage);
        // Missed minutes are made up for by one, at once: what is due is due, however long it has been.
        ReminderJobs.ComeNow(storage);
        // A shutdown lets what is under way end.
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stop.Register(() => stopped.TrySetResult())) await stopped.Task;
        server.SendStop();
        await server.WaitForShutdownAsync(CancellationToken.None);
    }
}
