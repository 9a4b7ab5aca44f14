using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Services.Medications;

/// <summary>The rows of <c>products.json</c>.</summary>
internal static class ProductRows
{
    private static readonly Dictionary<string, DoseForm> Forms = new()
    {
        ["tablet"] = DoseForm.Tablet,
        ["capsule"] = DoseForm.Capsule,
        ["orally disintegrating"] = DoseForm.OrallyDisintegrating,
        ["extended release"] = DoseForm.ExtendedRelease,
        ["sublingual"] = DoseForm.Sublingual,
        ["film"] = DoseForm.Film,
        ["solution"] = DoseForm.Solution,
    };

    public static IReadOnlyList<Product> Read(IEnumerable<ReferenceRow> rows, IReadOnlySet<string> medications)
    {
        var seen = new HashSet<string>();
        return [.. rows.Select(row => ReadRow(row, medications, seen))];
    }

    private static Product ReadRow(ReferenceRow row, IReadOnlySet<string> medications, HashSet<string> seen)
    {
        var form = row.Word("form", Forms);
        // The unit is part of the column's name: a strength per tablet and one per mL are never mistaken for each other.
        var strength = row.Amount(form == DoseForm.Solution ? "mgPerMl" : "mg");
        var product = new Product(row.Text("code"), row.Text("medication"), form, strength, row.Whole("parts"), row.Text("source"));
        if (form == DoseForm.Solution)
        {
            product = product with
            {
                Syringe = new Syringe(row.Text("syringe"), row.Milliliters("stepMl"), row.Milliliters("capacityMl")),
                DaysOnceOpened = row.Whole("daysOnceOpened"),
                Bottle = row.MillilitersOrNull("bottleMl"),
            };
            if (strength.Nanograms * product.Syringe.Step.Microliters % 1_000 != 0) row.Report("One step of the syringe must hold a whole number of nanograms.");
        }

        if (product.Code.Length > 0 && !seen.Add(product.Code)) row.Report($"The product “{product.Code}” stands twice.");
        if (product.Medication.Length > 0 && !medications.Contains(product.Medication))
            row.Report($"The medication “{product.Medication}” is not in medications.json.");
        if (product.Parts is not (1 or 2 or 4))
            row.Report("“parts” must be 1 (never split), 2 (halves) or 4 (quarters).");
        else if (product.Parts != 1 && form != DoseForm.Tablet)
            row.Report("Only a plain tablet is split: “parts” must be 1 for every other form.");
        row.ReportOtherColumns();
        return product;
    }
}
