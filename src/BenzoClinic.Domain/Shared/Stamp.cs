namespace BenzoClinic.Domain.Shared;

/// <summary>Who acts and when: the domain has no clock of its own.</summary>
/// <param name="By">The member of staff, or the system's id.</param>
/// <param name="At">The instant, UTC.</param>
/// <param name="Today">The clinic's calendar day at that instant.</param>
public readonly record struct Stamp(StaffId By, DateTime At, DateOnly Today);

/// <summary>
/// A thing that two people may open at once. Every change raises <see cref="Revision"/>; a form that was opened on an
/// earlier one is told who was first.
/// </summary>
public abstract class Root
{
    /// <summary>Rises by one with every change; the concurrency token on both engines.</summary>
    public int Revision { get; private set; }

    /// <summary>Who changed it last.</summary>
    public StaffId ChangedBy { get; private set; }

    /// <summary>When it was changed last, UTC.</summary>
    public DateTime ChangedAt { get; private set; }

    /// <summary>Called once by every method that changes the thing or anything under it.</summary>
    protected void Touch(Stamp stamp)
    {
        Revision++;
        ChangedBy = stamp.By;
        ChangedAt = stamp.At;
    }
}
