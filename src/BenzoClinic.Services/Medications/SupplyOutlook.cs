using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;

namespace BenzoClinic.Services.Medications;

/// <summary>What an order asks of the supply.</summary>
/// <param name="Days">Days to the next visit; fourteen where none is booked.</param>
/// <param name="Needed">What those days ask for, whatever is at home.</param>
/// <param name="Supply">How long what is at home, and prescribed, lasts with the order.</param>
public sealed record SupplyOutlook(int Days, DateOnly? NextVisit, IReadOnlyList<PrescriptionItem> Needed, SupplyForecast Supply)
{
    /// <summary>Works it out without the database.</summary>
    public static SupplyOutlook Of(SupplyPicture picture, DateOnly? nextVisit, IReadOnlyList<OrderedStep> steps)
    {
        var days = nextVisit is { } next ? Math.Clamp(next.DayNumber - picture.Today.DayNumber, 1, PrescriptionRules.MostDays) : 14;
        var calendar = PatientCalendar.Of(picture.Record, steps, picture.Sources, picture.Today, days);
        var needed = calendar.Count == 0 ? [] : PrescriptionDraft.For(calendar, picture.TakenUpTo, [], picture.Formulary).Items;
        return new SupplyOutlook(days, nextVisit, needed, picture.WithPending(steps));
    }
}
