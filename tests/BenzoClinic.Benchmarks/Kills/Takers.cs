using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BenzoClinic.Benchmarks;

/// <summary>Whoever takes the messages of a kill run, and says afterwards which it took.</summary>
internal interface ITaker : IAsyncDisposable
{
    /// <summary>Settings with which the app hands messages to it.</summary>
    IReadOnlyList<(string Name, string Value)> Settings { get; }

    /// <summary>Keys of the messages it delivered, one for each delivery.</summary>
    IReadOnlyList<string> Delivered();
}

/// <summary>Debian's aiosmtpd, which honours no keys.</summary>
internal sealed class MailTaker : ITaker
{
    private readonly Process _server;
    private readonly string _log;

    private MailTaker(Process server, string log, int port) => (_server, _log, Port) = (server, log, port);

    public int Port { get; }

    public IReadOnlyList<(string Name, string Value)> Settings => [("Mail__Host", "127.0.0.1"), ("Mail__Port", $"{Port}"), ("Mail__Security", "None"), ("Mail__From", "visits@clinic.example")];

    public static MailTaker Start(string root, string folder, double seconds)
    {
        var (port, log) = (PublishedApp.FreePort(), Path.Combine(folder, "mail.log"));
        var server = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(root, "tests/BenzoClinic.Benchmarks/Kills/smtp_sink.py"), $"{port}", log, seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return server.StandardOutput.ReadLine() == "ready" ? new MailTaker(server, log, port) : throw new InvalidOperationException("The mail server did not start: apt-get install python3-aiosmtpd");
    }

    public IReadOnlyList<string> Delivered() => File.Exists(_log) ? [.. Read().Where(line => line.Length > 0).Select(line => line.Trim('<', '>').Split('@')[0])] : [];

    public ValueTask DisposeAsync()
    {
        _server.StandardInput.Close();
        if (!_server.WaitForExit(5000)) _server.Kill();
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    private string[] Read()
    {
        using var file = new FileStream(_log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n');
    }
}

/// <summary>A gateway for text messages that takes a key once.</summary>
internal sealed class KeyTaker : ITaker
{
    private readonly ConcurrentDictionary<string, string> _known = new();
    private readonly ConcurrentQueue<string> _delivered = new();
    private readonly WebApplication _app;
    private readonly string _url;

    private KeyTaker(WebApplication app, string url) => (_app, _url) = (app, url);

    public IReadOnlyList<(string Name, string Value)> Settings => [("Sms__Url", _url), ("Sms__AccountSid", "AC1"), ("Sms__AuthToken", "secret"), ("Sms__From", "+14155550142"), ("Sms__HonoursIdempotencyKeys", "true")];

    public static async Task<KeyTaker> Start(TimeSpan takes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var url = $"http://127.0.0.1:{PublishedApp.FreePort()}";
        builder.WebHost.UseUrls(url);
        var taker = new KeyTaker(builder.Build(), url);
        taker._app.MapPost("/2010-04-01/Accounts/{account}/Messages.json", async (HttpContext context) =>
        {
            var key = context.Request.Headers["Idempotency-Key"].ToString();
            if (taker._known.TryAdd(key, $"SM{key}")) taker._delivered.Enqueue(key);
            await Task.Delay(takes);
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync($$"""{"sid":"{{taker._known[key]}}"}""");
        });
        await taker._app.StartAsync();
        return taker;
    }

    public IReadOnlyList<string> Delivered() => [.. _delivered];

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
