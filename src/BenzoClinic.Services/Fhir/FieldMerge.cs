namespace BenzoClinic.Services.Fhir;

/// <summary>
/// Sets three states of one thing against each other, field by field: what the source said last, what it says now, what the
/// chart holds. Only what the source has changed since is taken; where the clinic has changed the field too, the clinic's stands.
/// </summary>
/// <param name="Take">Fields to write into the chart.</param>
/// <param name="Kept">Names of the fields where the clinic's stands against a change of the source.</param>
internal sealed record FieldMerge(IReadOnlyDictionary<string, string> Take, IReadOnlyList<string> Kept)
{
    /// <summary>Compares. A field the source said nothing of before counts as empty before.</summary>
    public static FieldMerge Of(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now, IReadOnlyDictionary<string, string> chart)
    {
        var take = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var kept = new List<string>();
        foreach (var (field, said) in now)
        {
            var (last, held) = (before.GetValueOrDefault(field, ""), chart.GetValueOrDefault(field, ""));
            if (said == last || said == held) continue;
            if (held == last) take[field] = said;
            else kept.Add(field);
        }

        return new FieldMerge(take, kept);
    }
}
