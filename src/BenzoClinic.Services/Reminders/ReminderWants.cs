using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Reminders;

/// <summary>How a patient is reached and what the patient is to be told, as things stand now.</summary>
/// <param name="Messages">By the channel of now; none without one.</param>
internal sealed record PatientWants(Recipient Recipient, IReadOnlyList<WantedMessage> Messages)
{
    /// <summary>The message of a row as it is wanted now, or null where it is not any more.</summary>
    public WantedMessage? Of(ReminderKey key) => Messages.FirstOrDefault(message => message.Key == key);
}

/// <summary>
/// What patients are to be told. The planner asks it for what will go, and the sender asks it again just before it sends: one answer for both,
/// so that nothing goes that would not be planned this instant.
/// </summary>
internal static class ReminderWants
{
    /// <summary>Days before the supply ends from which the patient is asked to call.</summary>
    public const int SupplyDays = 7;

    /// <summary>Days after a missed visit until which the patient is told.</summary>
    public const int MissedDays = 2;

    /// <summary>How long after a visit was marked as missed: whoever was marked by mistake is told nothing.</summary>
    public static readonly TimeSpan MissedPause = TimeSpan.FromHours(1);

    // Nobody who is told later than this can do anything about it.
    private static readonly TimeSpan TooLate = TimeSpan.FromMinutes(30);

    // Told of a missed visit, one who comes within these days anyway would only be puzzled.
    private const int SoonDays = 7;

    // The patients are one parameter, however many they are: the statement stays the same.
    public static async Task<Dictionary<PatientId, PatientWants>> Of(ClinicDb db, IReadOnlyList<PatientId> patients, ReminderPolicy policy, DateTime now)
    {
        var today = ClinicClock.DayOf(now);
        var people = await db.Patients.AsNoTracking().Where(it => EF.Parameter(patients).Contains(it.Id)).Select(it => new
        {
            it.Id,
            it.Details.RemindBy,
            it.Details.Language,
            it.Details.Phone,
            it.Details.Email,
            Sms = it.Details.SmsConsentOn != null,
            Mail = it.Details.EmailConsentOn != null,
            it.FailingPhone,
            it.FailingEmail,
            Gone = it.ArchivedAt != null || it.MergedInto != null || it.DeceasedOn != null,
        }).ToListAsync();
        var from = today.AddDays(-MissedDays);
        var visits = (await db.Appointments.AsNoTracking().Where(it => EF.Parameter(patients).Contains(it.PatientId) && it.Date >= from && it.State != AppointmentState.Cancelled)
            .Select(it => new Booked(it.Id, it.PatientId, it.Type, it.Date, it.Start, it.StartsAt, it.State, it.State == AppointmentState.NoShow ? it.ChangedAt : null)).ToListAsync()).ToLookup(it => it.Patient);
        var supplies = (await db.SafetyItems.AsNoTracking()
            .Where(it => EF.Parameter(patients).Contains(it.PatientId) && it.Kind == SafetyItemKind.SupplyEnds && it.DoneAt == null && it.Day != null)
            .Select(it => new { it.PatientId, it.Day }).ToListAsync()).ToLookup(it => it.PatientId, it => it.Day!.Value);
        return people.ToDictionary(it => it.Id, it =>
        {
            var recipient = new Recipient(it.RemindBy, it.Language, it.Phone, it.Email, it.Sms, it.Mail, it.FailingPhone, it.FailingEmail, it.Gone);
            if (recipient.Channel is not { } channel) return new PatientWants(recipient, []);
            List<WantedMessage> messages =
            [
                .. BeforeVisits(visits[it.Id], policy, channel, now),
                .. SupplyEnds(supplies[it.Id], policy, channel, now),
                .. Missed([.. visits[it.Id]], policy, channel, now),
            ];
            return new PatientWants(recipient, messages);
        });
    }

    private static IEnumerable<WantedMessage> BeforeVisits(IEnumerable<Booked> booked, ReminderPolicy policy, MessageChannel channel, DateTime now)
    {
        var expected = booked.Where(it => it.State == AppointmentState.Expected && it.StartsAt > now).ToDictionary(it => it.Id);
        if (expected.Count == 0) yield break;
        List<VisitAhead> ahead = [.. expected.Values.Select(it => new VisitAhead(it.Id, it.Type, it.Date, it.Start))];
        foreach (var message in ReminderPlan.WithOverdue(ahead, policy, ClinicClock.ToClinic(now)))
        {
            var about = message.Visits.Select(id => expected[id]).ToList();
            yield return new WantedMessage(
                new ReminderKey(MessageKind.Visit.Id, message.Day, message.HoursBefore, channel),
                ReminderAbout.Visits(about.Select(it => (it.Id, it.StartsAt))),
                ClinicClock.ToInstant(message.Goes),
                about.Max(it => it.StartsAt) - TooLate);
        }
    }

    private static IEnumerable<WantedMessage> SupplyEnds(IEnumerable<DateOnly> days, ReminderPolicy policy, MessageChannel channel, DateTime now)
    {
        var today = ClinicClock.DayOf(now);
        return days.Distinct().Where(day => day >= today && day.AddDays(-SupplyDays) <= today)
            .Select(day => Once(MessageKind.Supply, day, day.AddDays(1), policy, channel, now)).OfType<WantedMessage>();
    }

    private static IEnumerable<WantedMessage> Missed(IReadOnlyList<Booked> visits, ReminderPolicy policy, MessageChannel channel, DateTime now) =>
        visits.Where(it => it.MissedAt + MissedPause <= now && !visits.Any(other => ComesAnyway(it, other)))
            .Select(it => it.Date).Distinct().Select(day => Once(MessageKind.Missed, day, day.AddDays(MissedDays + 1), policy, channel, now)).OfType<WantedMessage>();

    private static bool ComesAnyway(Booked missed, Booked other) =>
        other.StartsAt > missed.StartsAt && other.State != AppointmentState.NoShow && other.Date <= missed.Date.AddDays(SoonDays);

    // As soon as it is allowed, and not after the day.
    private static WantedMessage? Once(MessageKind kind, DateOnly day, DateOnly until, ReminderPolicy policy, MessageChannel channel, DateTime now)
    {
        var (wall, end) = (ClinicClock.ToClinic(now), until.ToDateTime(TimeOnly.MinValue));
        // The next whole minute, so that it does not change while it is looked at.
        var soon = wall.AddTicks(-(wall.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        return policy.Sends(kind.Id) && policy.Quiet().Move(soon, end, wall) is { } goes
            ? new WantedMessage(new ReminderKey(kind.Id, day, 0, channel), ReminderAbout.OfDay(day), ClinicClock.ToInstant(goes), ClinicClock.ToInstant(end))
            : null;
    }

    private sealed record Booked(AppointmentId Id, PatientId Patient, string Type, DateOnly Date, TimeOnly Start, DateTime StartsAt, AppointmentState State, DateTime? MissedAt);
}
