namespace BenzoClinic.Services.Staff;

/// <summary>Tells whoever holds a live connection in this process that a session has ended, right after it was saved.</summary>
public sealed class SessionRevocations
{
    /// <summary>Raised with the session's id.</summary>
    public event Action<Guid>? Revoked;

    /// <summary>Announces ended sessions.</summary>
    public void Announce(IEnumerable<Guid> sessions)
    {
        foreach (var session in sessions) Revoked?.Invoke(session);
    }
}
