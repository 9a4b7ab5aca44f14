namespace BenzoClinic.Services.Data;

/// <summary>
/// Lets no more write at once than the database serves well, first come first served. Without it, many at once keep each other from
/// finishing while they hold what others wait for, and who waits for SQLite's one writer polls for it in no order.
/// </summary>
public sealed class WriteTurns(IDatabaseEngine engine) : IDisposable
{
    // Who has waited so long goes on without: the database itself answers then, or says that it is busy.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _free = new(engine.Writers);

    /// <summary>Waits for a turn; dispose it with the transaction's end.</summary>
    public async Task<IDisposable> Next() => new Turn(await _free.WaitAsync(Patience) ? _free : null);

    /// <inheritdoc />
    public void Dispose() => _free.Dispose();

    private sealed class Turn(SemaphoreSlim? free) : IDisposable
    {
        private SemaphoreSlim? _free = free;

        public void Dispose() => Interlocked.Exchange(ref _free, null)?.Release();
    }
}
