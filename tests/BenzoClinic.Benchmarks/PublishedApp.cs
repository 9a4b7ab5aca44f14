using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace BenzoClinic.Benchmarks;

/// <summary>A published app and the page that shows that it serves.</summary>
internal sealed class PublishedApp(string name, string program, string page, (string Name, string Value)[] settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public string Name => name;

    /// <summary>Starts it, waits for the first 200, ends it in good order. Milliseconds.</summary>
    public async Task<double> TimeToFirstAnswer(string environment = "Production")
    {
        await using var running = await Start(environment);
        return running.Milliseconds;
    }

    /// <summary>Starts it and waits for the first 200; it serves until it is disposed of.</summary>
    public async Task<RunningApp> Start(string environment = "Production")
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(program) { WorkingDirectory = Path.GetDirectoryName(program), RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = address;
        foreach (var (key, value) in settings) start.Environment[key] = value;
        using var client = new HttpClient { BaseAddress = new Uri(address) };

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            while (!await Answers(client))
            {
                if (process.HasExited || clock.Elapsed > Patience) throw new InvalidOperationException($"{name} did not answer on {page}: {(process.HasExited ? await said + await output : "it is still starting")}");
                await Task.Delay(2);
            }

            return new RunningApp(process, address, clock.Elapsed.TotalMilliseconds);
        }
        catch
        {
            await new RunningApp(process, address, 0).DisposeAsync();
            throw;
        }
    }

    private async Task<bool> Answers(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(page, UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>An app that serves, in a process of its own.</summary>
/// <param name="milliseconds">From its start to its first answer.</param>
internal sealed class RunningApp(Process process, string address, double milliseconds) : IAsyncDisposable
{
    public string Address => address;

    public double Milliseconds => milliseconds;

    /// <summary>Ends it in good order.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            if (OperatingSystem.IsWindows()) process.Kill(entireProcessTree: true);
            else using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
