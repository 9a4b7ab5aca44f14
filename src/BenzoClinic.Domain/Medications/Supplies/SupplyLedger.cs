using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;

namespace BenzoClinic.Domain.Medications.Supplies;

/// <summary>How a patient's supply stands.</summary>
public enum SupplyState
{
    /// <summary>Nothing was ever counted or dispensed.</summary>
    Unknown,

    /// <summary>It ends on a known day.</summary>
    RunsOut,

    /// <summary>Today is not covered any more.</summary>
    Out,

    /// <summary>It lasts longer than is looked ahead, or nothing is taken.</summary>
    Lasts,

    /// <summary>A dose is not made of products, so it cannot be counted how long it lasts.</summary>
    NotCountable,
}

/// <summary>What a patient has and how long it lasts.</summary>
/// <param name="RunsOutOn">The last day that is covered wholly; null where it is not known or lasts.</param>
/// <param name="AtHome">What is at home now: at the last count of today, else on the morning of today.</param>
/// <param name="Gaps">Days since the last count that were not covered: what was taken then is to be asked.</param>
/// <param name="CountedOn">Day of the last count; null where nothing was counted.</param>
public sealed record SupplyForecast(SupplyState State, DateOnly? RunsOutOn, IReadOnlyList<SupplyLine> AtHome, IReadOnlyList<DateOnly> Gaps, DateOnly? CountedOn)
{
    /// <summary>Nothing is known.</summary>
    public static SupplyForecast Unknown { get; } = new(SupplyState.Unknown, null, [], [], null);

    /// <summary>True where it ends before a day, which it then does not reach: the next visit is too late.</summary>
    public bool EndsBefore(DateOnly day) => RunsOutOn < day;
}

/// <summary>
/// The supply ledger, recounted day by day from the last count: what was dispensed since comes in, every dose goes out as ordered, and
/// an opened bottle is thrown away on its day. As-needed doses go out at their maximum. A dose goes out as the schedule draws it; where
/// one of its products is used up, in what else is at home, since the patient takes it so. Source: clinical policy, run-out day by day
/// from the doses in effect, ordered steps included.
/// </summary>
public static class SupplyLedger
{
    /// <summary>Days looked ahead.</summary>
    public const int Horizon = 400;

    /// <summary>Reads the ledger.</summary>
    /// <param name="rows">Rows of the ledger, in any order.</param>
    /// <param name="days">Every day from the first one needed on, as <see cref="PatientCalendar.From"/> gives them for a day.</param>
    public static SupplyForecast Read(IReadOnlyList<SupplyEntry> rows, Func<DateOnly, IEnumerable<CalendarDay>> days, Formulary formulary, DateOnly today)
    {
        var count = rows.Where(row => row.Kind == SupplyEntryKind.Counted).MaxBy(row => (row.On, row.At));
        var dispensed = rows.Where(row => row.Kind == SupplyEntryKind.Dispensed && (count is null || row.On > count.On || (row.On == count.On && row.At >= count.At))).ToList();
        if (count is null && dispensed.Count == 0) return SupplyForecast.Unknown;

        var first = count?.On ?? dispensed.Min(row => row.On);
        var home = new HomeSupply(formulary);
        var others = new Dictionary<string, MakeableDoses>();
        foreach (var line in count?.Lines ?? []) home.Add(line);
        var (atHome, gaps) = (new List<SupplyLine>(), new List<DateOnly>());
        DateOnly? covered = null;
        foreach (var day in days(first).TakeWhile(day => day.On <= today.AddDays(Horizon)))
        {
            foreach (var line in dispensed.Where(row => row.On == day.On).SelectMany(row => row.Lines)) home.Add(line);
            home.Discard(day.On);
            if (day.On == today) atHome = Ordered(home, formulary);
            // Only the doses of the day that were still to be taken when it was counted.
            var outcome = Take(day, day.On == count?.On ? count.TakenUpTo : null, home, others, formulary);
            if (outcome == Outcome.NotCountable) return new SupplyForecast(SupplyState.NotCountable, null, atHome.Count > 0 ? atHome : Ordered(home, formulary), gaps, count?.On);
            if (outcome == Outcome.Covered) covered = day.On;
            else if (day.On < today) gaps.Add(day.On);
            else return new SupplyForecast(day.On == today ? SupplyState.Out : SupplyState.RunsOut, covered ?? first.AddDays(-1), atHome, gaps, count?.On);
        }

        return new SupplyForecast(SupplyState.Lasts, null, atHome, gaps, count?.On);
    }

    // The strongest first, as tablets are counted.
    private static List<SupplyLine> Ordered(HomeSupply home, Formulary formulary) =>
        [.. home.Lines.OrderBy(line => formulary.FindProduct(line.Product)?.Medication, StringComparer.Ordinal).ThenByDescending(line => formulary.FindProduct(line.Product)?.Strength)];

    private enum Outcome
    {
        Covered,
        NotCovered,
        NotCountable,
    }

    private static Outcome Take(CalendarDay day, DoseTime? takenUpTo, HomeSupply home, Dictionary<string, MakeableDoses> others, Formulary formulary)
    {
        var outcome = Outcome.Covered;
        foreach (var line in day.Regimen.Lines)
        {
            for (var time = DoseTime.Morning; time <= DoseTime.AsNeeded; time++)
            {
                if (line.At(time).IsZero || (time <= takenUpTo && time != DoseTime.AsNeeded)) continue;
                var times = TimesADay(line, time);
                var drawn = day.Doses.FirstOrDefault(dose => dose.Medication == line.Medication && dose.Time == time)?.Made;
                if (drawn is not null && home.Take(drawn, times, day.On)) continue;
                if (FromWhatIsThere(line, line.At(time), times, home, others, formulary) is { } other) home.Take(other, times, day.On);
                else if (drawn is null) return Outcome.NotCountable;
                else outcome = Outcome.NotCovered;
            }
        }

        return outcome;
    }

    /// <summary>How often a dose is taken a day: once, and as needed as often as its maximum allows.</summary>
    public static int TimesADay(RegimenLine line, DoseTime time) =>
        time == DoseTime.AsNeeded && !line.AsNeeded.IsZero ? Math.Max(1, (int)((line.AsNeededMaximum.Nanograms + line.AsNeeded.Nanograms - 1) / line.AsNeeded.Nanograms)) : 1;

    // Never in a form that acts otherwise, unless the line names it. What lacks is left out, one after the other, until the rest makes the dose or cannot.
    private static DispensedDose? FromWhatIsThere(RegimenLine line, Dose dose, int times, HomeSupply home, Dictionary<string, MakeableDoses> others, Formulary formulary)
    {
        var products = home.Lines.Select(there => there.Product).Distinct().Select(formulary.FindProduct).OfType<Product>()
            .Where(product => product.Medication == line.Medication && (product.Code == line.Product || product.Form is not (DoseForm.ExtendedRelease or DoseForm.Sublingual or DoseForm.Film))).ToList();
        while (products.Count > 0)
        {
            // The same strengths are there day after day.
            var key = string.Join(' ', products.Select(product => product.Code));
            if (!others.TryGetValue(key, out var makeable)) others[key] = makeable = new MakeableDoses(products);
            if (makeable.Make(dose) is not { } made) return null;
            var lacking = home.Lacking(made, times);
            if (lacking.Count == 0) return made;
            products.RemoveAll(product => lacking.Contains(product.Code));
        }

        return null;
    }
}
