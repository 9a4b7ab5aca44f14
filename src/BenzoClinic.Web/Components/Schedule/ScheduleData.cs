using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>What was read for the days shown. A session counts once, whoever is in it.</summary>
public sealed record ScheduleData(ScheduleGround Ground, IReadOnlyList<ScheduleVisit> Visits, IReadOnlyList<ScheduleGroup> Groups)
{
    /// <summary>Nothing is read yet.</summary>
    public static ScheduleData Nothing { get; } = new(new ScheduleGround([], [], [], [], WaitPolicy.Usual, default, false, false), [], []);

    /// <summary>True where the other was read the same to the last value.</summary>
    public bool IsLike(ScheduleData other) =>
        Visits.SequenceEqual(other.Visits) && Groups.SequenceEqual(other.Groups) && IsLike(Ground, other.Ground);

    /// <summary>The same with one provider's bookings alone.</summary>
    public ScheduleData Of(StaffId provider) => this with { Visits = [.. Visits.Where(visit => visit.Provider == provider)], Groups = [.. Groups.Where(session => session.Provider == provider)] };

    /// <summary>Visits of one patient alone.</summary>
    public IEnumerable<ScheduleVisit> Alone => Visits.Where(visit => visit.Group is null || !Groups.Any(session => session.Id == visit.Group));

    /// <summary>The patients of a session.</summary>
    public IReadOnlyList<ScheduleVisit> In(ScheduleGroup session) => [.. Visits.Where(visit => visit.Group == session.Id)];

    /// <summary>Where a session stands: as far as any of its patients is.</summary>
    public AppointmentState StateOf(ScheduleGroup session)
    {
        var states = Visits.Where(visit => visit.Group == session.Id).Select(visit => visit.State).ToHashSet();
        if (states.Contains(AppointmentState.WithProvider)) return AppointmentState.WithProvider;
        if (states.Contains(AppointmentState.Arrived)) return AppointmentState.Arrived;
        return states.Contains(AppointmentState.Left) && !states.Contains(AppointmentState.Expected) ? AppointmentState.Left : AppointmentState.Expected;
    }

    /// <summary>The type, or null where the settings never had it.</summary>
    public VisitType? Type(string id) => Ground.Types.FirstOrDefault(type => type.Id == id);

    /// <summary>The type's name; <c>Visit</c> where it has none.</summary>
    public string TypeName(string id) => Type(id)?.Name ?? "Visit";

    /// <summary>The room's name, or "".</summary>
    public string RoomName(string id) => Ground.Rooms.FirstOrDefault(room => room.Id == id)?.Name ?? id;

    /// <summary>The provider's name.</summary>
    public string ProviderName(StaffId id) => Ground.Providers.FirstOrDefault(provider => provider.Id == id)?.Name ?? "Former colleague";

    /// <summary>The visit of a block, or null.</summary>
    public ScheduleVisit? Visit(string? key) => key is ['v', ..] ? Visits.FirstOrDefault(visit => BlockKey.Of(visit.Id) == key) : null;

    /// <summary>The session of a block, or null.</summary>
    public ScheduleGroup? Group(string? key) => key is ['g', ..] ? Groups.FirstOrDefault(session => BlockKey.Of(session.Id) == key) : null;

    /// <summary>How many bookings.</summary>
    public int Count => Alone.Count() + Groups.Count;

    /// <summary>Types with bookings, in the order of the settings; hidden ones stay while they are hidden.</summary>
    public IReadOnlyList<TypeCount> Types(ScheduleFilter filter)
    {
        var counts = Alone.Select(visit => visit.Type).Concat(Groups.Select(session => session.Type)).CountBy(type => type).ToDictionary();
        return [.. Ground.Types.Select(type => new TypeCount(type, counts.GetValueOrDefault(type.Id))).Where(it => it.Count > 0 || !filter.Shows(it.Type.Id))];
    }

    /// <summary>All states but Cancelled, with their bookings.</summary>
    public IReadOnlyList<StateCount> States()
    {
        var counts = Alone.Select(visit => visit.State).Concat(Groups.Select(StateOf)).CountBy(state => state).ToDictionary();
        return [.. Enum.GetValues<AppointmentState>().Where(state => state != AppointmentState.Cancelled).Select(state => new StateCount(state, counts.GetValueOrDefault(state)))];
    }

    private static bool IsLike(ScheduleGround one, ScheduleGround other) =>
        (one.Waits, one.Me, one.MayBook, one.MayOverlap) == (other.Waits, other.Me, other.MayBook, other.MayOverlap)
        && one.Providers.SequenceEqual(other.Providers) && one.Rooms.SequenceEqual(other.Rooms) && one.Types.SequenceEqual(other.Types)
        && one.Days.Count == other.Days.Count && one.Days.Zip(other.Days).All(pair => IsLike(pair.First, pair.Second));

    private static bool IsLike(ClinicDay one, ClinicDay other) =>
        (one.Date, one.Holiday) == (other.Date, other.Holiday) && one.Open.SequenceEqual(other.Open)
        && one.Providers.Count == other.Providers.Count && one.Providers.Zip(other.Providers).All(pair => IsLike(pair.First, pair.Second));

    private static bool IsLike(ProviderDay one, ProviderDay other) =>
        (one.Provider, one.Absence) == (other.Provider, other.Absence) && one.Working.SequenceEqual(other.Working) && one.Breaks.SequenceEqual(other.Breaks);
}
