using BenzoClinic.Web.Jobs;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;

namespace BenzoClinic.Web.Setup;

/// <summary>Where jobs are kept: in memory where one process serves the clinic, in the database where several share it.</summary>
internal static class Jobs
{
    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var runs = builder.Configuration.GetValue("Jobs:Enabled", true);
        var isShared = string.Equals(builder.Configuration["Database:Provider"], "Postgres", StringComparison.OrdinalIgnoreCase);
        var connection = builder.Configuration["Database:ConnectionString"] ?? "";
        builder.Services.AddSingleton(new JobHome(runs, () => isShared ? Shared(connection) : new InMemoryStorage()));
        builder.Services.AddSingleton(services => services.GetRequiredService<JobHome>().Storage);
        builder.Services.AddSingleton<IBackgroundJobClient>(services => new BackgroundJobClient(services.GetRequiredService<JobHome>().Storage));
        builder.Services.AddTransient<ReminderJobs>();
        builder.Services.AddScoped<ReminderTrigger>();
        builder.Services.AddHostedService<JobServer>();
    }

    private static PostgreSqlStorage Shared(string connection)
    {
        var options = new PostgreSqlStorageOptions { SchemaName = "jobs", QueuePollInterval = TimeSpan.FromSeconds(5), UseSlidingInvisibilityTimeout = true };
        return new PostgreSqlStorage(new Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory(connection, options), options);
    }
}
