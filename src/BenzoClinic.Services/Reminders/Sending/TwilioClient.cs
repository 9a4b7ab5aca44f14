using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>Hands messages to the text message service.</summary>
internal sealed class TwilioClient(SmsSettings settings, string publicUrl, TimeProvider time) : IDisposable
{
    // Made here, not by a factory: that one would write a log line a message.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 64 * 1024,
    };

    private readonly Uri _address = new($"{settings.Url.TrimEnd('/')}/2010-04-01/Accounts/{Uri.EscapeDataString(settings.AccountSid)}/Messages.json");

    private readonly AuthenticationHeaderValue _account = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthToken}")));

    /// <summary>Sends one.</summary>
    /// <remarks>Heeds <paramref name="stop"/> until the message is on its way: to stop it then would be not to know.</remarks>
    public async Task<SendResult> Send(Outgoing message, CancellationToken stop)
    {
        if (SmsNumber.E164(message.To) is not { } to) return new(SendResultKind.BadAddress, Reason: "Not a number for text messages");
        using var limit = new CancellationTokenSource(settings.Limit, time);
        using var form = new Form(Fields(to, message.Body));
        await using var stopping = stop.Register(() => form.Stop(limit));
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = form };
        request.Headers.Authorization = _account;
        request.Headers.Add("Idempotency-Key", SafeKey.Of(message.Key));
        try
        {
            using var response = await _http.SendAsync(request, limit.Token);
            return TwilioAnswers.Of(response.StatusCode, await response.Content.ReadAsByteArrayAsync(limit.Token), settings.HonoursIdempotencyKeys);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            if (form.HasBegun) return TwilioAnswers.NoAnswer(settings.HonoursIdempotencyKeys);
            stop.ThrowIfCancellationRequested();
            return TwilioAnswers.NotReached;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private Dictionary<string, string> Fields(string to, string body)
    {
        var fields = new Dictionary<string, string> { ["To"] = to, ["From"] = settings.From, ["Body"] = body };
        if (publicUrl.Length > 0) fields["StatusCallback"] = publicUrl.TrimEnd('/') + SmsGateway.StatusPath;
        return fields;
    }

    /// <summary>Knows whether it was sent: where not even the writing of it began, the service cannot have it.</summary>
    private sealed class Form(Dictionary<string, string> fields) : FormUrlEncodedContent(fields)
    {
        private volatile bool _begun;

        public bool HasBegun => _begun;

        public void Stop(CancellationTokenSource limit)
        {
            if (!_begun) limit.Cancel();
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            _begun = true;
            return base.SerializeToStreamAsync(stream, context, cancellationToken);
        }
    }
}
