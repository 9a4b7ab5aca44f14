using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace BenzoClinic.Web.Tests.Fixtures;

/// <summary>A socket to <c>/_blazor</c> as a browser opens it, after the handshake and before any circuit.</summary>
public sealed class TestSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private Task<WebSocketReceiveResult?>? _receiving;

    /// <summary>Negotiates, connects and shakes hands.</summary>
    public static async Task<TestSocket> Open(TestBrowser browser, Uri address, string? origin = null)
    {
        var own = address.GetLeftPart(UriPartial.Authority);
        using var negotiate = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        negotiate.Headers.Add("Origin", own);
        using var answer = await browser.Http.SendAsync(negotiate);
        answer.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var token = json.RootElement.GetProperty("connectionToken").GetString();

        var socket = new TestSocket();
        socket._socket.Options.SetRequestHeader("Origin", origin ?? own);
        socket._socket.Options.SetRequestHeader("Cookie", browser.Cookies.GetCookieHeader(address));
        using var limit = Limit();
        await socket._socket.ConnectAsync(new Uri($"ws://{address.Authority}/_blazor?id={token}"), limit.Token);
        await socket._socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, limit.Token);
        await socket.Receive(limit.Token);
        return socket;
    }

    /// <summary>True while the server still answers: a ping of the protocol goes through and nothing says it closed.</summary>
    public async Task<bool> IsOpen()
    {
        using var limit = Limit();
        _receiving ??= Receive(CancellationToken.None);
        // A message of length 2: [6], the protocol's ping.
        await _socket.SendAsync(new byte[] { 2, 0x91, 6 }, WebSocketMessageType.Binary, true, limit.Token);
        return _socket.State == WebSocketState.Open;
    }

    /// <summary>Waits until the server has cut or closed it.</summary>
    public async Task WaitForEnd()
    {
        var limit = TimeSpan.FromSeconds(60);
        while (await (_receiving ?? Receive(CancellationToken.None)).WaitAsync(limit) is { MessageType: not WebSocketMessageType.Close }) _receiving = null;
    }

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private async Task<WebSocketReceiveResult?> Receive(CancellationToken stop)
    {
        try
        {
            return await _socket.ReceiveAsync(new byte[4096], stop);
        }
        catch (WebSocketException)
        {
            return null; // Cut.
        }
    }

    private static CancellationTokenSource Limit() => new(TimeSpan.FromSeconds(60));
}
