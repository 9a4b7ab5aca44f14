using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// Runs within a published app that a benchmark starts (the runtime looks for this name, outside any namespace): to whoever connects it says
/// how much the heap holds once it is collected, and how much processor time the app has used.
/// </summary>
[SuppressMessage("Design", "CA1050", Justification = "The runtime asks for it.")]
[SuppressMessage("Performance", "CA1812", Justification = "As above.")]
internal static class StartupHook
{
    /// <summary>The setting that names the port.</summary>
    public const string Port = "BENZOCLINIC_BENCH_PORT";

    public static void Initialize()
    {
        var port = int.Parse(Environment.GetEnvironmentVariable(Port)!, CultureInfo.InvariantCulture);
        new Thread(() => Answer(port)) { IsBackground = true, Name = "benchmark" }.Start();
    }

    private static void Answer(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        while (true)
        {
            using var asking = listener.AcceptTcpClient();
            var used = Environment.CpuUsage.TotalTime.TotalMicroseconds;
            for (var time = 0; time < 3; time++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            asking.GetStream().Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true)} {used}")));
        }
    }
}
