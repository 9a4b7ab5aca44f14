using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>A visit as the screen in the waiting room shows it: when and where, never who or what.</summary>
/// <param name="Class">Class of its look.</param>
internal sealed record WallLine(string Time, string Room, string Words, string Class)
{
    // Who has just been sent for may still be looking for the door.
    private static readonly TimeSpan Calling = TimeSpan.FromMinutes(5);

    /// <summary>The visits of now and the next one of a provider.</summary>
    /// <param name="now">UTC.</param>
    public static IReadOnlyList<WallLine> Of(IReadOnlyList<AppointmentRow> rows, ClinicSettings settings, DateTime now) =>
    [
        .. rows.Where(row => row.State == AppointmentState.WithProvider).OrderBy(row => row.StartsAt)
            .Select(row => now - row.SeenAt < Calling ? Line(row, settings, "please come in", "call") : Line(row, settings, "in the room", "on")),
        .. rows.Where(row => row.State == AppointmentState.Arrived).OrderBy(row => row.ArrivedAt).Select(row => Line(row, settings, "in the waiting room", "")),
        .. rows.Where(row => row.State == AppointmentState.Expected && row.StartsAt.AddMinutes(row.Minutes) > now).OrderBy(row => row.StartsAt).Take(1).Select(row => Line(row, settings, "next", "next")),
    ];

    /// <summary><c>about 19 min behind</c>, or "" where it is not worth a word.</summary>
    public static string Behind(ProviderPace pace) => pace.Behind >= 5 ? $"about {pace.Behind} min behind" : "";

    private static WallLine Line(AppointmentRow row, ClinicSettings settings, string words, string look) =>
        new(row.WalkIn ? "no booking" : Dates.Time(row.Start), settings.RoomName(row.Room), words, look);
}
