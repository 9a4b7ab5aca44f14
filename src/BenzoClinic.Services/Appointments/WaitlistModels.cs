using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Appointments;

/// <summary>What the waitlist dialog asks for; null where a field is empty.</summary>
/// <param name="Type">Id of the visit type.</param>
/// <param name="Provider">Null for anyone who gives the type.</param>
/// <param name="Weekdays">Empty for any.</param>
/// <param name="Note">For the desk; never clinical.</param>
/// <param name="Moves">The appointment that moves, or null where a new one is booked.</param>
public sealed record WaitlistTerms(string? Type, StaffId? Provider, DateOnly? From, DateOnly? Until, IReadOnlyList<DayOfWeek> Weekdays, PartOfDay Part = PartOfDay.Any, string Note = "", AppointmentId? Moves = null);

/// <summary>Puts a patient on the waitlist.</summary>
/// <param name="OperationId">Made when the dialog opened.</param>
public sealed record AddToWaitlist(Guid OperationId, PatientId? Patient, WaitlistTerms Terms);

/// <summary>Changes what is wished for, seen at <paramref name="Revision"/>.</summary>
public sealed record ChangeWaitlist(Guid OperationId, PatientId Patient, Guid Entry, int Revision, WaitlistTerms Terms);

/// <summary>One step of an entry, seen at <paramref name="Revision"/>.</summary>
public sealed record WaitlistStep(Guid OperationId, PatientId Patient, Guid Entry, int Revision);

/// <summary>Gives a freed time to an entry, seen at <paramref name="Revision"/>.</summary>
public sealed record TakeFreedSlot(Guid OperationId, PatientId Patient, Guid Entry, int Revision, FreedSlot Slot);

/// <summary>The appointment that would move.</summary>
public sealed record WaitlistVisit(AppointmentId Id, DateOnly Date, TimeOnly Start, int Minutes, string Provider);

/// <summary>An entry as lists show it.</summary>
/// <param name="Type">Name of the visit type.</param>
/// <param name="Provider">Name, or "" for anyone.</param>
/// <param name="Minutes">How long the visit takes.</param>
/// <param name="Moves">Null where a new visit is booked.</param>
/// <param name="Why">Why it stands where it stands. Dates alone: the desk sees no dose.</param>
public sealed record WaitlistRow(Guid Id, int Revision, PatientId Patient, string PatientName, int ChartNumber, WaitlistWish Wish, string Type, string Provider, int Minutes, WaitlistVisit? Moves, DateTime Since, WaitlistPlace Place, string Why);
