using System.Net;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BenzoClinic.Web.Tests.Fixtures;

/// <summary>
/// The whole app in this process, on a port of its own and an empty SQLite file, with a clock that stands at
/// Tue 24 Nov 2026 10:30 at the clinic. No jobs run in it.
/// </summary>
public sealed class TestApp : IAsyncDisposable
{
    private readonly string _folder;

    private TestApp(WebApplication app, FakeTimeProvider time, string folder) => (App, Time, _folder) = (app, time, folder);

    /// <summary>The running app.</summary>
    public WebApplication App { get; }

    /// <summary>Its clock.</summary>
    public FakeTimeProvider Time { get; }

    /// <summary>Where it listens.</summary>
    public Uri Address => new(App.Urls.First());

    /// <summary>Starts it.</summary>
    /// <param name="environment">Development has the demo accounts, Production none.</param>
    /// <param name="more">Further settings, such as <c>--PublicUrl=https://clinic.test</c>.</param>
    public static async Task<TestApp> Start(string environment = "Development", params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("benzoclinic-web-").FullName;
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 10, 30, 0, TimeSpan.FromHours(-8)));
        // Production takes no outbox.
        string[] outbox = environment == "Development" ? [$"--Outbox:Folder={Path.Combine(folder, "outbox")}"] : [];
        string[] args =
        [
            $"--environment={environment}", "--urls=http://127.0.0.1:0", $"--Database:ConnectionString=Data Source={Path.Combine(folder, "clinic.db")}",
            "--Jobs:Enabled=false", .. outbox, .. more,
        ];
        var app = await ClinicApp.Start(args, builder => builder.Services.AddSingleton<TimeProvider>(time));
        return new TestApp(app, time, folder);
    }

    /// <summary>A browser without cookies that follows no redirect.</summary>
    public TestBrowser Browser() => new(Address);

    /// <summary>The database, to look with.</summary>
    public Task<ClinicDb> Db() => App.Services.GetRequiredService<IDbContextFactory<ClinicDb>>().CreateDbContextAsync();

    /// <summary>A service, asked as a job would.</summary>
    public async Task<T> AsSystem<TService, T>(Func<TService, Task<T>> ask) where TService : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSession>().ActAsSystem();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
