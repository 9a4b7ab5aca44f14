namespace BenzoClinic.Services.Reminders.Sending;

/// <summary>A connection to what is on this machine: nothing is opened, nothing closed.</summary>
internal sealed class LocalConnection(Func<Outgoing, SendResult> take) : IMessageConnection
{
    public Task<IReadOnlyList<SendResult>> Send(IReadOnlyList<Outgoing> messages, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<SendResult>>([.. messages.Select(take)]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
