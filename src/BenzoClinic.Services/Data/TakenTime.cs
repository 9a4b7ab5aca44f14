using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Data;

/// <summary>
/// A time that a provider, a room or a patient is taken. The database itself refuses two of the same key and lane that overlap. Rows are
/// kept from yesterday on: what is over cannot be booked again.
/// </summary>
public sealed class TakenTime
{
    /// <summary>Id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who or what is taken; see <see cref="OfProvider"/>, <see cref="OfRoom"/>, <see cref="OfPatient"/>.</summary>
    public required string Whom { get; init; }

    /// <summary>0, or higher where it was put over another on purpose; a patient's is always 0.</summary>
    public required int Lane { get; init; }

    /// <summary>From, UTC.</summary>
    public required DateTime From { get; init; }

    /// <summary>Until, UTC; the instant itself is free.</summary>
    public required DateTime To { get; init; }

    /// <summary>Id of the appointment or the group session.</summary>
    public required Guid Owner { get; init; }

    /// <summary>A provider's key.</summary>
    public static string OfProvider(StaffId id) => $"provider:{id.Value}";

    /// <summary>A room's key.</summary>
    public static string OfRoom(string id) => $"room:{id}";

    /// <summary>A patient's key.</summary>
    public static string OfPatient(PatientId id) => $"patient:{id.Value}";
}

/// <summary>A stretch of time wished for.</summary>
/// <param name="Keys">One to three, of <see cref="TakenTime"/>.</param>
/// <param name="From">From, UTC.</param>
/// <param name="To">Until, UTC.</param>
/// <param name="Own">Whose times do not count.</param>
public sealed record TimeWish(IReadOnlyList<string> Keys, DateTime From, DateTime To, Guid Own)
{
    /// <summary>Finds nothing.</summary>
    public static readonly TimeWish None = new([""], DateTime.UnixEpoch, DateTime.UnixEpoch, default);

    /// <summary>Nothing that begins so early lasts until then: a booking is over the same day.</summary>
    public DateTime Earliest => From.AddDays(-1);

    /// <summary>The key at a place, or the first again where there are fewer.</summary>
    public string Key(int place) => place < Keys.Count ? Keys[place] : Keys[0];
}
