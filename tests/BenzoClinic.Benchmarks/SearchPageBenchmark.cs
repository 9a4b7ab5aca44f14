using BenzoClinic.Postgres;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Staff;
using BenzoClinic.Sqlite;
using Microsoft.Playwright;

namespace BenzoClinic.Benchmarks;

/// <summary>
/// A search among a million patients in a real browser: from the last key to the rows in the page, without the wait for the
/// end of typing. Beside it an empty MudBlazor page, from a click to what it changes. Both apps published and in Production.
/// </summary>
internal static class SearchPageBenchmark
{
    // LatestQuestion.Pause of the page, milliseconds.
    private const double Pause = 150;

    private const int Clicks = 400;
    private const int WarmUp = 100;
    private const double LimitMilliseconds = 25;

    // Blazor applies what the server sends in one go: once the observer is told, all of it is in the page.
    private const string Watch =
        """
        ([happens, where]) => {
          const watch = window.watch = { from: 0, took: 0 };
          document.addEventListener(happens, () => { watch.from = performance.now(); watch.took = 0; }, true);
          new MutationObserver(() => { if (watch.from > 0 && watch.took === 0) watch.took = performance.now() - watch.from; })
            .observe(document.querySelector(where), { subtree: true, childList: true, characterData: true });
        }
        """;

    public static async Task<bool> Run()
    {
        var root = StartBenchmark.FindRoot();
        var folder = Directory.CreateTempSubdirectory("benzoclinic-page-").FullName;
        using var postgres = PostgresServer.Start(root);
        try
        {
            var web = StartBenchmark.Publish(root, "src/BenzoClinic.Web", Path.Combine(folder, "web"));
            var empty = new PublishedApp("empty", StartBenchmark.Publish(root, "tests/BenzoClinic.Benchmarks.Empty", Path.Combine(folder, "empty")), "/", []);
            var file = $"Data Source={Path.Combine(folder, "clinic.db")}";
            var server = $"{postgres.ConnectionString};Database=postgres";
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(Chromium);
            return (BenchClinic.Only is "postgres" || await Measure(browser, empty, new PublishedApp("sqlite", web, "/account/login", [("Database__Provider", "Sqlite"), ("Database__ConnectionString", file)]), new SqliteEngine(file)))
                & (BenchClinic.Only is "sqlite" || await Measure(browser, empty, new PublishedApp("postgres", web, "/account/login", [("Database__Provider", "Postgres"), ("Database__ConnectionString", server)]), new PostgresEngine(server)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>How a browser is started, the one that is there or Playwright's own.</summary>
    internal static BrowserTypeLaunchOptions Chromium => new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("BENZOCLINIC_TEST_CHROMIUM") is { Length: > 0 } path ? path : null,
        Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    };

    /// <summary>Signs a clinician in.</summary>
    internal static async Task SignIn(IPage page)
    {
        await page.GotoAsync("/account/login");
        await page.GetByLabel("Email").FillAsync(DemoStaff.Hanna.Email);
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(DemoStaff.Password);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
    }

    private static async Task<bool> Measure(IBrowser browser, PublishedApp empty, PublishedApp clinic, IDatabaseEngine engine)
    {
        List<double> clicks, searches;
        await using (var app = await empty.Start()) clicks = await Click(browser, app.Address);
        // A clinic in use: Development makes the database and the demo clinic, whose charts the million others are like.
        await clinic.TimeToFirstAnswer("Development");
        IReadOnlyList<string> names;
        await using (var connection = engine.Open())
        {
            await using var first = connection.CreateCommand();
            first.CommandText = """SELECT "Id" FROM "Patients" ORDER BY "ChartNumber" LIMIT 1""";
            var like = await first.ExecuteScalarAsync();
            names = await MillionPatients.Fill(connection, like is Guid id ? id : Guid.Parse((string)like!), SearchBenchmark.Patients);
        }

        await using (var app = await clinic.Start()) searches = await Search(browser, app.Address, SearchBenchmark.Queries(names));
        var (limit, page) = (SearchBenchmark.P95(clicks), SearchBenchmark.P95(searches));
        Console.WriteLine($"{clinic.Name}: empty page, click to change: median {Bar.Text(Bar.Median(clicks))} ms, p95 {Bar.Text(limit)} ms; "
            + $"search, last key to rows, without the {Pause} ms for the end of typing: median {Bar.Text(Bar.Median(searches))} ms, p95 {Bar.Text(page)} ms, {searches.Count} searches");
        return Bar.Value($"search-page [{clinic.Name}] over the empty page, p95", page - limit, LimitMilliseconds, "ms");
    }

    private static async Task<List<double>> Click(IBrowser browser, string address)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        // A click before the circuit is up does nothing.
        while (await page.GetByText("Clicked 0 times").CountAsync() > 0) await page.ClickAsync("button");

        await page.EvaluateAsync(Watch, new[] { "click", ".mud-main-content" });
        var times = new List<double>();
        for (var number = 0; number < Clicks; number++)
        {
            await page.ClickAsync("button");
            var took = await Took(page);
            if (number >= WarmUp) times.Add(took);
        }

        return times;
    }

    private static async Task<List<double>> Search(IBrowser browser, string address, List<string> queries)
    {
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address, ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await SignIn(page);
        await page.GotoAsync("/patients", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        // The heading's figures come after the list and count a million charts: not what is measured.
        await page.GetByText("tapering", new PageGetByTextOptions { Exact = false }).First.WaitForAsync();
        var field = page.GetByLabel("Search patients");
        await page.EvaluateAsync(Watch, new[] { "keydown", ".find-line + div" });
        var times = new List<double>();
        // The first time through warms up, until the runtime has translated the page in earnest.
        foreach (var (text, number) in queries.Concat(queries).Select((text, number) => (text, number)))
        {
            await field.ClickAsync();
            await page.Keyboard.PressAsync("ControlOrMeta+a");
            await page.Keyboard.TypeAsync(text);
            var took = await Took(page);
            await Check(page, text);
            if (number >= queries.Count) times.Add(took - Pause);
        }

        return times;
    }

    private static async Task<double> Took(IPage page)
    {
        var took = await page.WaitForFunctionAsync("() => window.watch.took", null, new PageWaitForFunctionOptions { PollingInterval = 20, Timeout = 30_000 });
        return await took.JsonValueAsync<double>();
    }

    /// <summary>What came is the answer to what was typed.</summary>
    private static async Task Check(IPage page, string text)
    {
        var shown = await page.EvaluateAsync<string>("() => [...document.querySelectorAll('#patients-found tbody tr:first-child mark')].map(mark => mark.textContent.toLowerCase()).join(' ') || document.querySelector('.find-line + div').textContent");
        var letters = text.Split(' ')[0];
        if (!shown.Contains(letters, StringComparison.OrdinalIgnoreCase)) throw new InvalidOperationException($"“{text}” was typed, and the page shows “{shown}”.");
    }
}
