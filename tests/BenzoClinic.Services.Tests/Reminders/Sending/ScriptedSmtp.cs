using System.Net;
using System.Net.Sockets;
using System.Text;
using BenzoClinic.Services.Reminders.Sending;

namespace BenzoClinic.Services.Tests.Reminders.Sending;

/// <summary>
/// A mail server that says what a test wants. The script is asked for every command ("HELLO" for the greeting, "TEXT" when the
/// text has come whole) and answers a line, <see cref="HangUp"/>, <see cref="Silence"/>, or null for what a server usually says.
/// </summary>
internal sealed class ScriptedSmtp : IAsyncDisposable
{
    public const string HangUp = "hang up";
    public const string Silence = "silence";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<string, string?> _script;
    private readonly string _extensions;
    private readonly Task _serving;

    public ScriptedSmtp(Func<string, string?> script, string extensions = "PIPELINING")
    {
        (_script, _extensions) = (script, extensions);
        _listener.Start();
        _serving = Serve();
    }

    /// <summary>Every command, over all connections.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>How often somebody connected.</summary>
    public int Connections { get; private set; }

    /// <summary>Ends when the server has fallen silent.</summary>
    public Task IsSilent => _silent.Task;

    public MailSettings Settings => new("127.0.0.1", "desk@clinic.test", ((IPEndPoint)_listener.LocalEndpoint).Port, MailSecurity.None);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _serving;
        _listener.Stop();
        _end.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var connection = await _listener.AcceptTcpClientAsync(_end.Token);
                Connections++;
                try
                {
                    await Talk(connection.GetStream());
                }
                catch (IOException)
                {
                    // The client went.
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        for (var command = "HELLO"; command is not null; command = await reader.ReadLineAsync(_end.Token))
        {
            Heard.Add(command);
            if (!await Answer(stream, command)) return;
            if (command != "DATA" || _script("DATA") is not null) continue;
            while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
            {
                // The text itself is for the tests with a real server.
            }

            if (!await Answer(stream, "TEXT")) return;
        }
    }

    private async Task<bool> Answer(NetworkStream stream, string command)
    {
        var answer = _script(command) ?? command.Split(' ', ':')[0] switch
        {
            "HELLO" => "220 clinic.test",
            "EHLO" => $"250-clinic.test\r\n250 {_extensions}",
            "DATA" => "354 Go on",
            "QUIT" => "221 Bye",
            _ => "250 Fine",
        };
        if (answer == HangUp) return false;
        if (answer == Silence)
        {
            _silent.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _end.Token);
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{answer}\r\n"), _end.Token);
        return true;
    }
}
