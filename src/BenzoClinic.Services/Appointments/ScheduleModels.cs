using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Appointments;

/// <summary>A visit as the schedule draws it. Instants are UTC.</summary>
/// <param name="FirstName">"" where the person may not know whose it is.</param>
/// <param name="LastName">"" where the person may not know whose it is.</param>
/// <param name="Room">Id of the room; "" where none is named.</param>
/// <param name="Type">Id of the visit type.</param>
/// <param name="Overlaps">True where it was put over another on purpose.</param>
/// <param name="Answer">What the patient said of coming.</param>
public sealed record ScheduleVisit(
    AppointmentId Id,
    int Revision,
    PatientId Patient,
    string FirstName,
    string LastName,
    StaffId Provider,
    string Room,
    string Type,
    DateOnly Date,
    TimeOnly Start,
    int Minutes,
    bool WalkIn,
    AppointmentState State,
    DateTime StartsAt,
    DateTime? ArrivedAt,
    DateTime? SeenAt,
    string Note,
    SeriesId? Series,
    GroupSessionId? Group,
    bool Overlaps,
    AppointmentAnswer Answer)
{
    /// <summary>Wall time of the end.</summary>
    public TimeOnly End => Start.AddMinutes(Minutes);

    /// <summary>False where the person may not know whose it is: a booked time and nothing else.</summary>
    public bool IsKnown => LastName.Length > 0 || FirstName.Length > 0;
}

/// <summary>A group session as the schedule draws it; its patients are visits of their own.</summary>
/// <param name="Taken">Places taken.</param>
/// <param name="Number">Which of its series it is, from 1; 0 where it stands alone.</param>
/// <param name="Of">How many the series has.</param>
public sealed record ScheduleGroup(
    GroupSessionId Id, int Revision, string Name, StaffId Provider, string Room, string Type, DateOnly Date, TimeOnly Start, int Minutes, int Places, int Taken, int Number, int Of);

/// <summary>A stretch of a day. Wall times.</summary>
public sealed record DaySpan(TimeOnly From, TimeOnly To);

/// <summary>A stretch of a day with what it is for. Wall times.</summary>
public sealed record NamedSpan(TimeOnly From, TimeOnly To, string Name);

/// <summary>One provider on one day.</summary>
/// <param name="Working">Hours, none where the provider is not in.</param>
/// <param name="Breaks">Within the hours.</param>
/// <param name="Absence">When and why the provider is away, or null.</param>
public sealed record ProviderDay(StaffId Provider, DateOnly Date, IReadOnlyList<DaySpan> Working, IReadOnlyList<NamedSpan> Breaks, NamedSpan? Absence);

/// <summary>One day of the clinic.</summary>
/// <param name="Holiday">Its name where the clinic is closed for it, or null.</param>
/// <param name="Open">Opening hours, none where it is closed.</param>
public sealed record ClinicDay(DateOnly Date, string? Holiday, IReadOnlyList<DaySpan> Open, IReadOnlyList<ProviderDay> Providers);

/// <summary>What visits are drawn upon: changes seldom.</summary>
/// <param name="Providers">Clinicians first, by name.</param>
/// <param name="Rooms">In use.</param>
/// <param name="Types">All, retired ones too.</param>
/// <param name="Waits">From when a wait is long.</param>
/// <param name="Me">Who asks.</param>
/// <param name="MayBook">True where the person may book and move.</param>
/// <param name="MayOverlap">True where the person may put one visit over another.</param>
public sealed record ScheduleGround(
    IReadOnlyList<ClinicDay> Days, IReadOnlyList<Provider> Providers, IReadOnlyList<Room> Rooms, IReadOnlyList<VisitType> Types, WaitPolicy Waits, StaffId Me, bool MayBook, bool MayOverlap);
