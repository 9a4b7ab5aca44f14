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
    /// <summary>So many days from one on.</summary>
    /// <param name="planned">What the plan foresees after the last ordered step, by day.</param>
    public static IReadOnlyList<CalendarDay> Of(TaperRecord record, IReadOnlyList<OrderedStep> planned, DoseSources sources, DateOnly from, int days) =>
        [.. From(record, planned, sources, from).Take(days)];

    /// <summary>Every day from one on, without end, worked out as it is asked for; none before a regimen is entered.</summary>
    public static IEnumerable<CalendarDay> From(TaperRecord record, IReadOnlyList<OrderedStep> planned, DoseSources sources, DateOnly from)
    {
        var last = Regimen.Nothing;
        var made = Made(last, sources);
        for (var day = from; ; day = day.AddDays(1))
        {
            var step = planned.LastOrDefault(step => step.On <= day);
            if ((step?.Regimen ?? record.TemporaryOn(day)?.Regimen ?? record.InEffect(day)?.Regimen) is not { } taken) yield break;
            if (!ReferenceEquals(taken, last)) (last, made) = (taken, Made(taken, sources));
            yield return new CalendarDay(day, made.Regimen, step is not null, made.Doses, made.NotMade);
        }
    }

    private static (Regimen Regimen, List<PlannedDose> Doses, List<(string, DoseTime)> NotMade) Made(Regimen taken, DoseSources sources)
    {
        var regimen = DoseTimes.ByMedication(taken);
        var (doses, notMade) = (new List<PlannedDose>(), new List<(string, DoseTime)>());
        foreach (var line in regimen.Lines)
        {
            for (var time = DoseTime.Morning; time <= DoseTime.AsNeeded; time++)
            {
                if (line.At(time).IsZero) continue;
                if (sources.Make(line, time) is { } made) doses.Add(new PlannedDose(line.Medication, time, made));
                else notMade.Add((line.Medication, time));
            }
        }

        return (regimen, doses, notMade);
    }
}
