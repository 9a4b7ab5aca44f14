namespace BenzoClinic.Services.Medications;

/// <summary>One thing that is wrong in a reference file.</summary>
/// <param name="File">Name of the file: <c>products.json</c>.</param>
/// <param name="Line">Line the row begins on, counted from 1; 0 where the file as a whole is meant.</param>
/// <param name="Sentence">What is wrong, for the person who edits the file.</param>
public sealed record FormularyProblem(string File, int Line, string Sentence)
{
    /// <summary><c>products.json, line 12: …</c></summary>
    public override string ToString() => Line > 0 ? $"{File}, line {Line}: {Sentence}" : $"{File}: {Sentence}";
}

/// <summary>The reference data cannot be used. Carries every problem found, not only the first.</summary>
public sealed class FormularyException(IReadOnlyList<FormularyProblem> problems) : Exception(Describe(problems))
{
    /// <summary>All problems, in the order of the files and lines.</summary>
    public IReadOnlyList<FormularyProblem> Problems => problems;

    private static string Describe(IReadOnlyList<FormularyProblem> problems) =>
        $"The medication reference data has {(problems.Count == 1 ? "1 problem" : $"{problems.Count} problems")}:"
        + string.Concat(problems.Select(problem => $"\n{problem}"));
}
