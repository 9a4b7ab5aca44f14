using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <content>The way through the office, and back.</content>
public sealed partial class Appointment
{
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
        if (!IsHere) return NotNow("marked as left");
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

    /// <summary>Somebody called the patient, who has not come on the day. Returns what is wrong, or null.</summary>
    public Finding? Called(Stamp stamp)
    {
        if (State is not (AppointmentState.Expected or AppointmentState.NoShow)) return NotNow("called about");
        if (Date > stamp.Today) return new Finding("", "not-today", "A call is noted from the day of the visit on.");
        Touch(stamp);
        return null;
    }

    /// <summary>The patient says whether the time stands. Returns what is wrong, or null.</summary>
    public Finding? Answered(AppointmentAnswer answer, Stamp stamp)
    {
        if (State != AppointmentState.Expected) return NotNow("answered for");
        if (stamp.At >= StartsAt) return new Finding("", "begun", "This visit has begun.");
        (Answer, AnsweredAt) = (answer, stamp.At);
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

    /// <summary>
    /// Takes the last step back: Left to where the patient was before, With provider to Arrived, Arrived, No-show and Cancelled to Expected.
    /// Only on the day of the visit, or before it for a cancelled one. Returns what is wrong, or null.
    /// </summary>
    /// <param name="hasVisit">True where a visit was opened from it: the patient has been with the provider, whatever the board says.</param>
    public Finding? Undo(bool hasVisit, Stamp stamp)
    {
        if (State == AppointmentState.Expected || (WalkIn && State == AppointmentState.Arrived)) return new Finding("", "nothing-to-undo", "There is no step to take back.");
        if (Date < stamp.Today) return new Finding("", "day-over", "The day of this visit is over.");
        if (State == AppointmentState.WithProvider && hasVisit) return new Finding("", "visit-open", "The visit is open: the patient has been with the provider.");
        (State, ArrivedAt, SeenAt, LeftAt) = State switch
        {
            AppointmentState.Left when SeenAt is not null => (AppointmentState.WithProvider, ArrivedAt, SeenAt, null),
            AppointmentState.Left => (AppointmentState.Arrived, ArrivedAt, null, null),
            AppointmentState.WithProvider => (AppointmentState.Arrived, ArrivedAt, null, null),
            _ => (AppointmentState.Expected, (DateTime?)null, (DateTime?)null, (DateTime?)null),
        };
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
