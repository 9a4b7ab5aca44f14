namespace BenzoClinic.Domain.Reminders;

/// <summary>Wall times at the clinic in which nothing is sent. A message that falls into them moves, it is never dropped.</summary>
/// <param name="From">From here on nothing goes.</param>
/// <param name="To">Until here nothing goes.</param>
public readonly record struct QuietHours(TimeOnly From, TimeOnly To)
{
    // The tick that sends comes once a minute and may be late: what moves to the evening stays clear of the night.
    private const int MinutesBeforeNight = 15;

    // Told later than this, nobody can do anything about it.
    private const int LeastMinutesBeforeVisit = 60;

    /// <summary>True in them; they may go over midnight.</summary>
    public bool Contains(TimeOnly wall) => From <= To ? wall >= From && wall < To : wall >= From || wall < To;

    /// <summary>
    /// When to send what is due at a wall time: then, or at the nearest allowed time that is still an hour before the visit, which may be the
    /// evening before. Null where there is none after <paramref name="now"/>.
    /// </summary>
    public DateTime? Move(DateTime due, DateTime visit, DateTime now)
    {
        if (!Contains(TimeOnly.FromDateTime(due))) return due >= now ? due : null;
        var (evening, morning) = Around(due);
        var latest = visit.AddMinutes(-LeastMinutesBeforeVisit);
        DateTime[] allowed = [.. new[] { evening, morning }.Where(time => time <= latest && time >= now)];
        return allowed.Length == 0 ? null : allowed.MinBy(time => (time - due).Duration());
    }

    // The last moment before the quiet hours that a time is in, and the first after them.
    private (DateTime Evening, DateTime Morning) Around(DateTime due)
    {
        var day = DateOnly.FromDateTime(due);
        var began = TimeOnly.FromDateTime(due) >= From ? day : day.AddDays(-1);
        var ends = From <= To ? began : began.AddDays(1);
        return (began.ToDateTime(From).AddMinutes(-MinutesBeforeNight), ends.ToDateTime(To));
    }
}
