namespace BenzoClinic.Services.Fhir;

/// <summary>The head of a list, for choosing what its columns are.</summary>
/// <param name="Refused">Why it cannot be read, or null.</param>
/// <param name="Guess">What the columns seem to be, from their names.</param>
/// <param name="First">The first rows as they stand.</param>
public sealed record PatientListLook(string? Refused, IReadOnlyList<string> Headers, PatientListColumns Guess, IReadOnlyList<IReadOnlyList<string>> First)
{
    internal static PatientListLook Unusable(string sentence) => new(sentence, [], new PatientListColumns([]), []);
}

/// <summary>How far the import of a list has come.</summary>
/// <param name="Rows">Rows done.</param>
public sealed record PatientListProgress(int Rows);

/// <summary>Something to look at in a list, without what stands there.</summary>
/// <param name="Line">Line of the row, from 1.</param>
/// <param name="Column">Name of the column, or "" for the whole row.</param>
public sealed record PatientListProblem(int Line, string Column, string Sentence);

/// <summary>What an import of a list did, or a dry run would do: counts and places, no clinical content.</summary>
/// <param name="Refused">Why the list could not be read to its end, or null.</param>
/// <param name="Stopped">True where someone stopped it; what was written stays, and the same list goes on from there.</param>
/// <param name="Problems">The first of them.</param>
/// <param name="MoreProblems">How many further ones there are.</param>
public sealed record PatientListReport(
    string? Refused, bool IsDryRun, bool Stopped, int New, int Changed, int Unchanged, int Unusable, IReadOnlyList<PatientListProblem> Problems, int MoreProblems);

/// <summary>Collects what the report of a list will say; its size is bounded.</summary>
internal sealed class ListNotes
{
    private const int Named = 200;

    private readonly List<PatientListProblem> _problems = [];

    public IReadOnlyList<PatientListProblem> Problems => _problems;

    public int More { get; private set; }

    public void Add(int line, string column, string sentence)
    {
        if (_problems.Count < Named) _problems.Add(new PatientListProblem(line, column, sentence));
        else More++;
    }
}
