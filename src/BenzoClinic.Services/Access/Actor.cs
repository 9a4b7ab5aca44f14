using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Access;

/// <summary>Who is asking, after the gate has looked.</summary>
/// <param name="Id">The account; <see cref="SystemId"/> for jobs and the command line.</param>
/// <param name="Reach">How far the demanded operation reaches for this person.</param>
public sealed record Actor(StaffId Id, string Name, IReadOnlySet<Role> Roles, Reach Reach)
{
    /// <summary>The id under which jobs, the command line and the demo seeding write.</summary>
    public static StaffId SystemId { get; } = new(new Guid("00000000-0000-0000-0000-000000000001"));

    /// <summary>The id under which patients write, who answer by a link or a text message: which one, the row beside it says.</summary>
    public static StaffId PatientId { get; } = new(new Guid("00000000-0000-0000-0000-000000000002"));

    /// <summary>The name of an id that is no person's of the staff; null for all others.</summary>
    public static string? NameOf(StaffId id) => id == SystemId ? "System" : id == PatientId ? "The patient" : null;
}

/// <summary>
/// Who is asking, as one of the doors said: circuit, request, job, command line, or a link that a patient has proved to hold. Empty until a door has spoken.
/// </summary>
public sealed class CurrentSession
{
    /// <summary>The session row of a signed-in person, or null.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>True where a job or the command line asks.</summary>
    public bool IsSystem { get; private set; }

    /// <summary>The patient who asks, or null.</summary>
    public PatientId? Patient { get; private set; }

    /// <summary>A signed-in person asks.</summary>
    public void SignedIn(Guid sessionId) => SessionId = sessionId;

    /// <summary>A job or the command line asks.</summary>
    public void ActAsSystem() => IsSystem = true;

    /// <summary>A patient asks who has proved to be one: by a link and the date of birth, or from the own telephone.</summary>
    internal void ActAsPatient(PatientId patient) => Patient = patient;
}
