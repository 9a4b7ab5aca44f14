namespace BenzoClinic.Domain.Reminders;

/// <summary>What a patient is to be told, as things stand now.</summary>
/// <param name="About">See <see cref="ReminderAbout"/>.</param>
/// <param name="Goes">When, UTC; may have passed.</param>
/// <param name="NotAfter">From when on it is too late, UTC.</param>
public sealed record WantedMessage(ReminderKey Key, string About, DateTime Goes, DateTime NotAfter);

/// <summary>What has to change so that what is planned is what is wanted.</summary>
/// <param name="Add">With the version each gets.</param>
public sealed record PlanChanges(IReadOnlyList<(WantedMessage Message, int Version)> Add, IReadOnlyList<(Reminder Row, WantedMessage Message)> Change, IReadOnlyList<Reminder> Remove);

/// <summary>Compares what one patient is to be told with what is planned and what was sent.</summary>
public static class ReminderBook
{
    /// <summary>
    /// What has to change. What was sent is sent again only where what it told no longer holds and its time has not passed; what is planned and
    /// due stays, however late it is; what nobody wants any more goes.
    /// </summary>
    /// <param name="rows">The patient's messages, sent and planned.</param>
    /// <param name="wanted">All that would be told, what should have gone before too.</param>
    /// <param name="cannotReach">True where nothing can be sent: one message of each day stays, so that somebody sees it.</param>
    public static PlanChanges Compare(IReadOnlyList<Reminder> rows, IReadOnlyList<WantedMessage> wanted, bool cannotReach, DateTime now)
    {
        var messages = cannotReach ? OnePerDay(rows, wanted, now) : wanted;
        var add = new List<(WantedMessage, int)>();
        var change = new List<(Reminder, WantedMessage)>();
        foreach (var message in messages)
        {
            var same = rows.Where(row => row.Key == message.Key).ToList();
            var latest = same.MaxBy(row => row.Version);
            if (same.Find(row => row.State == ReminderState.Planned) is { } planned)
            {
                // Its time has come, an attempt was made or a person wants it now: only what it tells can change.
                var waits = message.Goes >= now && planned.Goes >= now && planned.Tries == 0 && planned.DueAt == planned.Goes;
                var goes = waits ? message.Goes : planned.Goes;
                if ((planned.About, planned.Goes, planned.NotAfter) != (message.About, goes, message.NotAfter)) change.Add((planned, message with { Goes = goes }));
            }
            else if (message.Goes >= now && (latest is null || latest.About != message.About))
            {
                add.Add((message, (latest?.Version ?? 0) + 1));
            }
        }

        var keys = messages.Select(message => message.Key).ToHashSet();
        return new PlanChanges(add, change, [.. rows.Where(row => row.State == ReminderState.Planned && !keys.Contains(row.Key))]);
    }

    // The next of each day, or the one that is planned already; none where one has failed.
    private static List<WantedMessage> OnePerDay(IReadOnlyList<Reminder> rows, IReadOnlyList<WantedMessage> wanted, DateTime now) =>
    [
        .. wanted.GroupBy(message => (message.Key.Kind, message.Key.Day))
            .Where(day => !rows.Any(row => row.State == ReminderState.Failed && (row.Kind, row.Day) == day.Key))
            .Select(day => day.Where(message => message.Goes >= now || rows.Any(row => row.State == ReminderState.Planned && row.Key == message.Key)).MinBy(message => message.Goes)).OfType<WantedMessage>(),
    ];
}
