using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Services.Medications;

/// <summary>Reads the formulary from the reference data (<c>db/reference</c>, beside the program as <c>reference</c>).</summary>
public static class FormularyReader
{
    /// <summary>Where the reference data lies at run time, in development and published alike.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "reference");

    /// <summary>Reads and checks all files of the folder against each other.</summary>
    /// <exception cref="FormularyException">Any row is wrong; it lists every problem with file and line.</exception>
    public static Formulary ReadFrom(string folder)
    {
        var problems = new List<FormularyProblem>();
        var medicationRows = ReferenceFile.Read(folder, "medications.json", problems);
        var productRows = ReferenceFile.Read(folder, "products.json", problems);
        var tableRows = ReferenceFile.Read(folder, "equivalence-tables.json", problems);
        var equivalenceRows = ReferenceFile.Read(folder, "equivalences.json", problems);
        // A file that cannot be read would make every row that refers to it look wrong.
        ThrowIfAny(problems);

        var medications = MedicationRows.Read(medicationRows);
        var codes = medications.Select(medication => medication.Code).ToHashSet();
        var products = ProductRows.Read(productRows, codes);
        var tables = EquivalenceRows.Read(tableRows, equivalenceRows, codes);
        ThrowIfAny(problems);
        return new([.. medications.OrderBy(medication => medication.Name, StringComparer.Ordinal)], products, tables);
    }

    private static void ThrowIfAny(List<FormularyProblem> problems)
    {
        if (problems.Count > 0) throw new FormularyException(problems);
    }
}
