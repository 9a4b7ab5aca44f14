using System.Globalization;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>The stretch of a day that a schedule shows, in minutes since midnight, both on the hour. Places are percent of it: the sheet may be of any height.</summary>
public readonly record struct DayScale(int From, int To)
{
    /// <summary>How many hours it has.</summary>
    public int Hours => (To - From) / 60;

    /// <summary>The smallest scale that holds all of these stretches; 8:00 to 18:00 where there are none.</summary>
    public static DayScale Of(IEnumerable<(int From, int To)> spans)
    {
        var (from, to) = (int.MaxValue, int.MinValue);
        foreach (var span in spans) (from, to) = (Math.Min(from, span.From), Math.Max(to, span.To));
        return from > to ? new DayScale(8 * 60, 18 * 60) : new DayScale(from / 60 * 60, Math.Min(24 * 60, (to + 59) / 60 * 60));
    }

    /// <summary>Minutes since midnight of a wall time; its last moment is the end of the day.</summary>
    public static int Minute(TimeOnly time) => time == TimeOnly.MaxValue ? 24 * 60 : time.Hour * 60 + time.Minute;

    /// <summary>A wall time as a minute stands for it.</summary>
    public static TimeOnly Wall(int minute) => minute >= 24 * 60 ? TimeOnly.MaxValue : new TimeOnly(minute / 60, minute % 60);

    /// <summary>Where a minute stands, in CSS.</summary>
    public string Top(int minute) => $"top:{Percent(minute - From)}";

    /// <summary>Where a stretch stands, in CSS. What begins earlier or ends later is cut off.</summary>
    /// <param name="lane">Which of <paramref name="lanes"/> places side by side, from 0.</param>
    public string Place(int from, int to, int lane = 0, int lanes = 1)
    {
        var (first, last) = (Math.Max(from, From), Math.Min(to, To));
        var place = $"{Top(first)};--h:{Percent(Math.Max(0, last - first))}";
        return lanes == 1 ? place : string.Create(CultureInfo.InvariantCulture, $"{place};--lane:{lane};--lanes:{lanes}");
    }

    private string Percent(int minutes) => (minutes * 100m / (To - From)).ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
