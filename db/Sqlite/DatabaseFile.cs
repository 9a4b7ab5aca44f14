using BenzoClinic.Services.Data;

namespace BenzoClinic.Sqlite;

/// <summary>The database's file and the lock file beside it.</summary>
internal sealed class DatabaseFile(string path)
{
    private readonly Lock _gate = new();
    private bool _held;

    /// <summary>Full path; a link is followed, so that one file has one lock.</summary>
    public string Path { get; } = Resolve(path);

    /// <summary>How the file is called in a sentence.</summary>
    public string Name => $"The database {Path}";

    /// <summary>
    /// Takes the file for this process. The system gives the lock back when the process ends, however it ends.
    /// </summary>
    /// <exception cref="StartupException">Another process has it, or the folder cannot be written.</exception>
    public IDisposable Claim()
    {
        lock (_gate)
        {
            if (_held) throw InUse(null);
            DemandFolder();
            try
            {
                var handle = new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                _held = true;
                return new Claimed(this, handle);
            }
            catch (UnauthorizedAccessException exception)
            {
                throw NotWritable(exception);
            }
            catch (IOException exception)
            {
                throw InUse(exception);
            }
        }
    }

    /// <summary>As <see cref="Claim"/>, but content with a claim this engine already holds.</summary>
    public IDisposable? ClaimUnlessHeld()
    {
        lock (_gate)
        {
            if (_held) return null;
        }

        return Claim();
    }

    /// <summary>Refuses a folder that is missing or in which nothing can be written: SQLite keeps its log beside the file.</summary>
    /// <exception cref="StartupException">With the cure.</exception>
    public void DemandFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;
        if (!Directory.Exists(folder)) throw new StartupException($"The folder {folder} does not exist: make it, or name another file in Database:ConnectionString.");
        try
        {
            using var probe = new FileStream($"{Path}.{Environment.ProcessId}.probe", FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(exception);
        }
    }

    private StartupException InUse(Exception? inner) =>
        new($"{Name} is in use by another BenzoClinic: stop that one first, or name another file in Database:ConnectionString.", inner);

    private StartupException NotWritable(Exception inner) =>
        new($"The folder {System.IO.Path.GetDirectoryName(Path)} cannot be written: give the account that runs BenzoClinic write permission there, or name another file in Database:ConnectionString.", inner);

    private static string Resolve(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }

    private sealed class Claimed(DatabaseFile file, FileStream handle) : IDisposable
    {
        public void Dispose()
        {
            lock (file._gate)
            {
                handle.Dispose();
                file._held = false;
            }
        }
    }
}
