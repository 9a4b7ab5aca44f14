using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Appointments;

/// <summary>What time is looked for.</summary>
/// <param name="Provider">Null for anyone who gives the type.</param>
/// <param name="Type">Id of the visit type.</param>
/// <param name="Patient">Whose other visits are kept clear of, or null.</param>
/// <param name="Room">"" for any.</param>
/// <param name="Weekday">Null for any.</param>
public sealed record FreeTimeAsk(StaffId? Provider, string Type, int Minutes, PatientId? Patient, string Room, DateOnly From, DateOnly? Until = null, DayOfWeek? Weekday = null, PartOfDay Part = PartOfDay.Any);

/// <summary>A time that is free now.</summary>
public sealed record OpenTime(Provider Provider, string Room, DateOnly Date, TimeOnly Start, int Minutes)
{
    /// <summary>Wall time of the end.</summary>
    public TimeOnly End => Start.AddMinutes(Minutes);
}

/// <summary>Two times on one trip, one after the other.</summary>
public sealed record OpenPair(OpenTime First, OpenTime Second);

/// <summary>When the next taper visit is wanted. Dates alone: the desk sees no dose.</summary>
/// <param name="BookBy">The last open day on which the supply still lasts, or null where none ends.</param>
/// <param name="SuppliedUntil">The day the supply runs out, or null.</param>
/// <param name="Planned">The day of the next step the plan has, or null.</param>
/// <param name="Booked">The next visit with a clinician that is booked already, or null.</param>
public sealed record NextVisitWanted(DateOnly? BookBy, DateOnly? SuppliedUntil, DateOnly? Planned, DateOnly? Booked);
