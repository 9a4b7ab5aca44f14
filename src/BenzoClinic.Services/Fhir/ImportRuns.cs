namespace BenzoClinic.Services.Fhir;

/// <summary>
/// The one import of this process that was begun on the page. It goes on when the page is left; its files lie in a folder of
/// their own until it is applied, put away, or the program ends.
/// </summary>
public sealed class ImportRuns : IDisposable
{
    private readonly Lock _lock = new();
    private ImportRun? _current;
    private DirectoryInfo? _folder;
    private CancellationTokenSource? _stop;

    /// <summary>Raised when it has come further, on the import's thread: a listener hands over at once.</summary>
    public event Action? Changed;

    /// <summary>The import as it stands; null where there is none.</summary>
    internal ImportRun? Current => _current;

    /// <summary>Where its files are.</summary>
    internal string Folder => _folder!.FullName;

    /// <summary>Takes the place for new files; false where another import works or waits.</summary>
    internal bool Begin(ImportRun run, DirectoryInfo folder)
    {
        lock (_lock)
        {
            if (_current is { IsRunning: true }) return false;
            Remove();
            (_current, _folder) = (run, folder);
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Goes from one of the stages to another; false where it is in none of them.</summary>
    internal bool Go(ImportStage[] from, Func<ImportRun, ImportRun> to, out CancellationToken stop)
    {
        lock (_lock)
        {
            stop = default;
            if (_current is not { } run || !from.Contains(run.Stage)) return false;
            _stop?.Dispose();
            _stop = new CancellationTokenSource();
            (_current, stop) = (to(run), _stop.Token);
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Says how far it has come, or what came of it.</summary>
    internal void Update(Func<ImportRun, ImportRun> change)
    {
        lock (_lock)
        {
            if (_current is null) return;
            _current = change(_current);
            if (_current.Stage is ImportStage.Applied or ImportStage.Stopped) Remove();
        }

        Changed?.Invoke();
    }

    /// <summary>Asks it to stop between two charts.</summary>
    internal void Stop()
    {
        lock (_lock) _stop?.Cancel();
    }

    /// <summary>Puts it away; nothing where it works.</summary>
    internal void Clear()
    {
        lock (_lock)
        {
            if (_current is { IsRunning: true }) return;
            Remove();
            _current = null;
        }

        Changed?.Invoke();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stop?.Cancel();
        _stop?.Dispose();
        Remove();
    }

    private void Remove()
    {
        if (_folder is { Exists: true } folder) folder.Delete(recursive: true);
        _folder = null;
    }
}
