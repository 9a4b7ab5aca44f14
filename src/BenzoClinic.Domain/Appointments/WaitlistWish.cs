using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>A time that became free.</summary>
/// <param name="Room">Id of the room; "" where none is named.</param>
public sealed record FreedSlot(StaffId Provider, DateOnly Date, TimeOnly Start, int Minutes, string Room = "");

/// <summary>What a patient on the waitlist wishes for.</summary>
/// <param name="Provider">Null for anyone who gives the type.</param>
/// <param name="Weekdays">Empty for any.</param>
/// <param name="Moves">The appointment that moves, or null where a new one is booked.</param>
public sealed record WaitlistWish(string Type, StaffId? Provider, DateOnly From, DateOnly Until, IReadOnlyList<DayOfWeek> Weekdays, PartOfDay Part, string Note, AppointmentId? Moves)
{
    /// <summary>Findings on the days and the note; null stands for a field left empty.</summary>
    public static IReadOnlyList<Finding> Check(DateOnly? from, DateOnly? until, IReadOnlyList<DayOfWeek> weekdays, string note, DateOnly today)
    {
        var findings = new List<Finding>();
        if (from is null) findings.Add(Finding.Required("From", "Choose the first day that suits."));
        if (until is null) findings.Add(Finding.Required("Until", "Choose the last day that suits."));
        else if (until < from) findings.Add(new Finding("Until", "order", "The last day is before the first."));
        else if (until < today) findings.Add(new Finding("Until", "past", "These days are over."));
        else if (until > today.AddYears(1)) findings.Add(new Finding("Until", "too-far", "At most one year ahead."));
        else if (from is { } first && weekdays.Count > 0 && !Covers(first < today ? today : first, until.Value, weekdays)) findings.Add(new Finding("Weekdays", "none", "None of these weekdays lies between the two days."));
        if (note.Trim().Length > Appointment.LongestNote) findings.Add(new Finding("Note", "too-long", $"At most {Appointment.LongestNote} characters."));
        return findings;
    }

    private static bool Covers(DateOnly from, DateOnly until, IReadOnlyList<DayOfWeek> weekdays) =>
        Enumerable.Range(0, Math.Min(7, until.DayNumber - from.DayNumber + 1)).Any(days => weekdays.Contains(from.AddDays(days).DayOfWeek));
}
