using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Reminders;

/// <summary>
/// As of what the messages before an appointment were planned. Where one of these has changed since, they are planned anew: whoever books, moves or
/// cancels has nothing to do with it and waits for nothing.
/// </summary>
public sealed class ReminderPlanRow
{
    /// <summary>Of which appointment.</summary>
    public required AppointmentId AppointmentId { get; init; }

    /// <summary>Whose it was.</summary>
    public required PatientId PatientId { get; set; }

    /// <summary>Its day.</summary>
    public required DateOnly Day { get; set; }

    /// <summary>Its revision.</summary>
    public required int Revision { get; set; }

    /// <summary>The chart's revision.</summary>
    public required int ChartRevision { get; set; }

    /// <summary>Number of the settings.</summary>
    public required int Settings { get; set; }
}
