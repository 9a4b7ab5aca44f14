using BenzoClinic.Domain.Reminders;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>Stands where a channel is not set up: refuses every message.</summary>
public sealed class NoGateway(MessageChannel channel) : IMessageGateway, IMessageConnection
{
    /// <inheritdoc />
    public MessageChannel Channel => channel;

    /// <inheritdoc />
    public bool HonoursKeys => true;

    /// <inheritdoc />
    public int AtOnce => 100;

    /// <inheritdoc />
    public IMessageConnection Connect() => this;

    /// <inheritdoc />
    public Task<IReadOnlyList<SendResult>> Send(IReadOnlyList<Outgoing> messages, CancellationToken stop)
    {
        var refused = new SendResult(SendResultKind.Refused, Reason: channel == MessageChannel.Sms ? "Text messages are not set up" : "E-mail is not set up");
        return Task.FromResult<IReadOnlyList<SendResult>>([.. messages.Select(_ => refused)]);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
