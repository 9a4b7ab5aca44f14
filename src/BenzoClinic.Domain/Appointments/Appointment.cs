using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>Where an appointment stands.</summary>
public enum AppointmentState
{
    /// <summary>Booked, the patient is not here yet.</summary>
    Expected,

    /// <summary>The patient is in the office.</summary>
    Arrived,

    /// <summary>The provider has opened the visit.</summary>
    WithProvider,

    /// <summary>The patient has left.</summary>
    Left,

    /// <summary>The patient did not come.</summary>
    NoShow,

    /// <summary>Cancelled before it began.</summary>
    Cancelled,
}

/// <summary>A time in the San Francisco office for one patient with one provider. Always in person.</summary>
public sealed class Appointment : Root
{
    private Appointment()
    {
    }

    /// <summary>Books a time.</summary>
    /// <param name="date">The clinic's day.</param>
    /// <param name="start">Wall time at the clinic.</param>
    /// <param name="startsAt">The same instant, UTC.</param>
    /// <param name="minutes">Length.</param>
    /// <param name="walkIn">True where the patient came without a booking: arrived at once.</param>
    public Appointment(AppointmentId id, PatientId patient, StaffId provider, DateOnly date, TimeOnly start, DateTime startsAt, int minutes, bool walkIn, Stamp stamp)
    {
        Id = id;
        PatientId = patient;
        Provider = provider;
        Date = date;
        Start = start;
        StartsAt = startsAt;
        Minutes = minutes;
        WalkIn = walkIn;
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

    /// <summary>Where it stands.</summary>
    public AppointmentState State { get; private set; }

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

    /// <summary>True where it takes some of the time from <paramref name="from"/> to <paramref name="to"/> (UTC); a cancelled or missed one takes none.</summary>
    public bool Takes(DateTime from, DateTime to) =>
        State is not (AppointmentState.Cancelled or AppointmentState.NoShow) && StartsAt < to && from < EndsAt;

    /// <summary>The patient is here. Returns what is wrong, or null.</summary>
    public Finding? Arrive(Stamp stamp)
    {
        if (State is not (AppointmentState.Expected or AppointmentState.NoShow)) return NotNow("marked arrived");
        if (Date != stamp.Today) return new Finding("", "not-today", "Only a visit of today can be marked arrived.");
        State = AppointmentState.Arrived;
        ArrivedAt = stamp.At;
        Touch(stamp);
        return null;
    }

    /// <summary>The provider begins. Returns what is wrong, or null.</summary>
    public Finding? Begin(Stamp stamp)
    {
        if (State == AppointmentState.Expected) return new Finding("", "not-arrived", "The patient is not marked arrived yet.");
        if (State != AppointmentState.Arrived) return NotNow("opened");
        State = AppointmentState.WithProvider;
        SeenAt = stamp.At;
        Touch(stamp);
        return null;
    }

    /// <summary>The patient has left. Returns what is wrong, or null.</summary>
    public Finding? Leave(Stamp stamp)
    {
        if (State is not (AppointmentState.Arrived or AppointmentState.WithProvider)) return NotNow("marked as left");
        State = AppointmentState.Left;
        LeftAt = stamp.At;
        Touch(stamp);
        return null;
    }

    /// <summary>The patient did not come. Returns what is wrong, or null.</summary>
    public Finding? MissedBy(Stamp stamp)
    {
        if (State != AppointmentState.Expected) return NotNow("marked as a no-show");
        if (stamp.At < StartsAt) return new Finding("", "not-yet", "This visit has not begun yet.");
        State = AppointmentState.NoShow;
        Touch(stamp);
        return null;
    }

    /// <summary>Cancels a booking. Returns what is wrong, or null.</summary>
    public Finding? Cancel(Stamp stamp)
    {
        if (State != AppointmentState.Expected) return NotNow("cancelled");
        State = AppointmentState.Cancelled;
        Touch(stamp);
        return null;
    }

    private Finding NotNow(string act) => new("", "wrong-state", $"This visit is {Word(State)} and cannot be {act}.");

    /// <summary>The state in a word, as it follows "This visit is".</summary>
    private static string Word(AppointmentState state) => state switch
    {
        AppointmentState.Expected => "expected",
        AppointmentState.Arrived => "arrived",
        AppointmentState.WithProvider => "with the provider",
        AppointmentState.Left => "over",
        AppointmentState.NoShow => "a no-show",
        AppointmentState.Cancelled => "cancelled",
    };
}
