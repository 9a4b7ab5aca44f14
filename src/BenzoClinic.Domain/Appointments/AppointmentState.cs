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

/// <summary>What the patient said of coming.</summary>
public enum AppointmentAnswer
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Will come.</summary>
    Confirmed,

    /// <summary>Asks for another time.</summary>
    AsksToMove,
}
