using BenzoClinic.Domain.Appointments;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>Where an appointment stands, in the words of the board.</summary>
internal static class StateWords
{
    /// <summary>Minutes from which a wait asks for attention.</summary>
    public const int LongWait = 15;

    /// <summary>Minutes from which a wait is too long.</summary>
    public const int TooLongWait = 30;

    /// <summary>The word.</summary>
    public static string Of(AppointmentState state) => state switch
    {
        AppointmentState.Expected => "Expected",
        AppointmentState.Arrived => "Arrived",
        AppointmentState.WithProvider => "With provider",
        AppointmentState.Left => "Left",
        AppointmentState.NoShow => "No-show",
        AppointmentState.Cancelled => "Cancelled",
    };

    /// <summary>What is so now, with its time: <c>Waiting 8 min</c>, <c>Left 10:32, signed</c>.</summary>
    /// <param name="now">UTC.</param>
    public static string Now(AppointmentRow row, DateTime now) => row.State switch
    {
        AppointmentState.Expected when row.Late(now) >= LongWait => $"{row.Late(now)} min late",
        AppointmentState.Arrived => $"Waiting {row.Waiting(now)} min",
        AppointmentState.WithProvider => $"With {row.Provider.Name} since {Clock(row.SeenAt)}",
        AppointmentState.Left => $"Left {Clock(row.LeftAt)}{Signature(row)}",
        _ => Of(row.State),
    };

    /// <summary><c>10:30</c> at the clinic, or "".</summary>
    public static string Clock(DateTime? utc) => utc is { } at ? Dates.Time(at) : "";

    private static string Signature(AppointmentRow row) => row switch
    {
        { Visit: null } => "",
        { VisitSigned: true } => ", signed",
        _ => ", unsigned",
    };
}
