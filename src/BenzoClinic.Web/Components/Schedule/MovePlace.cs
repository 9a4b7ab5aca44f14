using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>Where a booking stands, or is to stand.</summary>
/// <param name="Room">Id of the room; "" for none.</param>
public sealed record MovePlace(StaffId Provider, string Room, DateOnly Date, TimeOnly Start, int Minutes);

/// <summary>Where it is to go as a person typed it; null where a field is empty or cannot be read.</summary>
/// <param name="OverlapReason">Why it may overlap another; "" where it may not.</param>
public sealed record MoveWish(StaffId? Provider, DateOnly? Date, TimeOnly? Start, int? Minutes, string Room, string OverlapReason);

/// <summary>What the move dialog moves: a patient's visit or a group's session.</summary>
/// <param name="Name">Whose, or which group.</param>
/// <param name="InSeries">Others may follow it.</param>
/// <param name="CanOverlap">It alone may be put over another on purpose.</param>
/// <param name="Preview">Where it and those that follow would go.</param>
/// <param name="Write">Moves it, with those that follow where that is true.</param>
public sealed record Movable(string Name, bool InSeries, bool CanOverlap, Func<MoveWish, Task<SeriesPreview>> Preview, Func<Guid, MoveWish, bool, Task<Outcome<Saved>>> Write);
