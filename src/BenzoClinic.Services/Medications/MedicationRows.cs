using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Services.Medications;

/// <summary>The rows of <c>medications.json</c>.</summary>
internal static class MedicationRows
{
    private static readonly Dictionary<string, MedicationClass> Classes = new()
    {
        ["benzodiazepine"] = MedicationClass.Benzodiazepine,
        ["z-drug"] = MedicationClass.ZDrug,
    };

    private static readonly Dictionary<string, ActingClass> ActingClasses = new()
    {
        ["short"] = ActingClass.ShortActing,
        ["intermediate"] = ActingClass.IntermediateActing,
        ["long"] = ActingClass.LongActing,
    };

    public static IReadOnlyList<Medication> Read(IEnumerable<ReferenceRow> rows)
    {
        var seen = new HashSet<string>();
        return [.. rows.Select(row => ReadRow(row, seen))];
    }

    private static Medication ReadRow(ReferenceRow row, HashSet<string> seen)
    {
        var medication = new Medication(
            row.Text("code"),
            row.Text("name"),
            row.Word("class", Classes),
            row.Word("acting", ActingClasses),
            row.Text("halfLife"),
            row.Texts("brands"),
            row.TextOrNull("rxNorm"),
            row.AmountOrNull("maximumPerDay"),
            row.Flag("orderable"),
            row.Text("source"))
        {
            MaximumSource = row.TextOrNull("maximumSource"),
        };
        if (medication.Code.Length > 0 && !seen.Add(medication.Code)) row.Report($"The medication “{medication.Code}” stands twice.");
        if ((medication.MaximumPerDay is null) != (medication.MaximumSource is null))
            row.Report("“maximumPerDay” and “maximumSource” are given together or not at all.");
        row.ReportOtherColumns();
        return medication;
    }
}
