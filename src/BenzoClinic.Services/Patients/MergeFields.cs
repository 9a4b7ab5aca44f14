using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Patients;

/// <summary>What two charts say differently, in the words in which changes of a chart are written down.</summary>
internal static class MergeFields
{
    private static readonly ChartWriting Nothing = new(new PatientDetails { FirstName = "", LastName = "", BirthDate = default, Language = "" }, ContactBook.Empty, []);

    /// <summary>One line for each field in which the two differ.</summary>
    public static IReadOnlyList<MergeField> Between(ChartWriting kept, ChartWriting other, ChartWriting after, Func<StaffId, string> nameOf)
    {
        // What a chart says is what would have changed had nothing stood there.
        var (here, there, then) = (Said(kept), Said(other), Said(after));
        return [.. here.Keys.Concat(there.Keys).Distinct().Where(field => At(here, field) != At(there, field)).Select(field => new MergeField(field, At(here, field), At(there, field), At(then, field)))];

        Dictionary<string, string> Said(ChartWriting chart) => ChartChanges.Between(Nothing, chart, nameOf)
            .GroupBy(change => change.Field).ToDictionary(changes => changes.Key, changes => string.Join("; ", changes.Select(change => change.To)));
    }

    private static string At(Dictionary<string, string> said, string field) => said.GetValueOrDefault(field, "");
}
