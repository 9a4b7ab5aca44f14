using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Appointments;

/// <summary>What became of a booking.</summary>
public enum AppointmentChangeKind
{
    /// <summary>It went to another time, room or provider, or became longer or shorter.</summary>
    Moved,

    /// <summary>It was cancelled more than a day ahead.</summary>
    Cancelled,

    /// <summary>It was cancelled less than 24 hours ahead.</summary>
    CancelledLate,

    /// <summary>The patient did not come.</summary>
    Missed,

    /// <summary>The last step was taken back.</summary>
    Undone,

    /// <summary>Somebody called the patient, who had not come.</summary>
    Called,

    /// <summary>The patient confirmed the time.</summary>
    Confirmed,

    /// <summary>The patient asks for another time.</summary>
    AskedToMove,
}

/// <summary>One row of an appointment's history. Written once, never changed.</summary>
public sealed class AppointmentChange
{
    private AppointmentChange()
    {
    }

    /// <summary>Writes down what happens now to an appointment as it is after it.</summary>
    /// <param name="why">In the person's words; "" where none are asked for.</param>
    /// <param name="from">Where it was before, where it moved.</param>
    public AppointmentChange(Appointment it, AppointmentChangeKind kind, string why, AppointmentPlace? from, Stamp stamp)
    {
        (Id, AppointmentId, PatientId, Kind, Why, By, At) = (NewIds.Next(), it.Id, it.PatientId, kind, why, stamp.By, stamp.At);
        (Provider, Room, Date, Start, Minutes) = (it.Provider, it.Room, it.Date, it.Start, it.Minutes);
        if (from is not null) (FromProvider, FromRoom, FromDate, FromStart, FromMinutes) = (from.Provider, from.Room, from.Date, from.Start, from.Minutes);
    }

    /// <summary>Id.</summary>
    public Guid Id { get; private set; }

    /// <summary>Of which appointment.</summary>
    public AppointmentId AppointmentId { get; private set; }

    /// <summary>Whose it was then.</summary>
    public PatientId PatientId { get; private set; }

    /// <summary>What happened.</summary>
    public AppointmentChangeKind Kind { get; private set; }

    /// <summary>Why, in the person's words; "" where none were asked for.</summary>
    public string Why { get; private set; } = "";

    /// <summary>Who did it.</summary>
    public StaffId By { get; private set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>With whom it is since.</summary>
    public StaffId Provider { get; private set; }

    /// <summary>Where it is since; "" where no room is named.</summary>
    public string Room { get; private set; } = "";

    /// <summary>On which day it is since.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>At which wall time it is since.</summary>
    public TimeOnly Start { get; private set; }

    /// <summary>How long it is since.</summary>
    public int Minutes { get; private set; }

    /// <summary>With whom it was before it moved.</summary>
    public StaffId? FromProvider { get; private set; }

    /// <summary>Where it was before it moved.</summary>
    public string? FromRoom { get; private set; }

    /// <summary>On which day it was before it moved.</summary>
    public DateOnly? FromDate { get; private set; }

    /// <summary>At which wall time it was before it moved.</summary>
    public TimeOnly? FromStart { get; private set; }

    /// <summary>How long it was before it moved.</summary>
    public int? FromMinutes { get; private set; }
}
