using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services;

/// <summary>
/// The clinic's time: instants in UTC, days and wall times in <c>America/Los_Angeles</c>. The only place that knows the zone.
/// </summary>
public sealed class ClinicClock(TimeProvider time)
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");

    /// <summary>Now, UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The clinic's calendar day now.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The clinic's wall time now.</summary>
    public TimeOnly WallTime => TimeOnly.FromDateTime(ToClinic(Now));

    /// <summary>Wall date and time at the clinic of an instant.</summary>
    public static DateTime ToClinic(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>The clinic's calendar day of an instant.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ToClinic(utc));

    /// <summary>
    /// The instant of a wall time at the clinic. In the spring hour that does not exist there is none; in the autumn hour
    /// that happens twice the wall time alone does not say which: both are answered with a sentence.
    /// </summary>
    public static bool TryToInstant(DateOnly day, TimeOnly wall, out DateTime utc, out string sentence)
    {
        var local = day.ToDateTime(wall);
        utc = default;
        sentence = "";
        if (Zone.IsInvalidTime(local)) sentence = $"{wall:HH\\:mm} does not exist on that day: the clocks go forward from 2:00 to 3:00.";
        else if (Zone.IsAmbiguousTime(local)) sentence = $"{wall:HH\\:mm} happens twice on that day: the clocks go back from 2:00 to 1:00. Choose another time.";
        else utc = TimeZoneInfo.ConvertTimeToUtc(local, Zone);
        return sentence.Length == 0;
    }

    /// <summary>
    /// The instant of a wall time that was reckoned and not typed: in the spring hour that does not exist the one an hour later, in the autumn hour
    /// that happens twice the first.
    /// </summary>
    public static DateTime ToInstant(DateTime wall)
    {
        var local = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local)) local = local.AddHours(1);
        return Zone.IsAmbiguousTime(local)
            ? DateTime.SpecifyKind(local - Zone.GetAmbiguousTimeOffsets(local).Max(), DateTimeKind.Utc)
            : TimeZoneInfo.ConvertTimeToUtc(local, Zone);
    }

    /// <summary>Who acts, now.</summary>
    public Stamp StampFor(StaffId by)
    {
        var now = Now;
        return new Stamp(by, now, DayOf(now));
    }
}
