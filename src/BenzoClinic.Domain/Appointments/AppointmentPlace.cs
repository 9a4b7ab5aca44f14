using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>When, where and with whom: what moves when an appointment moves.</summary>
/// <param name="Provider">Who sees.</param>
/// <param name="Room">Id of the room in the settings; "" where none is named.</param>
/// <param name="Date">The clinic's day.</param>
/// <param name="Start">Wall time at the clinic.</param>
/// <param name="StartsAt">The same instant, UTC.</param>
/// <param name="Minutes">Length, 5 to 240.</param>
public sealed record AppointmentPlace(StaffId Provider, string Room, DateOnly Date, TimeOnly Start, DateTime StartsAt, int Minutes)
{
    /// <summary>When it is over, UTC.</summary>
    public DateTime EndsAt => StartsAt.AddMinutes(Minutes);
}

/// <summary>What an appointment is, beside its place.</summary>
/// <param name="Type">Id of the visit type in the settings.</param>
/// <param name="Note">For the desk; never clinical.</param>
/// <param name="Series">The series it was made in, or null.</param>
/// <param name="Group">The group session it is a place of, or null: then room and provider are taken by the session.</param>
/// <param name="OverlapReason">Why it was put over another on purpose; "" where it was not.</param>
public sealed record AppointmentTerms(string Type, string Note = "", SeriesId? Series = null, GroupSessionId? Group = null, string OverlapReason = "");
