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
        var read = new SupportiveMedication(row.Text("name"), row.Text("usual"), row.Text("watch"), row.Text("source"))
        {
            Names = row.Texts("names"),
            Figures = new SupportiveFigures(
                row.Amount("usualLow").Milligrams,
                row.Amount("usualHigh").Milligrams,
                row.Amount("maximum").Milligrams,
                row.AmountOrNull("perDose")?.Milligrams,
                row.WholeOrNull("olderFrom"),
                row.AmountOrNull("olderMaximum")?.Milligrams,
                row.TextsOrNone("raisedBy"),
                row.AmountOrNull("raisedMaximum")?.Milligrams),
            Renal = row.TextOrNull("renal") ?? "",
        };
        var it = read.Figures;
        if (it.UsualLow > it.UsualHigh || it.UsualHigh > it.Maximum) row.Report("“usualLow”, “usualHigh” and “maximum” must not fall.");
        if ((it.OlderFrom is null) != (it.OlderMaximum is null)) row.Report("“olderFrom” and “olderMaximum” are given together or not at all.");
        if ((it.RaisedBy.Count == 0) != (it.RaisedMaximum is null)) row.Report("“raisedBy” and “raisedMaximum” are given together or not at all.");
        if (it.OlderMaximum > it.Maximum || it.RaisedMaximum > it.Maximum || it.AtOnce > it.Maximum) row.Report("No figure may be above “maximum”.");
        row.ReportOtherColumns();
        return read;
    }
}
