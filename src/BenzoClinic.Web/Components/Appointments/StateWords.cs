using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>Where an appointment stands, in the words of the board.</summary>
internal static class StateWords
{
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

    /// <summary>What the patient said of a visit that is still expected, or "".</summary>
    public static string Of(AppointmentAnswer answer, AppointmentState state) => (answer, state) switch
    {
        (AppointmentAnswer.Confirmed, AppointmentState.Expected) => "confirmed by the patient",
        (AppointmentAnswer.AsksToMove, AppointmentState.Expected) => "the patient asks for another time",
        _ => "",
    };

    /// <summary>What is so now, with its time: <c>Waiting 8 min</c>, <c>Left 10:32, signed</c>.</summary>
    /// <param name="now">UTC.</param>
    public static string Now(AppointmentRow row, DateTime now, WaitPolicy waits) => row.State switch
    {
        AppointmentState.Expected when row.Late(now) >= waits.LongFrom => $"{row.Late(now)} min late",
        AppointmentState.Arrived => $"Waiting {row.Waiting(now)} min",
        AppointmentState.WithProvider => $"With {row.Provider.Name} since {Clock(row.SeenAt)}",
        AppointmentState.Left => $"Left {Clock(row.LeftAt)}{Signature(row)}",
        _ when Of(row.Answer, row.State) is { Length: > 0 } said => $"{Of(row.State)}, {said}",
        _ => Of(row.State),
    };

    /// <summary><c>10:30</c> at the clinic, or "".</summary>
    public static string Clock(DateTime? utc) => utc is { } at ? Dates.Time(at) : "";

    /// <summary>Class of the color of a row that asks for attention, or null.</summary>
    public static string? Tone(AppointmentRow row, DateTime now, WaitPolicy waits) => row.State switch
    {
        AppointmentState.Arrived when row.Waiting(now) >= waits.TooLongFrom => "stop",
        AppointmentState.Arrived when row.Waiting(now) >= waits.LongFrom => "careful",
        AppointmentState.WithProvider when row.With(now) > row.Minutes => "careful",
        AppointmentState.Expected when row.Late(now) >= waits.LongFrom => "careful",
        _ => null,
    };

    private static string Signature(AppointmentRow row) => row switch
    {
        { Visit: null } => "",
        { VisitSigned: true } => ", signed",
        _ => ", unsigned",
    };
}
