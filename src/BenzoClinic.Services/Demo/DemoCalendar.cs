namespace BenzoClinic.Services.Demo;

/// <summary>Days and times of the demo clinic's stories, counted from the day it is made on.</summary>
internal sealed class DemoCalendar(DateOnly today)
{
    private readonly HashSet<(Guid Provider, DateOnly Day, TimeOnly Start)> _taken = [];

    public DateOnly Today => today;

    /// <summary>A day on which the office was open: what would fall on a weekend moves to the Friday or Monday beside it. Today is today.</summary>
    public DateOnly Ago(int days) => OnWeekday(today.AddDays(-days));

    /// <summary>A day to come on which the office is open.</summary>
    public DateOnly In(int days) => Ago(-days);

    /// <summary>The first time, from one on, that is free for the provider.</summary>
    /// <param name="apart">Minutes to the next time that is tried.</param>
    public TimeOnly Free(Guid provider, DateOnly day, TimeOnly wanted, int apart)
    {
        while (!_taken.Add((provider, day, wanted))) wanted = wanted.AddMinutes(apart);
        return wanted;
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
