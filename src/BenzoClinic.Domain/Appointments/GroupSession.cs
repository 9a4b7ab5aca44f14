using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>
/// A booking with places for several patients. It takes the provider's and the room's time; each patient in it has an appointment of their own,
/// which takes the patient's.
/// </summary>
public sealed class GroupSession : Root
{
    /// <summary>Most patients of a session.</summary>
    public const int MostPlaces = 20;

    private GroupSession()
    {
    }

    /// <summary>Books a session nobody is in yet.</summary>
    /// <param name="places">2 to <see cref="MostPlaces"/>.</param>
    public GroupSession(GroupSessionId id, string name, string type, int places, AppointmentPlace place, SeriesId? series, Stamp stamp)
    {
        (Id, Name, Type, Places, Series) = (id, name, type, places, series);
        Put(place);
        Touch(stamp);
    }

    /// <summary>Id.</summary>
    public GroupSessionId Id { get; private set; }

    /// <summary>What the group is called.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Id of the visit type.</summary>
    public string Type { get; private set; } = "";

    /// <summary>For how many patients.</summary>
    public int Places { get; private set; }

    /// <summary>Who leads it.</summary>
    public StaffId Provider { get; private set; }

    /// <summary>Id of the room; "" where none is named.</summary>
    public string Room { get; private set; } = "";

    /// <summary>The clinic's day.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Wall time at the clinic.</summary>
    public TimeOnly Start { get; private set; }

    /// <summary>The start as an instant, UTC.</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>Length in minutes.</summary>
    public int Minutes { get; private set; }

    /// <summary>The series it was made in, or null.</summary>
    public SeriesId? Series { get; private set; }

    /// <summary>When it was cancelled, UTC; null while it stands.</summary>
    public DateTime? CancelledAt { get; private set; }

    /// <summary>When, where and with whom.</summary>
    public AppointmentPlace Place => new(Provider, Room, Date, Start, StartsAt, Minutes);

    /// <summary>Counts a patient in: two who take the last place both change the session, and one of them is told. Returns what is wrong, or null.</summary>
    /// <param name="taken">Places taken already.</param>
    public Finding? Join(int taken, Stamp stamp)
    {
        if (CancelledAt is not null) return new Finding("Group", "cancelled", "This session is cancelled.");
        if (taken >= Places) return new Finding("Group", "full", $"All {Places} places are taken.");
        Touch(stamp);
        return null;
    }

    /// <summary>Moves the session. Returns what is wrong, or null.</summary>
    public Finding? Move(AppointmentPlace to, Stamp stamp)
    {
        if (CancelledAt is not null) return new Finding("", "cancelled", "This session is cancelled and cannot be moved.");
        Put(to);
        Touch(stamp);
        return null;
    }

    /// <summary>Cancels the session. Returns what is wrong, or null.</summary>
    public Finding? Cancel(Stamp stamp)
    {
        if (CancelledAt is not null) return new Finding("", "cancelled", "This session is cancelled already.");
        CancelledAt = stamp.At;
        Touch(stamp);
        return null;
    }

    private void Put(AppointmentPlace to) => (Provider, Room, Date, Start, StartsAt, Minutes) = (to.Provider, to.Room, to.Date, to.Start, to.StartsAt, to.Minutes);
}
