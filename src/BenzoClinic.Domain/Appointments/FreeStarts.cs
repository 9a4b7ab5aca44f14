namespace BenzoClinic.Domain.Appointments;

/// <summary>A part of the day, as patients ask for it.</summary>
public enum PartOfDay
{
    /// <summary>Whenever.</summary>
    Any,

    /// <summary>Begins before 12:00.</summary>
    Morning,

    /// <summary>Begins from 12:00 on and before 16:00.</summary>
    Afternoon,

    /// <summary>Begins from 16:00 on.</summary>
    Evening,
}

/// <summary>Where a visit of some length fits into a day.</summary>
public static class FreeStarts
{
    /// <summary>Minutes between the starts that are offered.</summary>
    public const int Grid = 15;

    /// <summary>Starts of a day on the quarter hours, and right after what is taken, so that no gap is left. In order.</summary>
    /// <param name="open">When the provider can be booked.</param>
    /// <param name="taken">What is taken of provider, room or patient, breaks among it.</param>
    public static IEnumerable<TimeOnly> Of(IEnumerable<(TimeOnly From, TimeOnly To)> open, IReadOnlyCollection<(TimeOnly From, TimeOnly To)> taken, int minutes)
    {
        var length = TimeSpan.FromMinutes(minutes);
        var starts = new SortedSet<TimeSpan>();
        foreach (var (from, to) in open)
        {
            var (first, last) = (from.ToTimeSpan(), to.ToTimeSpan() - length);
            for (var at = Math.Ceiling(first.TotalMinutes / Grid) * Grid; at <= last.TotalMinutes; at += Grid) starts.Add(TimeSpan.FromMinutes(at));
            foreach (var end in taken.Select(it => it.To.ToTimeSpan()).Where(end => end >= first && end <= last && end.TotalMinutes % 5 == 0)) starts.Add(end);
        }

        return starts.Where(start => !taken.Any(it => it.From.ToTimeSpan() < start + length && start < it.To.ToTimeSpan())).Select(TimeOnly.FromTimeSpan);
    }

    /// <summary>True where a start lies in that part of the day.</summary>
    public static bool Fits(TimeOnly start, PartOfDay part) => part switch
    {
        PartOfDay.Morning => start.Hour < 12,
        PartOfDay.Afternoon => start.Hour is >= 12 and < 16,
        PartOfDay.Evening => start.Hour >= 16,
        _ => true,
    };
}
