using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Reminders;

/// <summary>A visit as its reminders see it. Day and wall time at the clinic.</summary>
/// <param name="Type">Id of the visit type.</param>
public sealed record VisitAhead(AppointmentId Id, string Type, DateOnly Day, TimeOnly Start);

/// <summary>A message that is to go before the visits of a day.</summary>
/// <param name="HoursBefore">The offset it stands for; of several that would go at the same moment the shortest.</param>
/// <param name="Goes">Wall time at the clinic.</param>
/// <param name="Visits">What it is about, in order of time.</param>
public sealed record PlannedMessage(DateOnly Day, int HoursBefore, DateTime Goes, IReadOnlyList<AppointmentId> Visits);

/// <summary>
/// When one patient is reminded. Offsets are counted on the clock on the wall, as people count: three hours before half past ten is half past
/// seven, and seven days before is the same time of day, whatever the clocks did between. All visits of a day share a message.
/// </summary>
public static class ReminderPlan
{
    /// <summary>What is still to be sent, in order of time. An offset that is over by <paramref name="now"/> is left out: of a visit booked late, what is left is sent.</summary>
    /// <param name="now">Wall time at the clinic.</param>
    public static IReadOnlyList<PlannedMessage> Of(IEnumerable<VisitAhead> visits, ReminderPolicy policy, DateTime now)
    {
        var quiet = policy.Quiet();
        return
        [
            .. visits.GroupBy(visit => visit.Day).SelectMany(day => OfDay(day.Key, [.. day.OrderBy(visit => visit.Start).ThenBy(visit => visit.Id.Value)], policy, quiet, now))
                .OrderBy(message => message.Goes).ThenBy(message => message.Day),
        ];
    }

    /// <summary>What is still to come, and what should have gone before <paramref name="now"/>: that is wanted too, where it has not gone.</summary>
    /// <param name="now">Wall time at the clinic.</param>
    public static IReadOnlyList<PlannedMessage> WithOverdue(IReadOnlyList<VisitAhead> visits, ReminderPolicy policy, DateTime now)
    {
        var all = Of(visits, policy, DateTime.MinValue);
        if (!all.Any(message => message.Goes < now && HasAnotherTime(message, visits))) return all;
        var coming = Of(visits, policy, now);
        return [.. coming, .. all.Where(message => !coming.Any(it => (it.Day, it.HoursBefore) == (message.Day, message.HoursBefore)))];
    }

    // By a second visit or by the quiet hours; of all others, what has passed stays as it was.
    private static bool HasAnotherTime(PlannedMessage message, IReadOnlyList<VisitAhead> visits) =>
        message.Visits.Count > 1 || visits.First(visit => visit.Id == message.Visits[0]) is var only && only.Day.ToDateTime(only.Start).AddHours(-message.HoursBefore) != message.Goes;

    private static IEnumerable<PlannedMessage> OfDay(DateOnly day, IReadOnlyList<VisitAhead> visits, ReminderPolicy policy, QuietHours quiet, DateTime now)
    {
        var taken = new HashSet<DateTime>();
        foreach (var hours in visits.SelectMany(visit => policy.For(visit.Type)).Distinct().Order())
        {
            List<VisitAhead> about = [.. visits.Where(visit => policy.For(visit.Type).Contains(hours))];
            // The first decides; a visit put before it too late to be told of in time does not silence the message.
            var goes = about.Select(visit => day.ToDateTime(visit.Start)).Select(begins => quiet.Move(begins.AddHours(-hours), begins, now)).FirstOrDefault(it => it is not null);
            if (goes is { } then && taken.Add(then)) yield return new PlannedMessage(day, hours, then, [.. about.Select(visit => visit.Id)]);
        }
    }
}
