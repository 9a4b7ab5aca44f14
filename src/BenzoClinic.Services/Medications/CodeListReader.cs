using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Services.Medications;

/// <summary>Reads the coded lists of conditions and substances from the reference data.</summary>
public static class CodeListReader
{
    private static readonly Dictionary<string, string> ConditionSystems = new()
    {
        ["ICD-10-CM"] = "http://hl7.org/fhir/sid/icd-10-cm",
        ["SNOMED CT"] = "http://snomed.info/sct",
    };

    private static readonly Dictionary<string, string> SubstanceSystems = new()
    {
        ["RxNorm"] = "http://www.nlm.nih.gov/research/umls/rxnorm",
        ["SNOMED CT"] = "http://snomed.info/sct",
    };

    /// <summary>Reads and checks both files of the folder.</summary>
    /// <exception cref="FormularyException">Any row is wrong; it lists every problem with file and line.</exception>
    public static CodeLists ReadFrom(string folder)
    {
        var problems = new List<FormularyProblem>();
        var conditions = Read(ReferenceFile.Read(folder, "conditions.json", problems), ConditionSystems, conditions: true);
        var substances = Read(ReferenceFile.Read(folder, "substances.json", problems), SubstanceSystems, conditions: false);
        if (problems.Count == 0 && conditions.Count == 0) problems.Add(new FormularyProblem("conditions.json", 0, "The list is empty: its first row is the default."));
        if (problems.Count == 0 && conditions[0].UseDisorder is not null) problems.Add(new FormularyProblem("conditions.json", 2, "The first row is the default and must not be a use disorder."));
        return problems.Count > 0 ? throw new FormularyException(problems) : new CodeLists(conditions, substances);
    }

    private static List<ListedCode> Read(IReadOnlyList<ReferenceRow> rows, Dictionary<string, string> systems, bool conditions)
    {
        var seen = new HashSet<string>();
        var read = new List<ListedCode>();
        foreach (var row in rows)
        {
            var code = new ListedCode(row.Word("system", systems), row.Text("code"), row.Text("display"), conditions ? Criteria(row) : null, row.Text("source"));
            if (!seen.Add(code.Key)) row.Report($"The code “{code.Code}” stands twice.");
            // Nobody is offered one of these without its criteria.
            if (conditions && (code.Code.StartsWith("F13.1", StringComparison.Ordinal) || code.Code.StartsWith("F13.2", StringComparison.Ordinal)) != (code.UseDisorder is not null))
                row.Report("“criteria” is given for F13.1- and F13.2- and for no other code.");
            row.ReportOtherColumns();
            read.Add(code);
        }

        return read;
    }

    private static CriteriaRange? Criteria(ReferenceRow row)
    {
        if (row.TextOrNull("criteria") is not { } text) return null;
        var parts = text.Split('–');
        if (parts.Length == 2 && int.TryParse(parts[0], out var least) && int.TryParse(parts[1], out var most) && least is >= 2 && most is <= 9 && least <= most) return new CriteriaRange(least, most);
        row.Report("“criteria” is written as 2–3: the least and the most of the nine that count.");
        return null;
    }
}
