namespace BenzoClinic.Domain.Reminders;

/// <summary>When another attempt is made at a message that could not be handed over.</summary>
public static class SendingRules
{
    private static readonly int[] Minutes = [1, 2, 4, 8, 15];
    private const int ThenMinutes = 30;
    private static readonly TimeSpan GivesUp = TimeSpan.FromHours(24);

    /// <summary>
    /// When the next attempt is due, UTC; null where it is given up: after a day, or because it would be too late.
    /// </summary>
    /// <param name="tries">Attempts made, from 1.</param>
    /// <param name="goes">When it was to go, UTC.</param>
    /// <param name="notAfter">From when on it is too late, UTC.</param>
    /// <param name="now">UTC.</param>
    public static DateTime? Next(int tries, DateTime goes, DateTime notAfter, DateTime now)
    {
        var next = now.AddMinutes(tries <= Minutes.Length ? Minutes[Math.Max(1, tries) - 1] : ThenMinutes);
        return next > notAfter || next - goes > GivesUp ? null : next;
    }
}
