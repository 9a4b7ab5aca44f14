using BenzoClinic.Domain.Clinic;

namespace BenzoClinic.Services.Clinic;

/// <summary>The settings of the demo clinic. Development only; address and number are invented.</summary>
public static class DemoSettings
{
    /// <summary>As the demo clinic set them on a day in that year.</summary>
    public static ClinicSettings For(DateOnly today) => ClinicSettings.Default with
    {
        Name = "Bay Street Taper Clinic",
        NeutralName = "Bay Street Clinic",
        Address = "330 Bay Street, 2nd floor, San Francisco, CA 94133",
        Phone = "(415) 555-0142",
        Hours = new ClinicHours([.. ClinicHours.Week.SelectMany(Hours)], [.. HolidaysOf(today.Year), .. HolidaysOf(today.Year + 1)]),
        Rooms = [new Room("room-1", "Room 1"), new Room("room-2", "Room 2"), new Room("room-3", "Room 3"), new Room("room-4", "Room 4"), new Room("therapy-1", "Room 5"), new Room("therapy-2", "Room 6"), new Room("group-room", "Group room")],
        VisitTypes = [.. ClinicSettings.Default.VisitTypes, new VisitType("long-visit", "Long visit", 45, true, false)],
    };

    private static IEnumerable<OpenSpan> Hours(DayOfWeek day) => day switch
    {
        DayOfWeek.Saturday => [new(day, new(9, 0), new(13, 0))],
        DayOfWeek.Sunday => [],
        DayOfWeek.Thursday => [new(day, new(8, 0), new(19, 0))],
        _ => [new(day, new(8, 0), new(18, 0))],
    };

    private static IEnumerable<Holiday> HolidaysOf(int year)
    {
        yield return new(new(year, 1, 1), "New Year's Day");
        yield return new(new(year, 7, 4), "Independence Day");
        yield return new(Thanksgiving(year), "Thanksgiving");
        yield return new(new(year, 12, 25), "Christmas Day");
    }

    // The fourth Thursday of November.
    private static DateOnly Thanksgiving(int year)
    {
        var first = new DateOnly(year, 11, 1);
        return first.AddDays((DayOfWeek.Thursday - first.DayOfWeek + 7) % 7 + 21);
    }
}
