using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Access;

/// <summary>Who is asking, after the gate has looked.</summary>
/// <param name="Id">The account; <see cref="SystemId"/> for jobs and the command line.</param>
/// <param name="Reach">How far the demanded operation reaches for this person.</param>
public sealed record Actor(StaffId Id, string Name, IReadOnlySet<Role> Roles, Reach Reach)
{
    /// <summary>The id under which jobs, the command line and the demo seeding write.</summary>
    public static StaffId SystemId { get; } = new(new Guid("00000000-0000-0000-0000-000000000001"));
}

/// <summary>
/// Who is asking, as one of the four doors said: circuit, request, job or command line. Empty until a door has spoken.
/// </summary>
public sealed class CurrentSession
{
    /// <summary>The session row of a signed-in person, or null.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>True where a job or the command line asks.</summary>
    public bool IsSystem { get; private set; }

    /// <summary>A signed-in person asks.</summary>
    public void SignedIn(Guid sessionId) => SessionId = sessionId;

    /// <summary>A job or the command line asks.</summary>
    public void ActAsSystem() => IsSystem = true;
}
