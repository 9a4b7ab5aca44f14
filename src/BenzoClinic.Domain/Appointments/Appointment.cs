using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>A time in the San Francisco office for one patient with one provider. Always in person.</summary>
public sealed partial class Appointment : Root
{
    /// <summary>Most characters of the note and of reasons.</summary>
    public const int LongestNote = 300;

    private Appointment()
    {
    }

    /// <summary>Books a time.</summary>
    /// <param name="walkIn">True where the patient came without a booking: arrived at once.</param>
    public Appointment(AppointmentId id, PatientId patient, AppointmentPlace place, AppointmentTerms terms, bool walkIn, Stamp stamp)
    {
        Id = id;
        PatientId = patient;
        Put(place);
        (Type, Note, Series, Group, OverlapReason) = (terms.Type, terms.Note, terms.Series, terms.Group, terms.OverlapReason);
        (WalkIn, BookedBy, BookedAt) = (walkIn, stamp.By, stamp.At);
        if (walkIn)
        {
            State = AppointmentState.Arrived;
            ArrivedAt = stamp.At;
        }

        Touch(stamp);
    }

    /// <summary>Id.</summary>
    public AppointmentId Id { get; private set; }

    /// <summary>Who is seen.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>Who sees.</summary>
    public StaffId Provider { get; private set; }

    /// <summary>Id of the room; "" where none is named.</summary>
    public string Room { get; private set; } = "";

    /// <summary>Id of the visit type.</summary>
    public string Type { get; private set; } = "";

    /// <summary>The clinic's day.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Wall time at the clinic.</summary>
    public TimeOnly Start { get; private set; }

    /// <summary>The start as an instant, UTC.</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>Length in minutes.</summary>
    public int Minutes { get; private set; }

    /// <summary>True where the patient came without a booking.</summary>
    public bool WalkIn { get; private set; }

    /// <summary>For the desk; never clinical.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The series it was made in, or null.</summary>
    public SeriesId? Series { get; private set; }

    /// <summary>The group session it is a place of, or null.</summary>
    public GroupSessionId? Group { get; private set; }

    /// <summary>Why it was put over another on purpose; "" where it was not.</summary>
    public string OverlapReason { get; private set; } = "";

    /// <summary>Who booked it.</summary>
    public StaffId BookedBy { get; private set; }

    /// <summary>When it was booked, UTC.</summary>
    public DateTime BookedAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public AppointmentState State { get; private set; }

    /// <summary>What the patient said of coming.</summary>
    public AppointmentAnswer Answer { get; private set; }

    /// <summary>When the patient said so, UTC.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>When the patient arrived, UTC.</summary>
    public DateTime? ArrivedAt { get; private set; }

    /// <summary>When the provider began, UTC.</summary>
    public DateTime? SeenAt { get; private set; }

    /// <summary>When the patient left, UTC.</summary>
    public DateTime? LeftAt { get; private set; }

    /// <summary>When it is over by the booking, UTC.</summary>
    public DateTime EndsAt => StartsAt.AddMinutes(Minutes);

    /// <summary>True while the patient is in the office.</summary>
    public bool IsHere => State is AppointmentState.Arrived or AppointmentState.WithProvider;

    /// <summary>True where its time is taken: a cancelled or missed one takes none, and neither does a walk-in, who waits until there is time.</summary>
    public bool TakesTime => !WalkIn && State is not (AppointmentState.Cancelled or AppointmentState.NoShow);

    /// <summary>When, where and with whom.</summary>
    public AppointmentPlace Place => new(Provider, Room, Date, Start, StartsAt, Minutes);

    /// <summary>Moves what has not begun to another time, room or provider, or changes its length. Returns what is wrong, or null.</summary>
    /// <param name="overlapReason">Why it is put over another on purpose; "" where it is not.</param>
    public Finding? Move(AppointmentPlace to, string overlapReason, Stamp stamp)
    {
        if (State != AppointmentState.Expected) return NotNow("moved");
        // Another room or provider is still the time that was confirmed.
        if (to.StartsAt != StartsAt) (Answer, AnsweredAt) = (AppointmentAnswer.None, null);
        Put(to);
        OverlapReason = overlapReason;
        Touch(stamp);
        return null;
    }

    /// <summary>Changes type and note. Returns what is wrong, or null.</summary>
    public Finding? Describe(string type, string note, Stamp stamp)
    {
        if (State == AppointmentState.Cancelled) return NotNow("changed");
        (Type, Note) = (type, note);
        Touch(stamp);
        return null;
    }

    /// <summary>What follows is no longer moved with the series it came from.</summary>
    public void LeaveSeries(SeriesId? another, Stamp stamp)
    {
        Series = another;
        Touch(stamp);
    }

    private void Put(AppointmentPlace to) => (Provider, Room, Date, Start, StartsAt, Minutes) = (to.Provider, to.Room, to.Date, to.Start, to.StartsAt, to.Minutes);
}
