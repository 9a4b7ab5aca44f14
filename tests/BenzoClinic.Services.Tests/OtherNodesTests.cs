using System.Collections.Concurrent;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace BenzoClinic.Services.Tests;

public sealed class OtherNodesTests
{
    [Fact]
    public async Task What_one_process_commits_the_others_on_the_database_hear_and_it_does_not_hear_itself()
    {
        await using var clinic = await TestClinic.Open(Engine.Postgres);
        await using var here = await Node.Start(clinic);
        await using var there = await Node.Start(clinic);

        here.Events.Publish(ClinicChange.Worklist);
        Assert.Equal(ClinicChange.Worklist, await there.Next());
        there.Events.Publish(ClinicChange.Appointments);
        // The first it hears is its own publishing, the second what the other said: had it heard itself, that would stand between.
        Assert.Equal([ClinicChange.Worklist, ClinicChange.Appointments], [await here.Next(), await here.Next()]);
    }

    [Fact]
    public async Task Where_the_connection_is_lost_it_is_made_anew_and_everything_counts_as_changed()
    {
        await using var clinic = await TestClinic.Open(Engine.Postgres);
        await using var node = await Node.Start(clinic);
        await using (var connection = clinic.Engine.Open())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
            await command.ExecuteNonQueryAsync();
        }

        await node.Warned;
        node.Time.Advance(TimeSpan.FromSeconds(5));
        var heard = new List<ClinicChange>();
        while (heard.Count < Enum.GetValues<ClinicChange>().Length) heard.Add(await node.Next());
        Assert.Equal(Enum.GetValues<ClinicChange>(), heard.Order());
    }

    private sealed class Warnings : ILogger<OtherNodes>
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task First => _first.Task;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _first.TrySetResult();
    }

    private sealed class Node : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly BlockingCollection<ClinicChange> _heard = [];
        private readonly Task _running;

        private Node(TestClinic clinic)
        {
            var log = new Warnings();
            Warned = log.First;
            Events.Changed += _heard.Add;
            _running = Task.Run(() => new OtherNodes(clinic.Engine, Events, Time, log).Run(_stop.Token));
        }

        public ClinicEvents Events { get; } = new();

        public FakeTimeProvider Time { get; } = new();

        public Task Warned { get; }

        /// <summary>A node that hears: that it began, it has said by then.</summary>
        public static async Task<Node> Start(TestClinic clinic)
        {
            var node = new Node(clinic);
            foreach (var _ in Enum.GetValues<ClinicChange>()) await node.Next();
            return node;
        }

        public Task<ClinicChange> Next() => Task.Run(() => _heard.TryTake(out var change, TimeSpan.FromSeconds(30)) ? change : throw new TimeoutException("Nothing was heard."));

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            try
            {
                await _running;
            }
            catch (OperationCanceledException)
            {
                // As asked.
            }

            _stop.Dispose();
            _heard.Dispose();
        }
    }
}
