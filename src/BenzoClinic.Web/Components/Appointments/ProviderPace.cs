using BenzoClinic.Domain.Appointments;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Components.Shared;

namespace BenzoClinic.Web.Components.Appointments;

/// <summary>How a provider's day runs at this minute.</summary>
/// <param name="Behind">Whole minutes behind the bookings; 0 where on time.</param>
/// <param name="Words"><c>on time</c>, <c>19 min behind</c>, <c>from 11:00</c>, <c>waits for 10:15</c>, <c>free</c>.</param>
internal sealed record ProviderPace(int Behind, string Words)
{
    /// <summary>From the day's appointments of one provider.</summary>
    /// <param name="now">UTC.</param>
    public static ProviderPace Of(IReadOnlyList<AppointmentRow> rows, DateTime now)
    {
        if (rows.Where(row => row.State == AppointmentState.WithProvider).MaxBy(row => row.StartsAt) is { } inside)
            return Said(inside.WalkIn ? 0 : Minutes(inside.StartsAt.AddMinutes(inside.Minutes), now), "");
        if (rows.Where(row => row is { State: AppointmentState.Arrived, WalkIn: false }).MinBy(row => row.StartsAt) is { } waiting && waiting.StartsAt <= now)
            return Said(Minutes(waiting.StartsAt, now), ", free");
        var expected = rows.Where(row => row.State == AppointmentState.Expected).OrderBy(row => row.StartsAt).ToList();
        if (expected.Find(row => row.StartsAt <= now) is { } late) return new ProviderPace(0, $"waits for {Dates.Time(late.Start)}");
        return expected.Count > 0 ? new ProviderPace(0, $"from {Dates.Time(expected[0].Start)}") : new ProviderPace(0, "free");
    }

    private static ProviderPace Said(int behind, string more) => new(behind, behind > 0 ? $"{behind} min behind{more}" : $"on time{more}");

    private static int Minutes(DateTime from, DateTime now) => Math.Max(0, (int)(now - from).TotalMinutes);
}
