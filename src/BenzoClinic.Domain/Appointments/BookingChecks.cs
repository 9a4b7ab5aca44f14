using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>What a time must satisfy before anyone looks whether it is free. Field names are the booking request's.</summary>
public static class BookingChecks
{
    /// <summary>Findings on day, time and length; null stands for a field left empty.</summary>
    /// <param name="minutes">5 to 240.</param>
    /// <param name="hours">When the clinic is open.</param>
    public static IReadOnlyList<Finding> Check(DateOnly? date, TimeOnly? start, int? minutes, DateOnly today, ClinicHours hours)
    {
        var findings = new List<Finding>();
        if (date is null) findings.Add(Finding.Required("Date", "Choose a day."));
        else if (date < today) findings.Add(new Finding("Date", "past", "This day is over."));
        else if (date > today.AddYears(1)) findings.Add(new Finding("Date", "too-far", "At most one year ahead."));

        if (minutes is not (>= 5 and <= 240)) findings.Add(new Finding("Minutes", "out-of-range", "Between 5 minutes and 4 hours."));
        if (start is not { } wall) findings.Add(Finding.Required("Start", "Choose a time."));
        else if (date is { } day && minutes is >= 5 and <= 240 && hours.Closed(day, wall, minutes.Value) is { } closed) findings.Add(closed);
        return findings;
    }
}
