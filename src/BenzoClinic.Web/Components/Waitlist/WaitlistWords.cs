using System.Globalization;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;

namespace BenzoClinic.Web.Components.Waitlist;

/// <summary>How wishes for a time are said.</summary>
internal static class WaitlistWords
{
    /// <summary>Parts of the day, to choose from.</summary>
    public static IReadOnlyList<ChoiceOption> Parts { get; } =
    [
        new(nameof(PartOfDay.Any), "Any time"),
        new(nameof(PartOfDay.Morning), "Morning, before 12:00"),
        new(nameof(PartOfDay.Afternoon), "Afternoon, 12:00 to 16:00"),
        new(nameof(PartOfDay.Evening), "Evening, from 16:00"),
    ];

    /// <summary><c>Tue 24 Nov to Fri 4 Dec</c>.</summary>
    public static string Days(WaitlistWish wish, DateOnly today) => $"{Dates.Day(wish.From, today)} to {Dates.Day(wish.Until, today)}";

    /// <summary><c>Mon, Fri, mornings</c>; "" for any time.</summary>
    public static string Times(WaitlistWish wish)
    {
        List<string> words = [.. ClinicHours.Week.Where(wish.Weekdays.Contains).Select(Short)];
        if (wish.Part != PartOfDay.Any) words.Add(wish.Part switch { PartOfDay.Morning => "mornings", PartOfDay.Afternoon => "afternoons", _ => "evenings" });
        return string.Join(", ", words);
    }

    /// <summary>What a click on Book does to the visit there is.</summary>
    public static string Moves(WaitlistVisit? visit, DateOnly today) => visit is null ? "A new visit" : $"Moves from {Dates.Day(visit.Date, today)}, {Dates.Time(visit.Start)}, {visit.Provider}";

    /// <summary><c>Mon</c>.</summary>
    public static string Short(DayOfWeek day) => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedDayName(day);
}
