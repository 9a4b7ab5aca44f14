using System.Collections.Concurrent;
using BenzoClinic.Services.Staff;

namespace BenzoClinic.Web.Identity;

/// <summary>Every open socket of this process by session, so that ending a session closes them at once.</summary>
internal sealed class LiveConnections : IDisposable
{
    private readonly ConcurrentDictionary<HttpContext, Guid> _open = new();
    private readonly SessionRevocations _revocations;

    public LiveConnections(SessionRevocations revocations)
    {
        _revocations = revocations;
        _revocations.Revoked += Close;
    }

    /// <summary>The sessions that have a socket open.</summary>
    public IReadOnlyCollection<Guid> Sessions => _open.Values.ToHashSet();

    /// <summary>Remembers the socket until disposed.</summary>
    public IDisposable Hold(Guid session, HttpContext context)
    {
        _open[context] = session;
        return new Held(this, context);
    }

    /// <summary>Cuts every socket of the session. The circuit behind cannot come back: its session no longer lives.</summary>
    public void Close(Guid session)
    {
        foreach (var (context, owner) in _open)
            if (owner == session) context.Abort();
    }

    public void Dispose() => _revocations.Revoked -= Close;

    private sealed class Held(LiveConnections connections, HttpContext context) : IDisposable
    {
        public void Dispose() => connections._open.TryRemove(context, out _);
    }
}
