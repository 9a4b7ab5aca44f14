using Microsoft.Playwright;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>One browser for a test, and a window for each person.</summary>
internal sealed class Browsing : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browsing(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>The browser's program, or null where none is to be used.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("BENZOCLINIC_TEST_CHROMIUM") is { Length: > 0 } path ? path : null;

    public static async Task<Browsing> Start()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new Browsing(playwright, browser);
    }

    /// <summary>A window of its own, with cookies of its own.</summary>
    public async Task<IPage> Window(string address, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
        });
        // Generous: two cores serve the app, the database and the browser.
        context.SetDefaultTimeout(30_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
