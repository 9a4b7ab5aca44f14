namespace BenzoClinic.Web.Components.Patients;

/// <summary>Questions asked while one types: the newest is answered, an older one still on its way is given up.</summary>
internal sealed class LatestQuestion : IDisposable
{
    /// <summary>Shorter, and every letter of a fast typist asks the database.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private CancellationTokenSource _running = new();

    /// <summary>Asks, and gives up what was asked before.</summary>
    public async Task Ask(Func<CancellationToken, Task> ask)
    {
        await _running.CancelAsync();
        _running.Dispose();
        _running = new CancellationTokenSource();
        try
        {
            await ask(_running.Token);
        }
        catch (OperationCanceledException)
        {
            // A later letter has its own answer.
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _running.Cancel();
        _running.Dispose();
    }
}
