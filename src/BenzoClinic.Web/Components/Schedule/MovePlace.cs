using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>Where a booking stands, or is to stand.</summary>
/// <param name="Room">Id of the room; "" for none.</param>
public sealed record MovePlace(StaffId Provider, string Room, DateOnly Date, TimeOnly Start, int Minutes);
