using System.Threading.Channels;
using BenzoClinic.Services.Data;
using Microsoft.Extensions.Logging;

namespace BenzoClinic.Services;

/// <summary>
/// Tells other processes on the same database what was committed here, and open pages here what was committed there. It carries no content, as
/// <see cref="ClinicEvents"/>: which kind of thing changed, and nothing of whom.
/// </summary>
public sealed class OtherNodes(IDatabaseEngine engine, ClinicEvents events, TimeProvider time, ILogger<OtherNodes> logger)
{
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromSeconds(5);

    // The database tells everyone, this process too: it knows its own by this.
    private readonly string _me = Guid.NewGuid().ToString("N");

    /// <summary>Tells and hears until stopped. Where the connection is lost it is made anew, and whatever may have been missed counts as changed.</summary>
    public async Task Run(CancellationToken stop)
    {
        var made = Channel.CreateUnbounded<ClinicChange>();
        void Write(ClinicChange change) => made.Writer.TryWrite(change);

        events.MadeHere += Write;
        try
        {
            await Task.WhenAll(Again(Hear, stop), Again(() => Tell(made.Reader, stop), stop));
        }
        finally
        {
            events.MadeHere -= Write;
        }

        Task Hear() => engine.Listen(() => Array.ForEach(Enum.GetValues<ClinicChange>(), events.HeardFromElsewhere), Heard, stop);
    }

    private async Task Tell(ChannelReader<ClinicChange> made, CancellationToken stop)
    {
        while (await made.WaitToReadAsync(stop))
        {
            // What came together is told once.
            var changes = new HashSet<ClinicChange>();
            while (made.TryRead(out var change)) changes.Add(change);
            foreach (var change in changes) await engine.Announce($"{_me} {change}", stop);
        }
    }

    private void Heard(string said)
    {
        if (said.Split(' ') is [var who, var what] && who != _me && Enum.TryParse<ClinicChange>(what, out var change)) events.HeardFromElsewhere(change);
    }

    private async Task Again(Func<Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                var pause = Task.Delay(BeforeTryingAgain, time, stop);
                logger.LogWarning(exception, "Other nodes are out of reach; pages show what they commit by the next tick. The next attempt is in five seconds.");
                await pause;
            }
        }
    }
}
