using System.Diagnostics;

namespace BenzoClinic.Benchmarks;

/// <summary>A PostgreSQL server of its own, through <c>tests/postgres.sh</c>; gone when this process ends.</summary>
internal sealed class PostgresServer : IDisposable
{
    private readonly Process _script;

    private PostgresServer(Process script, string connectionString)
    {
        _script = script;
        ConnectionString = connectionString;
    }

    /// <summary>How to reach it, without a database.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts one.</summary>
    public static PostgresServer Start(string root)
    {
        var script = Process.Start(new ProcessStartInfo("bash", [Path.Combine(root, "tests", "postgres.sh"), "serve"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return script.StandardOutput.ReadLine() is { } line
            ? new PostgresServer(script, line)
            : throw new InvalidOperationException("PostgreSQL did not start.");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _script.StandardInput.Close();
        _script.WaitForExit();
        _script.Dispose();
    }
}
