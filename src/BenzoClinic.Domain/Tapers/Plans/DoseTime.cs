using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>When in the day a dose is taken.</summary>
public enum DoseTime
{
    /// <summary>After getting up.</summary>
    Morning,

    /// <summary>Around noon.</summary>
    Midday,

    /// <summary>Early evening.</summary>
    Evening,

    /// <summary>Before sleep.</summary>
    Bedtime,

    /// <summary>As needed, up to a maximum a day.</summary>
    AsNeeded,
}

/// <summary>The doses of a regimen by medication and time.</summary>
public static class DoseTimes
{
    /// <summary>The times of scheduled doses, in the order of the day.</summary>
    public static IReadOnlyList<DoseTime> Scheduled { get; } = [DoseTime.Morning, DoseTime.Midday, DoseTime.Evening, DoseTime.Bedtime];

    /// <summary>The dose at a time; one as-needed dose for <see cref="DoseTime.AsNeeded"/>.</summary>
    public static Dose At(this RegimenLine line, DoseTime time) => time switch
    {
        DoseTime.Morning => line.Morning,
        DoseTime.Midday => line.Midday,
        DoseTime.Evening => line.Evening,
        DoseTime.Bedtime => line.Bedtime,
        DoseTime.AsNeeded => line.AsNeeded,
    };

    /// <summary>The line with another scheduled dose at a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">As needed: that has a maximum too.</exception>
    public static RegimenLine With(this RegimenLine line, DoseTime time, Dose dose) => time switch
    {
        DoseTime.Morning => line with { Morning = dose },
        DoseTime.Midday => line with { Midday = dose },
        DoseTime.Evening => line with { Evening = dose },
        DoseTime.Bedtime => line with { Bedtime = dose },
        _ => throw new ArgumentOutOfRangeException(nameof(time)),
    };

    /// <summary>One line a medication, whatever forms it is taken in; what is zero throughout is left out.</summary>
    public static Regimen ByMedication(Regimen regimen) => new(
    [
        .. regimen.Lines.Where(line => !line.WithAsNeeded.IsZero).GroupBy(line => line.Medication).Select(lines => lines.Aggregate((sum, line) => sum with
        {
            Product = sum.Product == line.Product ? sum.Product : null,
            Morning = sum.Morning + line.Morning,
            Midday = sum.Midday + line.Midday,
            Evening = sum.Evening + line.Evening,
            Bedtime = sum.Bedtime + line.Bedtime,
            AsNeeded = sum.AsNeeded > line.AsNeeded ? sum.AsNeeded : line.AsNeeded,
            AsNeededMaximum = sum.AsNeededMaximum + line.AsNeededMaximum,
        })),
    ]);
}
