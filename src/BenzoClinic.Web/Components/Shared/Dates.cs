using System.Globalization;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;

namespace BenzoClinic.Web.Components.Shared;

/// <summary>How days and times are shown.</summary>
public static class Dates
{
    /// <summary><c>Tue 24 Nov</c>, with the year where it is not the year of <paramref name="today"/>.</summary>
    public static string Day(DateOnly day, DateOnly today) => Wording.Day(day, today);

    /// <summary><c>Tue 24 Nov 2026</c>.</summary>
    public static string DayWithYear(DateOnly day) => day.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>3 Mar 1979</c>: a birth date, whose weekday nobody asks for.</summary>
    public static string BirthDate(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>10:30</c>, of a wall time.</summary>
    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>10:30</c> at the clinic, of an instant in UTC.</summary>
    public static string Time(DateTime utc) => Time(TimeOnly.FromDateTime(ClinicClock.ToClinic(utc)));

    /// <summary><c>Tue 24 Nov, 10:30</c> at the clinic, of an instant in UTC.</summary>
    public static string Instant(DateTime utc, DateOnly today) => $"{Day(ClinicClock.DayOf(utc), today)}, {Time(utc)}";

    /// <summary>Whole years on <paramref name="today"/>.</summary>
    public static int Age(DateOnly birth, DateOnly today) => today.Year - birth.Year - (today < birth.AddYears(today.Year - birth.Year) ? 1 : 0);
}
