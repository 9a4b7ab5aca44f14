namespace BenzoClinic.Services.Fhir;

/// <summary>Collects what the report of one file will say. The same problem at many places is one line, so that its size is bounded.</summary>
internal sealed class ImportNotes
{
    private const int PlacesNamed = 5;

    private readonly Dictionary<(string Kind, string Reason), int> _leftOut = [];
    private readonly SortedDictionary<string, int> _notRead = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Count, List<Place> First)> _problems = [];

    /// <summary>How many resources did not go into a chart, most first.</summary>
    public IReadOnlyList<ResourceCount> LeftOut =>
    [
        .. _leftOut.Select(pair => new ResourceCount(pair.Key.Kind, pair.Value, pair.Key.Reason))
            .OrderByDescending(count => count.Count).ThenBy(count => count.Kind, StringComparer.Ordinal),
    ];

    /// <summary>Elements that the chart has no place for, by name.</summary>
    public IReadOnlyList<ResourceCount> NotRead => [.. _notRead.Select(pair => new ResourceCount(pair.Key, pair.Value))];

    /// <summary>Every problem, in the order in which it was met.</summary>
    public IReadOnlyList<ImportProblem> Problems =>
        [.. _problems.Select(pair => new ImportProblem(pair.Key, pair.Value.Count, pair.Value.First))];

    /// <summary>Counts resources that are not used.</summary>
    public void LeaveOut(string kind, string reason, int count = 1) =>
        _leftOut[(kind, reason)] = _leftOut.GetValueOrDefault((kind, reason)) + count;

    /// <summary>Counts elements of a resource that was taken.</summary>
    public void HasNotRead(IEnumerable<string> elements)
    {
        foreach (var element in elements) _notRead[element] = _notRead.GetValueOrDefault(element) + 1;
    }

    /// <summary>Notes a problem at its place.</summary>
    public void Problem(Place place, string sentence)
    {
        var (count, first) = _problems.TryGetValue(sentence, out var known) ? known : (0, []);
        if (count < PlacesNamed) first.Add(place);
        _problems[sentence] = (count + 1, first);
    }
}
