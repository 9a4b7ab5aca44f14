using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Appointments;

/// <summary>The booking dialog; null where a field is empty.</summary>
/// <param name="OperationId">Made when the dialog opened.</param>
/// <param name="Start">Wall time at the clinic.</param>
/// <param name="Minutes">Length, 5 to 240.</param>
/// <param name="Type">Id of the visit type; null for what the provider usually gives.</param>
/// <param name="Room">Id of the room; "" for none.</param>
/// <param name="Note">For the desk; never clinical.</param>
/// <param name="OverlapReason">Why it may overlap another; "" where it may not.</param>
public sealed record BookAppointment(
    Guid OperationId, PatientId? Patient, StaffId? Provider, DateOnly? Date, TimeOnly? Start, int? Minutes = 30, string? Type = null, string Room = "", string Note = "", string OverlapReason = "");

/// <summary>Two visits on one trip: both are booked, or none.</summary>
public sealed record BookPair(Guid OperationId, BookAppointment First, BookAppointment Second);

/// <summary>Moves an appointment, seen at <paramref name="Revision"/>, to another time, length, room or provider; null where a field is empty.</summary>
/// <param name="Why">For the history; "" where nothing is said.</param>
/// <param name="OverlapReason">Why it may overlap another; "" where it may not.</param>
public sealed record MoveAppointment(
    Guid OperationId, PatientId Patient, AppointmentId Appointment, int Revision, StaffId? Provider, DateOnly? Date, TimeOnly? Start, int? Minutes, string Room = "", string Why = "", string OverlapReason = "");

/// <summary>Changes what an appointment is, not when.</summary>
public sealed record DescribeAppointment(Guid OperationId, PatientId Patient, AppointmentId Appointment, int Revision, string Type, string Note);

/// <summary>One line of an appointment's history.</summary>
/// <param name="What">One sentence.</param>
/// <param name="Why">In the person's words; "" where none were asked for.</param>
/// <param name="At">UTC.</param>
public sealed record AppointmentHistoryRow(string What, string Why, string By, DateTime At);

/// <summary>The walk-in dialog; null where a field is empty.</summary>
public sealed record AddWalkIn(Guid OperationId, PatientId? Patient, StaffId? Provider);

/// <summary>One step of an appointment, as seen on the board at <paramref name="Revision"/>.</summary>
/// <param name="Why">For the history; "" where nothing is said.</param>
public sealed record AppointmentStep(Guid OperationId, PatientId Patient, AppointmentId Appointment, int Revision, string Why = "");

/// <summary>Someone appointments are with.</summary>
/// <param name="Credentials"><c>MD</c>, <c>LMFT</c>, or "".</param>
/// <param name="Prescribes">True for a clinician, whose visit may change a dose.</param>
public sealed record Provider(StaffId Id, string Name, string Credentials, bool Prescribes);

/// <summary>An appointment as lists show it. Instants are UTC.</summary>
/// <param name="Visit">The visit opened from it, or null.</param>
/// <param name="NextOn">The day of the patient's next booked appointment after this one, or null.</param>
public sealed record AppointmentRow(
    AppointmentId Id,
    int Revision,
    PatientId Patient,
    string PatientName,
    int ChartNumber,
    Provider Provider,
    DateOnly Date,
    TimeOnly Start,
    int Minutes,
    bool WalkIn,
    AppointmentState State,
    DateTime StartsAt,
    DateTime? ArrivedAt,
    DateTime? SeenAt,
    DateTime? LeftAt,
    VisitId? Visit,
    bool VisitSigned,
    DateOnly? NextOn,
    string Room,
    string Type,
    GroupSessionId? Group,
    AppointmentAnswer Answer = AppointmentAnswer.None)
{
    /// <summary>Wall time of the end.</summary>
    public TimeOnly End => Start.AddMinutes(Minutes);

    /// <summary>Whole minutes the patient has waited, or 0 where nobody waits.</summary>
    public int Waiting(DateTime now) => State == AppointmentState.Arrived && ArrivedAt is { } since ? Since(since, now) : 0;

    /// <summary>Whole minutes with the provider, or 0.</summary>
    public int With(DateTime now) => State == AppointmentState.WithProvider && SeenAt is { } since ? Since(since, now) : 0;

    /// <summary>Whole minutes an expected patient is late, or 0.</summary>
    public int Late(DateTime now) => State == AppointmentState.Expected ? Since(StartsAt, now) : 0;

    private static int Since(DateTime from, DateTime now) => Math.Max(0, (int)(now - from).TotalMinutes);
}
