using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>What is taken on one day, as a patient follows it.</summary>
/// <param name="IsPlanned">False for what is ordered; true for what the plan foresees and a visit has still to confirm.</param>
/// <param name="Doses">Each dose made exactly. A dose that no product makes is not among them and named in <paramref name="NotMade"/>.</param>
/// <param name="NotMade">Medication and time of doses that cannot be made.</param>
public sealed record CalendarDay(DateOnly On, Regimen Regimen, bool IsPlanned, IReadOnlyList<PlannedDose> Doses, IReadOnlyList<(string Medication, DoseTime Time)> NotMade);

/// <summary>The days ahead, one by one: ordered steps and temporary doses as they stand, then what the plan foresees.</summary>
public static class PatientCalendar
{
    /// <summary>Every day from one on.</summary>
    /// <param name="planned">What the plan foresees after the last ordered step, by day.</param>
    public static IReadOnlyList<CalendarDay> Of(TaperRecord record, IReadOnlyList<OrderedStep> planned, Stock stock, DateOnly from, int days)
    {
        var calendar = new List<CalendarDay>();
        for (var day = from; day < from.AddDays(days); day = day.AddDays(1))
        {
            var step = planned.LastOrDefault(step => step.On <= day);
            if ((step?.Regimen ?? record.TemporaryOn(day)?.Regimen ?? record.InEffect(day)?.Regimen) is not { } taken) break;
            var regimen = DoseTimes.ByMedication(taken);
            var (doses, notMade) = (new List<PlannedDose>(), new List<(string, DoseTime)>());
            foreach (var line in regimen.Lines)
            {
                var makeable = stock.Of(line.Medication);
                // A line that names a liquid is measured, also where tablets could make it.
                var measured = makeable.Products.Any(product => product.Code == line.Product && product.Form == DoseForm.Solution);
                for (var time = DoseTime.Morning; time <= DoseTime.AsNeeded; time++)
                {
                    if (line.At(time).IsZero) continue;
                    if (makeable.Make(line.At(time), measured) is { } made) doses.Add(new PlannedDose(line.Medication, time, made));
                    else notMade.Add((line.Medication, time));
                }
            }

            calendar.Add(new CalendarDay(day, regimen, step is not null, doses, notMade));
        }

        return calendar;
    }
}
