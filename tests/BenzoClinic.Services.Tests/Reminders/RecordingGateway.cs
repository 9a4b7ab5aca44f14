using System.Collections.Concurrent;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Reminders.Sending;

namespace BenzoClinic.Services.Tests.Reminders;

/// <summary>A way out that keeps what it is handed and answers as it is told.</summary>
public sealed class RecordingGateway(MessageChannel channel, bool honoursKeys, int atOnce) : IMessageGateway, IMessageConnection
{
    private readonly ConcurrentQueue<Outgoing> _taken = new();

    public MessageChannel Channel => channel;

    public bool HonoursKeys => honoursKeys;

    public int AtOnce => atOnce;

    /// <summary>What was handed over, whatever was answered.</summary>
    public IReadOnlyList<Outgoing> Taken => [.. _taken];

    /// <summary>The answer to each message.</summary>
    public Func<Outgoing, SendResult> Answer { get; set; } = _ => SendResult.Sent;

    /// <summary>Runs before anything is answered: what happens elsewhere meanwhile.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public IMessageConnection Connect() => this;

    public async Task<IReadOnlyList<SendResult>> Send(IReadOnlyList<Outgoing> messages, CancellationToken stop)
    {
        Assert.InRange(messages.Count, 1, atOnce);
        await Meanwhile();
        foreach (var message in messages) _taken.Enqueue(message);
        return [.. messages.Select(message => Answer(message))];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
