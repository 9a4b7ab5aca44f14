using System.Globalization;
using BenzoClinic.Domain.Clinic;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>Which days a view shows, and where one goes from there.</summary>
internal static class ScheduleDays
{
    /// <summary>First and last day shown: the day alone, or its week from Monday on.</summary>
    public static (DateOnly First, DateOnly Last) Shown(ScheduleView view, DateOnly date)
    {
        if (view != ScheduleView.Week) return (date, date);
        var monday = date.AddDays(-(((int)date.DayOfWeek + 6) % 7));
        return (monday, monday.AddDays(6));
    }

    /// <summary>The next day in a direction: a week on, or the next day on which the clinic usually opens. Holidays are gone to: they say what they are.</summary>
    /// <param name="direction">1 or -1.</param>
    public static DateOnly Next(ScheduleView view, DateOnly date, int direction, ClinicHours hours)
    {
        if (view == ScheduleView.Week) return date.AddDays(7 * direction);
        for (var day = date.AddDays(direction); day.DayNumber - date.DayNumber is > -8 and < 8; day = day.AddDays(direction))
            if (hours.On(day.DayOfWeek).Any()) return day;
        return date.AddDays(direction);
    }

    /// <summary>The address of a view of a day.</summary>
    public static string Address(ScheduleView view, DateOnly date) => view == ScheduleView.Day
        ? string.Create(CultureInfo.InvariantCulture, $"schedule?date={date:yyyy-MM-dd}")
        : string.Create(CultureInfo.InvariantCulture, $"schedule?date={date:yyyy-MM-dd}&view={(view == ScheduleView.Week ? "week" : "rooms")}");

    /// <summary>Reads a day of an address.</summary>
    public static DateOnly? Read(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Reads a view of an address.</summary>
    public static ScheduleView ReadView(string? text) => text switch
    {
        "week" => ScheduleView.Week,
        "rooms" => ScheduleView.Rooms,
        _ => ScheduleView.Day,
    };
}
