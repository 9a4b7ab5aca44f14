using BenzoClinic.Web.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>
/// The whole app in this process, on a port of its own and a SQLite file of its own, with the demo clinic and a clock that
/// stands at Tue 24 Nov 2026 10:30 at the clinic.
/// </summary>
internal sealed class ClinicHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private ClinicHost(WebApplication app, DirectoryInfo folder, StandingTime time) => (_app, _folder, Time) = (app, folder, time);

    public StandingTime Time { get; }

    public string Address => _app.Urls.First();

    /// <summary>Where its file is.</summary>
    public string ConnectionString => Connection(_folder);

    // A demo clinic takes a while to live through its months: made once, then copied.
    private static readonly Lazy<Task<string>> Demo = new(async () =>
    {
        var folder = Directory.CreateTempSubdirectory("benzoclinic-demo-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        await using var app = (await Start(folder))._app;
        return folder.FullName;
    });

    public static async Task<ClinicHost> Start()
    {
        var folder = Directory.CreateTempSubdirectory("benzoclinic-");
        foreach (var file in Directory.GetFiles(await Demo.Value, "clinic.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
        return await Start(folder);
    }

    /// <summary>Imports bundles with the command, as an administrator would, and then serves the same file.</summary>
    public static async Task<ClinicHost> StartAfterImport(string path)
    {
        var folder = Directory.CreateTempSubdirectory("benzoclinic-");
        Assert.Equal(0, await ImportCommand.Run(["import-fhir", path, $"--Database:ConnectionString={Connection(folder)}"]));
        return await Start(folder);
    }

    private static async Task<ClinicHost> Start(DirectoryInfo folder)
    {
        var time = new StandingTime(new DateTimeOffset(2026, 11, 24, 10, 30, 0, TimeSpan.FromHours(-8)));
        var app = await ClinicApp.Start(["--environment", "Development"], builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["urls"] = "http://127.0.0.1:0",
                ["Database:ConnectionString"] = Connection(folder),
                ["Outbox:Folder"] = Path.Combine(folder.FullName, "outbox"),
            });
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.Logging.ClearProviders();
        });
        return new ClinicHost(app, folder, time);
    }

    private static string Connection(DirectoryInfo folder) => $"Data Source={Path.Combine(folder.FullName, "clinic.db")};Pooling=False";

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

/// <summary>A clock that stands until a test moves it. Timers run all the same: a field that waits for the end of typing waits in real time.</summary>
internal sealed class StandingTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}

/// <summary>What people do on every page.</summary>
internal static class Person
{
    /// <summary>Signs a demo account in and waits until the page answers.</summary>
    public static async Task SignIn(this IPage page, string who)
    {
        await page.GotoAsync("/account/login");
        await page.GetByLabel("Email").FillAsync($"{who}@demo.test");
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync("Taper-slowly-2026");
        await page.Button("Sign in").ClickAsync();
        await page.Ready();
    }

    /// <summary>Goes to an address and waits until the page answers.</summary>
    public static async Task Visit(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.Ready();
    }

    /// <summary>Waits until the circuit is up: a click before does nothing.</summary>
    public static Task Ready(this IPage page) => page.WaitForFunctionAsync("() => document.documentElement.dataset.ready !== undefined");

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>A field by its whole label.</summary>
    public static ILocator Field(this IPage page, string label) => page.GetByLabel(label, new PageGetByLabelOptions { Exact = true });

    /// <summary>Chooses from a list that opens on a click.</summary>
    public static async Task Choose(this IPage page, string label, string option)
    {
        await page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = option, Exact = true }).ClickAsync();
    }

    /// <summary>Finds a patient by typing, as at the desk: at once, without waiting for anything.</summary>
    public static async Task Pick(this IPage page, string typed, string name)
    {
        var field = page.GetByLabel("Patient", new PageGetByLabelOptions { Exact = true });
        await field.PressSequentiallyAsync(typed);
        await Assertions.Expect(field).ToHaveValueAsync(typed);
        for (var tries = 1; ; tries++)
        {
            await page.Locator(".mud-popover-open").GetByText(name).ClickAsync();
            try
            {
                await Assertions.Expect(field).ToHaveValueAsync(name, new LocatorAssertionsToHaveValueOptions { Timeout = 5_000 });
                return;
            }
            catch (PlaywrightException) when (tries < 4)
            {
                // The list was drawn anew under the pointer, for the last letter: clicked again.
            }
        }
    }

    public static ILocator Heading(this IPage page) => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });
}
