using BenzoClinic.Services.Access;
using BenzoClinic.Services.Reminders;
using Hangfire;

namespace BenzoClinic.Web.Jobs;

/// <summary>
/// What Hangfire wakes up. The messages themselves are rows of the clinic's database, which decide what is sent: a job that is lost, repeated or runs
/// on another process changes nothing of that. Jobs carry nothing about anybody.
/// </summary>
public sealed class ReminderJobs(IServiceScopeFactory scopes, IBackgroundJobClient jobs, JobStorage storage, ILogger<ReminderJobs> logger)
{
    /// <summary>Name of the job that comes once a minute.</summary>
    public const string Tick = "reminders";

    // What is left over the next minute takes up.
    private const int BatchesAtOnce = 20;

    /// <summary>Has the minute's job come at once, and each minute from then on.</summary>
    internal static void ComeNow(JobStorage storage)
    {
        var recurring = new RecurringJobManager(storage);
        recurring.AddOrUpdate<ReminderJobs>(Tick, it => it.EachMinute(CancellationToken.None), Cron.Minutely, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
        recurring.Trigger(Tick);
    }

    /// <summary>Plans, looks after what was left under way, and hands out the batches that are due.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task EachMinute(CancellationToken stop) => Guarded(async services =>
    {
        var sending = services.GetRequiredService<ReminderSendService>();
        await sending.Recover();
        try
        {
            await services.GetRequiredService<ReminderPlanService>().Plan(stop);
        }
        finally
        {
            // What is due goes, whatever kept the planning. Those that wait still are as good as new ones.
            var waiting = (int)storage.GetMonitoringApi().EnqueuedCount("default");
            var due = await sending.DueBatches(BatchesAtOnce);
            for (var batch = waiting; batch < due; batch++) jobs.Enqueue<ReminderJobs>(it => it.Batch(CancellationToken.None));
        }
    });

    /// <summary>Sends one batch.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public Task Batch(CancellationToken stop) => Guarded(services => services.GetRequiredService<ReminderSendService>().SendBatch(stop));

    // The next minute tries again; what went wrong stands in the log and, since it is thrown on, on the dashboard.
    private async Task Guarded(Func<IServiceProvider, Task> act)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
            await act(scope.ServiceProvider);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogError(exception, "Messages to patients: this minute's work could not be done; the next minute tries again.");
            throw;
        }
    }
}
