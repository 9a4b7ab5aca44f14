using System.Globalization;
using System.Net;
using System.Net.Sockets;
using BenzoClinic.Sqlite;
using Microsoft.Playwright;

namespace BenzoClinic.Benchmarks;

/// <summary>
/// What a day of 50 visits open in a browser costs the server: heap of each circuit, and processor time of each booking chosen; beside an empty
/// MudBlazor page and a click on it. Both apps published and in Production.
/// </summary>
internal static class CircuitBenchmark
{
    private const int Visits = 50;
    // The first fill what the process keeps whoever looks, pools of arrays above all.
    private const int First = 70;
    private const int More = 30;
    private const int Busy = 4;
    private const int Events = 400;
    private const string Day = "2027-03-03";

    // Both wait for what the server answers before the next event.
    private const string Click =
        """
        async count => {
          const button = document.querySelector("button");
          for (let done = 0; done < count; done++) {
            const before = button.textContent;
            button.click();
            while (button.textContent === before) await new Promise(next => setTimeout(next));
          }
        }
        """;

    private const string Choose =
        """
        async count => {
          const panel = () => document.querySelector(".vpanel")?.textContent;
          for (let done = 0; done < count; done++) {
            const before = panel();
            document.querySelectorAll(".ap[data-id] .hit")[done % 2 ? 7 : 30].click();
            while (panel() === before) await new Promise(next => setTimeout(next));
          }
        }
        """;

    public static async Task<bool> Run()
    {
        var root = StartBenchmark.FindRoot();
        var folder = Directory.CreateTempSubdirectory("benzoclinic-circuit-").FullName;
        try
        {
            var (emptyPort, clinicPort) = (PublishedApp.FreePort(), PublishedApp.FreePort());
            var file = $"Data Source={Path.Combine(folder, "clinic.db")}";
            (string, string)[] database = [("Database__Provider", "Sqlite"), ("Database__ConnectionString", file)];
            var web = StartBenchmark.Publish(root, "src/BenzoClinic.Web", Path.Combine(folder, "web"));
            var empty = new PublishedApp("empty", StartBenchmark.Publish(root, "tests/BenzoClinic.Benchmarks.Empty", Path.Combine(folder, "empty")), "/", Hooked(emptyPort));
            await new PublishedApp("demo", web, "/account/login", database).TimeToFirstAnswer("Development");
            await Fill(new SqliteEngine(file));
            var clinic = new PublishedApp("schedule", web, "/account/login", [.. database, .. Hooked(clinicPort)]);

            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(SearchPageBenchmark.Chromium);
            var limit = await Measure(browser, empty, emptyPort, Click, async page =>
            {
                await page.GotoAsync("/");
                // A click before the circuit is up does nothing.
                while (await page.GetByText("Clicked 0 times").CountAsync() > 0) await page.ClickAsync("button");
            });
            var schedule = await Measure(browser, clinic, clinicPort, Choose, async page =>
            {
                await page.GotoAsync($"/schedule?view=day&date={Day}");
                await page.Locator(".gb [tabindex='0']").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
                if (await page.Locator(".ap[data-id]").CountAsync() != Visits) throw new InvalidOperationException("The day is not as it was filled.");
            });
            return Bar.Ratio("circuit, heap", "sqlite", schedule.Heap / limit.Heap, 1.5) & Bar.Ratio("circuit, processor time of an event", "sqlite", schedule.Cpu / limit.Cpu, 2);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string, string)[] Hooked(int port) => [("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location), (StartupHook.Port, port.ToString(CultureInfo.InvariantCulture))];

    private static async Task<(double Heap, double Cpu)> Measure(IBrowser browser, PublishedApp published, int port, string events, Func<IPage, Task> open)
    {
        await using var app = await published.Start();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = app.Address, ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        if (published.Name == "schedule") await SearchPageBenchmark.SignIn(await context.NewPageAsync());
        var pages = new List<IPage>();
        await Open(Busy);
        await Task.WhenAll(pages.Select(page => page.EvaluateAsync(events, Events)));
        var before = await Ask(port);
        await Task.WhenAll(pages.Select(page => page.EvaluateAsync(events, Events)));
        var cpu = ((await Ask(port)).Cpu - before.Cpu) / (Busy * Events);
        await Open(First - Busy);
        var few = await Ask(port);
        await Open(More);
        var heap = ((await Ask(port)).Heap - few.Heap) / More / 1024;
        Console.WriteLine($"{published.Name}: heap of a circuit {Bar.Text(heap)} KiB, processor time of an event {Bar.Text(cpu)} µs, {Busy * Events} events");
        return (heap, cpu);

        async Task Open(int count)
        {
            for (var number = 0; number < count; number++)
            {
                var page = await context.NewPageAsync();
                await open(page);
                pages.Add(page);
            }
        }
    }

    private static async Task<(double Heap, double Cpu)> Ask(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        using var answer = new StreamReader(client.GetStream());
        var values = (await answer.ReadToEndAsync()).Split(' ');
        return (double.Parse(values[0], CultureInfo.InvariantCulture), double.Parse(values[1], CultureInfo.InvariantCulture));
    }

    /// <summary>A day of its own, with visits of the demo's people and providers.</summary>
    private static async Task Fill(SqliteEngine engine)
    {
        await using var connection = engine.Open();
        await using var columns = connection.CreateCommand();
        columns.CommandText = "SELECT * FROM \"Appointments\" LIMIT 1";
        var names = new List<string>();
        await using (var reader = await columns.ExecuteReaderAsync())
            for (var place = 0; place < reader.FieldCount; place++) names.Add(reader.GetName(place));
        var values = names.Select(name => name switch
        {
            "Id" => "upper(printf('00000000-0000-7000-8000-%012x', n))",
            "Date" => $"'{Day}'",
            "Start" => "printf('%02d:%02d:00', 9 + (n / 5) / 2, (n / 5) % 2 * 30)",
            "StartsAt" => $"printf('{Day} %02d:%02d:00', 17 + (n / 5) / 2, (n / 5) % 2 * 30)",
            "Minutes" => "30",
            "Provider" => "(SELECT id FROM givers WHERE place = n % (SELECT COUNT(*) FROM givers))",
            "PatientId" => "(SELECT id FROM people WHERE place = n % (SELECT COUNT(*) FROM people))",
            _ => $"a.\"{name}\"",
        });
        await BookingBenchmark.Execute(connection,
            $"WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < {Visits - 1}), "
            + "people AS (SELECT \"Id\" AS id, ROW_NUMBER() OVER (ORDER BY \"Id\") - 1 AS place FROM \"Patients\"), "
            + "givers AS (SELECT \"Provider\" AS id, ROW_NUMBER() OVER (ORDER BY \"Provider\") - 1 AS place FROM (SELECT DISTINCT \"Provider\" FROM \"Appointments\")) "
            + $"INSERT INTO \"Appointments\" ({string.Join(", ", names.Select(name => $"\"{name}\""))}) "
            + $"SELECT {string.Join(", ", values)} FROM c, (SELECT * FROM \"Appointments\" WHERE \"State\" = 'Expected' AND \"Group\" IS NULL LIMIT 1) AS a");
    }
}
