using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>What a time must satisfy before anyone looks whether it is free. Field names are the booking request's.</summary>
public static class BookingChecks
{
    /// <summary>Earliest start.</summary>
    public static TimeOnly Opens { get; } = new(7, 0);

    /// <summary>Latest end.</summary>
    public static TimeOnly Closes { get; } = new(20, 0);

    /// <summary>Findings on day, time and length; null stands for a field left empty.</summary>
    /// <param name="minutes">5 to 240.</param>
    public static IReadOnlyList<Finding> Check(DateOnly? date, TimeOnly? start, int? minutes, DateOnly today)
    {
        var findings = new List<Finding>();
        if (date is null) findings.Add(Finding.Required("Date", "Choose a day."));
        else if (date < today) findings.Add(new Finding("Date", "past", "This day is over."));
        else if (date > today.AddYears(1)) findings.Add(new Finding("Date", "too-far", "At most one year ahead."));

        if (minutes is not (>= 5 and <= 240)) findings.Add(new Finding("Minutes", "out-of-range", "Between 5 minutes and 4 hours."));
        if (start is not { } wall) findings.Add(Finding.Required("Start", "Choose a time."));
        else if (wall < Opens || (minutes is >= 5 and <= 240 && wall.ToTimeSpan() + TimeSpan.FromMinutes(minutes.Value) > Closes.ToTimeSpan()))
            findings.Add(new Finding("Start", "out-of-hours", $"The office is open from {Opens:HH\\:mm} to {Closes:HH\\:mm}."));
        return findings;
    }
}
