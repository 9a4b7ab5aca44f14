namespace BenzoClinic.Domain.Appointments;

/// <summary>
/// Who comes first when a time frees up. First those whose supply runs out before their next booked visit, the earliest day first: a
/// patient without supply stops at once, and that is the danger. Then those who missed a visit while tapering, the longest ago first:
/// nobody knows how they are. Then those who can wait least, by the last day that suits. Then those who have waited longest.
/// </summary>
/// <param name="SupplyEnds">The day the supply ends, where it ends before the next booked visit; null otherwise.</param>
/// <param name="Missed">The first visit that was missed while tapering, and after which nobody has seen the patient; null otherwise.</param>
/// <param name="Until">The last day that suits.</param>
/// <param name="Since">Since when the patient waits, UTC.</param>
public sealed record WaitlistPlace(DateOnly? SupplyEnds, DateOnly? Missed, DateOnly Until, DateTime Since)
{
    /// <summary>Best first.</summary>
    public static IComparer<WaitlistPlace> BestFirst { get; } = Comparer<WaitlistPlace>.Create((one, other) => one.Key.CompareTo(other.Key));

    private (DateOnly, DateOnly, DateOnly, DateTime) Key => (SupplyEnds ?? DateOnly.MaxValue, Missed ?? DateOnly.MaxValue, Until, Since);
}
