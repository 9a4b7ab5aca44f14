using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Appointments;

/// <summary>A series as the booking dialog asks for it; null where a field is empty.</summary>
/// <param name="First">Day of the first.</param>
public sealed record SeriesAsk(PatientId? Patient, StaffId? Provider, DateOnly? First, TimeOnly? Start, int? Minutes, string? Type, string Room, string Note, SeriesRule Rule);

/// <summary>One day of a series before it is saved.</summary>
/// <param name="Was">The day it has now, where it moves.</param>
/// <param name="Problems">Why it cannot stand there; empty where it can.</param>
public sealed record SeriesDay(DateOnly Date, DateOnly? Was, IReadOnlyList<Finding> Problems);

/// <summary>A series before it is saved.</summary>
/// <param name="Findings">What is wrong with the whole; then there are no days.</param>
public sealed record SeriesPreview(IReadOnlyList<Finding> Findings, IReadOnlyList<SeriesDay> Days);

/// <summary>Books a series: all its days but those left out, or none.</summary>
/// <param name="Without">Days left out.</param>
public sealed record BookSeries(Guid OperationId, SeriesAsk Ask, IReadOnlyList<DateOnly> Without);

/// <summary>Moves an appointment of a series and all that follow by as many days, to the same new wall time, length, room and provider.</summary>
public sealed record MoveFollowing(Guid OperationId, PatientId Patient, AppointmentId Appointment, int Revision, StaffId? Provider, DateOnly? Date, TimeOnly? Start, int? Minutes, string Room = "", string Why = "");
