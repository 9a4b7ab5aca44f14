using System.Diagnostics;

namespace BenzoClinic.Benchmarks;

/// <summary>A process of the app, or of the naive sender, that can be killed, stopped and let go on.</summary>
internal sealed class Node(string program, IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)> settings) : IDisposable
{
    private Process? _process;

    public void Start()
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Path.GetDirectoryName(program), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{PublishedApp.FreePort()}";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Said(line.Data);
        _process.OutputDataReceived += (_, line) => Said(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>As a power cut would.</summary>
    public void KillNow()
    {
        // Where the program was begun by another, as under another clock, that one alone would go.
        _process!.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    public void StandStill() => Signal("STOP");

    public void GoOn() => Signal("CONT");

    public void Dispose()
    {
        if (_process is { HasExited: false }) KillNow();
        _process?.Dispose();
    }

    private static void Said(string? line)
    {
        if (line is not null && Environment.GetEnvironmentVariable("BENZOCLINIC_SHOW") == "1") Console.WriteLine($"  | {line}");
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process!.Id}"]);
        kill.WaitForExit();
    }
}
