using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Appointments;

/// <summary>Books a group session, or a series of them; null where a field is empty.</summary>
/// <param name="Places">2 to 20.</param>
/// <param name="Rule">Null for one session.</param>
public sealed record BookGroup(Guid OperationId, string Name, StaffId? Provider, DateOnly? Date, TimeOnly? Start, int? Minutes, string? Type, int? Places, string Room = "", SeriesRule? Rule = null);

/// <summary>Gives a patient a place in a session.</summary>
/// <param name="Following">True for the later sessions of its series, too, as far as they have places and the patient is free.</param>
public sealed record JoinGroup(Guid OperationId, PatientId? Patient, GroupSessionId Session, bool Following = false, string Note = "");

/// <summary>Moves a session with all its patients; null where a field is empty.</summary>
/// <param name="Following">True for the later sessions of its series, too: by as many days, to the same new wall time, length, room and provider.</param>
public sealed record MoveGroup(
    Guid OperationId, GroupSessionId Session, int Revision, StaffId? Provider, DateOnly? Date, TimeOnly? Start, int? Minutes, string Room = "", string Why = "", bool Following = false);

/// <summary>Cancels a session with all its places.</summary>
/// <param name="Following">True for the later sessions of its series, too.</param>
public sealed record CancelGroup(Guid OperationId, GroupSessionId Session, int Revision, string Why = "", bool Following = false);
