using System.Globalization;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Reminders;

/// <summary>
/// What a message tells of, as one text: the same text, the same content. Visits with the instants they begin at, so that a visit that moved
/// within its day is told of anew.
/// </summary>
public static class ReminderAbout
{
    private const string Instant = "yyyyMMdd'T'HHmm";

    /// <summary>Visits and when they begin, UTC; in any order.</summary>
    public static string Visits(IEnumerable<(AppointmentId Id, DateTime StartsAt)> visits) => string.Join(';',
        visits.OrderBy(visit => visit.StartsAt).ThenBy(visit => visit.Id.Value).Select(visit => string.Create(CultureInfo.InvariantCulture, $"{visit.Id.Value:N}@{visit.StartsAt.ToString(Instant, CultureInfo.InvariantCulture)}")));

    /// <summary>A day alone.</summary>
    public static string OfDay(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>True where one tells all that another tells.</summary>
    public static bool Covers(string one, string other) => other.Split(';').All(one.Split(';').Contains);

    /// <summary>The visits of a text and when they began when it was written; none where it tells of none.</summary>
    public static IReadOnlyList<(AppointmentId Id, DateTime StartsAt)> Read(string about) =>
    [
        .. about.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('@')).Where(parts => parts.Length == 2)
            .Select(parts => (new AppointmentId(Guid.ParseExact(parts[0], "N")), DateTime.ParseExact(parts[1], Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal))),
    ];
}
