using BenzoClinic.Domain.Reminders;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>Text messages by the clinic's text message service.</summary>
/// <param name="publicUrl">The address the service reaches the clinic at; "" for none: then it reports nothing later.</param>
public sealed class SmsGateway(SmsSettings settings, string publicUrl, TimeProvider time) : IMessageGateway, IDisposable
{
    /// <summary>Where, below the public address, the service reports what became of a message.</summary>
    public const string StatusPath = "/hooks/sms/status";

    /// <summary>Where, below the public address, the service brings patients' messages.</summary>
    public const string ReplyPath = "/hooks/sms/reply";

    /// <summary>The reason where the patient has told the service to stop.</summary>
    public const string OptedOut = "Opted out by text";

    private readonly Lazy<TwilioClient> _client = new(() => new TwilioClient(settings, publicUrl, time));

    /// <inheritdoc />
    public MessageChannel Channel => MessageChannel.Sms;

    /// <inheritdoc />
    public bool HonoursKeys => settings.HonoursIdempotencyKeys;

    /// <inheritdoc />
    public int AtOnce => HonoursKeys ? 10 : 1;

    /// <inheritdoc />
    public IMessageConnection Connect() => new Connection(_client.Value);

    /// <inheritdoc />
    public void Dispose()
    {
        if (_client.IsValueCreated) _client.Value.Dispose();
    }

    /// <summary>The service keeps no conversation: the connections below are shared, and kept by the client.</summary>
    private sealed class Connection(TwilioClient client) : IMessageConnection
    {
        public async Task<IReadOnlyList<SendResult>> Send(IReadOnlyList<Outgoing> messages, CancellationToken stop)
        {
            stop.ThrowIfCancellationRequested();
            return await Task.WhenAll(messages.Select(message => client.Send(message, stop)));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
