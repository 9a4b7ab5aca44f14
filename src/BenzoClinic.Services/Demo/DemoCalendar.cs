using BenzoClinic.Domain.Clinic;
using BenzoClinic.Services.Clinic;

namespace BenzoClinic.Services.Demo;

/// <summary>Days and times of the demo clinic's stories, counted from the day it is made on.</summary>
internal sealed class DemoCalendar(DateOnly today)
{
    /// <summary>Nobody is booked at lunch.</summary>
    public static readonly TimeOnly LunchBegins = new(12, 0);

    /// <summary>Nobody is booked at lunch.</summary>
    public static readonly TimeOnly LunchEnds = new(13, 0);

    private static readonly TimeOnly Closing = new(17, 0);
    private readonly List<(Guid Provider, DateOnly Day, TimeOnly Start, TimeOnly End)> _taken = [];

    public DateOnly Today => today;

    private ClinicHours Hours { get; } = DemoSettings.For(today).Hours;

    /// <summary>A day on which the office was open: what would fall on a weekend moves to the Friday or Monday beside it. Today is today.</summary>
    public DateOnly Ago(int days) => OnWeekday(today.AddDays(-days));

    /// <summary>A day to come on which the office is open: a holiday moves to the next open day.</summary>
    public DateOnly In(int days)
    {
        var day = Ago(-days);
        while (Hours.Closed(day, new TimeOnly(9, 0), 30) is not null) day = day.AddDays(1);
        return day;
    }

    /// <summary>
    /// Takes the first time, from one on, that is free for the provider; null where the day is full. A clinic may have
    /// fewer people than the story was written for, and one person may hold two roles.
    /// </summary>
    public TimeOnly? Free(Guid provider, DateOnly day, TimeOnly wanted, int minutes)
    {
        for (var (start, end) = (wanted, wanted.AddMinutes(minutes)); end <= Closing; (start, end) = (start.AddMinutes(30), end.AddMinutes(30)))
        {
            if (start < LunchEnds && LunchBegins < end) continue;
            if (_taken.Exists(it => it.Provider == provider && it.Day == day && it.Start < end && start < it.End)) continue;
            _taken.Add((provider, day, start, end));
            return start;
        }

        return null;
    }

    private DateOnly OnWeekday(DateOnly day) => day == today ? day : day.DayOfWeek switch
    {
        DayOfWeek.Saturday when day.AddDays(-1) != today => day.AddDays(-1),
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday when day.AddDays(1) != today => day.AddDays(1),
        DayOfWeek.Sunday => day.AddDays(-2),
        _ => day,
    };
}
