using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>A regimen as it is being typed.</summary>
public sealed class RegimenDraft
{
    /// <summary>One line a medication.</summary>
    public List<LineDraft> Lines { get; } = [];

    /// <summary>A draft that says what is taken; one empty line where nothing is.</summary>
    public static RegimenDraft From(Regimen regimen)
    {
        var draft = new RegimenDraft();
        draft.Lines.AddRange(regimen.Lines.Select(LineDraft.From));
        if (draft.Lines.Count == 0) draft.Lines.Add(new LineDraft());
        return draft;
    }

    /// <summary>A draft with these medications and no doses; one empty line where there are none.</summary>
    public static RegimenDraft Of(IEnumerable<string> medications)
    {
        var draft = new RegimenDraft();
        draft.Lines.AddRange(medications.Select(medication => new LineDraft { Medication = medication }));
        if (draft.Lines.Count == 0) draft.Lines.Add(new LineDraft());
        return draft;
    }

    /// <summary>The same, typed again.</summary>
    public RegimenDraft Copy()
    {
        var copy = new RegimenDraft();
        copy.Lines.AddRange(Lines.Select(line => line.Copy()));
        return copy;
    }

    /// <summary>The regimen, or null while something cannot be read as a dose.</summary>
    public Regimen? Read()
    {
        var lines = new List<RegimenLine>();
        foreach (var draft in Lines.Where(line => !SaysNothing(line)))
        {
            if (draft.Read() is not { } line) return null;
            lines.Add(line);
        }

        return new Regimen(lines);
    }

    /// <summary>Position of a line in what <see cref="Read"/> returns, as findings count; -1 where it is left out.</summary>
    public int PositionOf(LineDraft line) => Lines.Where(it => !SaysNothing(it)).ToList().IndexOf(line);

    private static bool SaysNothing(LineDraft line) => line.Medication.Length == 0 && line.Read() is { WithAsNeeded.IsZero: true };
}
