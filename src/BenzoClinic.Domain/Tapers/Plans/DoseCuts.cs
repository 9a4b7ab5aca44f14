using System.Numerics;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tapers.Plans;

/// <summary>
/// Which dose of the day falls, and to what. As-needed doses fall first, then the largest dose of the day, of equal ones the
/// earliest, so that the night dose is the last to go (Ashton Manual, chapter II). One medication after the other. What is
/// worked out is rounded up to what can be made, so that no cut is larger than it was meant to be.
/// </summary>
internal sealed class DoseCuts(PlanWalk walk, string first)
{
    /// <summary>The regimen lowered by at most so many units; the current one where rounding leaves nothing to cut.</summary>
    public Regimen ByAtMost(BigInteger units)
    {
        var (result, left) = (walk.Current, units);
        foreach (var medication in Order())
        {
            foreach (var time in Times(result, medication))
            {
                var line = Line(result, medication);
                var weight = walk.Scale.UnitsPerNanogram(medication);
                var lowered = time == DoseTime.AsNeeded ? WithFewer(line, left / weight) : Lowered(line, time, left / weight);
                if (lowered == line) continue;
                left -= weight * (line.WithAsNeeded.Nanograms - lowered.WithAsNeeded.Nanograms);
                result = Put(result, lowered);
                if (!lowered.At(time).IsZero) return result;
            }

            if (!Line(result, medication).WithAsNeeded.IsZero) return result;
        }

        return result;
    }

    /// <summary>The lowest that the guard allows on a day for the medication that falls; null where that is no cut.</summary>
    public Regimen? ToTheFloor(DateOnly on)
    {
        foreach (var medication in Order())
        {
            var scheduled = Line(walk.Current, medication).Scheduled;
            if (scheduled.IsZero || walk.Guard.LowestScheduledExactly(medication, walk.Current, on) is not { } lowest || lowest >= scheduled) continue;
            var lowered = ByAtMost(walk.Scale.UnitsPerNanogram(medication) * (scheduled.Nanograms - lowest.Nanograms));
            return lowered != walk.Current && walk.Guard.Judge(lowered, on).Allowed ? lowered : null;
        }

        return null;
    }

    /// <summary>The smallest cut that can be made at all and that the guard allows on a day; null where there is none.</summary>
    public Regimen? NextLower(DateOnly on)
    {
        foreach (var medication in Order())
        {
            Regimen? best = null;
            foreach (var candidate in OneLower(medication))
                if (walk.Guard.Judge(candidate, on).Allowed && (best is null || walk.Units(candidate) > walk.Units(best))) best = candidate;
            if (best is not null) return best;
        }

        return null;
    }

    /// <summary>Every regimen with one dose at the next lower that can be made.</summary>
    public IEnumerable<Regimen> OneLower(string medication)
    {
        var line = Line(walk.Current, medication);
        var makeable = walk.Stock.Of(medication);
        foreach (var time in Times(walk.Current, medication))
        {
            if (time == DoseTime.AsNeeded && line.AsNeededMaximum > line.AsNeeded)
                yield return Put(walk.Current, WithFewer(line, line.AsNeeded.Nanograms));
            else if (makeable.Below(line.At(time)) is { } below)
                yield return Put(walk.Current, time == DoseTime.AsNeeded ? line with { AsNeeded = below, AsNeededMaximum = below } : line.With(time, below));
        }
    }

    /// <summary>The medications taken, in the order in which they fall.</summary>
    public IEnumerable<string> Order() => walk.Current.Lines.Where(line => !line.WithAsNeeded.IsZero).Select(line => line.Medication).OrderBy(medication => medication == first ? 0 : 1);

    private static IEnumerable<DoseTime> Times(Regimen regimen, string medication)
    {
        var line = Line(regimen, medication);
        if (!line.AsNeededMaximum.IsZero) yield return DoseTime.AsNeeded;
        foreach (var time in DoseTimes.Scheduled.Where(time => !line.At(time).IsZero).OrderByDescending(time => line.At(time)).ThenBy(time => time)) yield return time;
    }

    private RegimenLine Lowered(RegimenLine line, DoseTime time, BigInteger nanograms)
    {
        var dose = line.At(time);
        if (nanograms >= dose.Nanograms) return line.With(time, Dose.Zero);
        var to = Dose.FromNanograms(dose.Nanograms - (long)nanograms);
        return walk.Stock.Of(line.Medication).Cut(dose, to, walk.IsMeasured(line.Medication, time)) is { } makeable ? line.With(time, makeable) : line;
    }

    // So many as-needed doses fewer a day as fit.
    private static RegimenLine WithFewer(RegimenLine line, BigInteger nanograms)
    {
        var most = line.AsNeededMaximum.Nanograms / line.AsNeeded.Nanograms;
        var fewer = (long)BigInteger.Min(nanograms / line.AsNeeded.Nanograms, most);
        if (fewer == 0) return line;
        var left = fewer == most ? 0 : line.AsNeededMaximum.Nanograms - fewer * line.AsNeeded.Nanograms;
        return line with { AsNeededMaximum = Dose.FromNanograms(left), AsNeeded = left == 0 ? Dose.Zero : line.AsNeeded };
    }

    private static RegimenLine Line(Regimen regimen, string medication) => regimen.Lines.First(line => line.Medication == medication);

    private static Regimen Put(Regimen regimen, RegimenLine line) => new([.. regimen.Lines.Select(other => other.Medication == line.Medication ? line : other)]);
}
