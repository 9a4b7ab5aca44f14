namespace BenzoClinic.Web.Components.Schedule;

/// <summary>Stretches that meet stand side by side.</summary>
internal static class Lanes
{
    /// <summary>For each stretch, in the order given: its lane from 0, and how many lanes there are where it stands.</summary>
    public static IReadOnlyList<(int Lane, int Of)> Of(IReadOnlyList<(int From, int To)> spans)
    {
        var places = new (int Lane, int Of)[spans.Count];
        var (group, ends, until) = (new List<int>(), new List<int>(), int.MinValue);
        foreach (var index in Enumerable.Range(0, spans.Count).OrderBy(it => spans[it].From).ThenByDescending(it => spans[it].To))
        {
            var (from, to) = spans[index];
            if (from >= until) Close();
            var lane = ends.FindIndex(end => end <= from);
            if (lane < 0)
            {
                lane = ends.Count;
                ends.Add(to);
            }
            else ends[lane] = to;

            places[index] = (lane, 0);
            group.Add(index);
            until = Math.Max(until, to);
        }

        Close();
        return places;

        // Nothing that follows meets the group: all of it shares the width.
        void Close()
        {
            foreach (var index in group) places[index].Of = ends.Count;
            group.Clear();
            ends.Clear();
        }
    }
}
