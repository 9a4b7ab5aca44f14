using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services;
using MudBlazor;

namespace BenzoClinic.Web.Components.Worklist;

/// <summary>A kind of safety item as lists show it.</summary>
/// <param name="Words">What it is.</param>
/// <param name="Tone">Class of its color: red for what cannot wait, ochre for the rest.</param>
internal sealed record KindWords(string Words, string Tone, string Icon)
{
    public static KindWords Of(SafetyItemKind kind) => kind switch
    {
        SafetyItemKind.Deviation => new("Below what the guard allows", "stop", Icons.Material.Outlined.Flag),
        SafetyItemKind.TwoDoseHistories => new("Two dose histories", "stop", Icons.Material.Outlined.CallMerge),
        SafetyItemKind.SupplyEnds => new("Supply ends before the next visit", "stop", Icons.Material.Outlined.Medication),
        SafetyItemKind.SafetyHold => new("Safety hold", "stop", Icons.Material.Outlined.PauseCircle),
        SafetyItemKind.MissedVisit => new("Missed visit, not seen since", "stop", Icons.Material.Outlined.EventBusy),
        SafetyItemKind.NaloxoneToOffer => new("Naloxone to offer", "careful", Icons.Material.Outlined.MedicalServices),
        SafetyItemKind.SuspendedSteps => new("Ordered steps are suspended", "careful", Icons.Material.Outlined.HourglassEmpty),
        SafetyItemKind.StrikeOutToConfirm => new("Strike-out to confirm", "careful", Icons.Material.Outlined.Rule),
        SafetyItemKind.CuresDue => new("CURES look-up due", "careful", Icons.Material.Outlined.ManageSearch),
        SafetyItemKind.VisitToBook => new("Visit to book", "careful", Icons.Material.Outlined.EventNote),
    };

    /// <summary><c>today 10:12</c>, <c>Tue 17 Nov</c>.</summary>
    public static string Since(DateTime since, DateTime now)
    {
        var (day, today) = (ClinicClock.DayOf(since), ClinicClock.DayOf(now));
        return day == today ? $"today {ClinicClock.ToClinic(since):HH\\:mm}" : Wording.Day(day, today);
    }

    /// <summary><c>22 min</c>, <c>1 h 14 min</c>, <c>7 days</c>.</summary>
    public static string Ago(DateTime since, DateTime now)
    {
        var span = now - since;
        if (span < TimeSpan.FromHours(1)) return $"{Math.Max(0, (int)span.TotalMinutes)} min";
        var days = ClinicClock.DayOf(now).DayNumber - ClinicClock.DayOf(since).DayNumber;
        return days == 0 ? $"{(int)span.TotalHours} h {span.Minutes} min" : Wording.Count(days, "day");
    }
}
