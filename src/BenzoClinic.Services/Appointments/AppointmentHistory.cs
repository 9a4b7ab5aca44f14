using System.Globalization;
using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Services.Data;

namespace BenzoClinic.Services.Appointments;

/// <summary>What became of an appointment, in words.</summary>
internal static class AppointmentHistory
{
    public static async Task<IReadOnlyList<AppointmentHistoryRow>> Rows(ClinicDb db, Appointment it, IReadOnlyList<AppointmentChange> changes, ClinicSettings settings)
    {
        var providerOf = await Providers.Lookup(db);
        var first = changes.LastOrDefault(change => change.Kind == AppointmentChangeKind.Moved);
        var place = first is { FromDate: { } date, FromStart: { } start } ? Day(date, start) : Day(it.Date, it.Start);
        var staff = await StaffNames.Of(db, [it.BookedBy, .. changes.Select(change => (Domain.Shared.StaffId?)change.By)]);
        return
        [
            .. changes.Select(change => new AppointmentHistoryRow(Words(change), change.Why, staff(change.By), change.At)),
            new AppointmentHistoryRow(it.WalkIn ? "Came without a booking." : $"Booked for {place}.", it.OverlapReason, staff(it.BookedBy), it.BookedAt),
        ];

        string Words(AppointmentChange change) => change.Kind switch
        {
            AppointmentChangeKind.Moved => $"Moved from {string.Join(", ", From(change))} to {string.Join(", ", To(change))}.",
            AppointmentChangeKind.Cancelled => "Cancelled.",
            AppointmentChangeKind.CancelledLate => "Cancelled less than 24 hours before.",
            AppointmentChangeKind.Missed => "The patient did not come.",
            AppointmentChangeKind.Called => "The patient was called.",
            AppointmentChangeKind.Confirmed => "The patient confirmed the time.",
            AppointmentChangeKind.AskedToMove => "The patient asks for another time.",
            AppointmentChangeKind.Undone => "The last step was taken back.",
        };

        // Only what differs is named, besides the time.
        IEnumerable<string> From(AppointmentChange change)
        {
            yield return Day(change.FromDate!.Value, change.FromStart!.Value);
            if (change.FromMinutes != change.Minutes) yield return $"{change.FromMinutes} min";
            if (change.FromProvider is { } provider && provider != change.Provider) yield return providerOf(provider).Name;
            if (change.FromRoom != change.Room) yield return Room(change.FromRoom!);
        }

        IEnumerable<string> To(AppointmentChange change)
        {
            yield return Day(change.Date, change.Start);
            if (change.FromMinutes != change.Minutes) yield return $"{change.Minutes} min";
            if (change.FromProvider != change.Provider) yield return providerOf(change.Provider).Name;
            if (change.FromRoom != change.Room) yield return Room(change.Room);
        }

        string Room(string id) => id.Length == 0 ? "no room" : settings.RoomName(id);
    }

    private static string Day(DateOnly date, TimeOnly start) => string.Create(CultureInfo.InvariantCulture, $"{date:ddd d MMM yyyy} {start:HH\\:mm}");
}
