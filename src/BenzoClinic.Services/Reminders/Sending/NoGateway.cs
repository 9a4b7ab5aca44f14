using BenzoClinic.Domain.Reminders;

namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>A channel that is not set up: its messages fail, and stand on the board.</summary>
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
    public Task<IReadOnlyList<SendResult>> Send(IReadOnlyList<Outgoing> messages, CancellationToken stop) => Task.FromResult<IReadOnlyList<SendResult>>(
        [.. messages.Select(_ => new SendResult(SendResultKind.Refused, Reason: channel == MessageChannel.Sms ? "Text messages are not set up" : "E-mail is not set up"))]);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
