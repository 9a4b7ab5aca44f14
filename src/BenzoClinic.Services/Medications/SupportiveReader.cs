using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Services.Medications;

/// <summary>The supportive medications of the reference data, by name.</summary>
public sealed record SupportiveMedications(IReadOnlyList<SupportiveMedication> All);

/// <summary>Reads <c>supportive.json</c>.</summary>
public static class SupportiveReader
{
    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="FormularyException">Any row is wrong; it lists every problem with file and line.</exception>
    public static SupportiveMedications ReadFrom(string folder)
    {
        var problems = new List<FormularyProblem>();
        var rows = ReferenceFile.Read(folder, "supportive.json", problems).Select(Read).OrderBy(row => row.Name, StringComparer.Ordinal).ToList();
        return problems.Count > 0 ? throw new FormularyException(problems) : new(rows);
    }

    private static SupportiveMedication Read(ReferenceRow row)
    {
        var read = new SupportiveMedication(row.Text("name"), row.Text("usual"), row.Text("watch"), row.Text("source"));
        row.ReportOtherColumns();
        return read;
    }
}
