using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>A condition as a clinician writes it.</summary>
/// <param name="Code">Key of a listed code; "" for words alone.</param>
/// <param name="Words">What it is, where no code is chosen.</param>
/// <param name="Note">Free text beside it.</param>
/// <param name="Criteria">Criteria of a use disorder met, where the code stands for one.</param>
public sealed record ConditionDraft(string Code, string Words, string Note, DateOnly? Onset, DateOnly? Ended, bool Resolved, int? Criteria);

/// <summary>What is wrong with a condition.</summary>
public static class ConditionChecks
{
    private const string Sedatives = "F13.";

    /// <summary>Everything that is wrong, each finding named after its member.</summary>
    /// <param name="others">Codes of the patient's other conditions that count.</param>
    public static IReadOnlyList<Finding> Check(ConditionDraft draft, CodeLists lists, IReadOnlyCollection<string> others, DateOnly birthDate, DateOnly today)
    {
        var findings = new List<Finding>();
        var listed = lists.Condition(draft.Code);
        if (draft.Code.Length > 0 && listed is null) findings.Add(new Finding("Code", "not-listed", "This code is not in the clinic’s list. Choose another, or write the condition in words."));
        else if (draft.Code.Length == 0 && draft.Words.Length == 0) findings.Add(Finding.Required("Words", "Say what the condition is."));
        findings.AddRange(PatientDetails.CheckLength("Words", draft.Words, 200));
        findings.AddRange(PatientDetails.CheckLength("Note", draft.Note, 1000));
        if (draft.Onset > today) findings.Add(new Finding("Onset", "in-the-future", "The first day is in the future."));
        else if (draft.Onset < birthDate) findings.Add(new Finding("Onset", "before-birth", "The first day is before the date of birth."));
        if (draft.Ended > today) findings.Add(new Finding("Ended", "in-the-future", "The last day is in the future."));
        else if (draft.Ended < (draft.Onset ?? birthDate)) findings.Add(new Finding("Ended", "until-before-from", draft.Onset is null ? "The last day is before the date of birth." : "The last day is before the first."));
        if (listed is { UseDisorder: { } range } && (draft.Criteria is not { } met || met < range.Least || met > range.Most))
            findings.Add(new Finding("Criteria", "criteria", $"This code needs {range.Least} to {range.Most} of the nine criteria. Tolerance and withdrawal do not count for a medication taken as prescribed; without the criteria, choose {lists.Default.Code}."));
        if (listed is not null && others.Contains(listed.Key)) findings.Add(new Finding("Code", "twice", "This condition is listed already."));
        // ICD-10-CM, Excludes1 between F13.1-, F13.2- and F13.9-.
        else if (listed is not null && listed.Code.StartsWith(Sedatives, StringComparison.Ordinal) && others.Any(other => other.Contains($"|{Sedatives}", StringComparison.Ordinal)))
            findings.Add(new Finding("Code", "excludes", "Another F13 code stands already: only one of them at a time. Resolve it first."));
        return findings;
    }

    /// <summary>What is wrong with the reason of an entry in error.</summary>
    public static IReadOnlyList<Finding> CheckReason(string reason) => reason.Length == 0
        ? [Finding.Required("Reason", "Say what was wrong.")]
        : [.. PatientDetails.CheckLength("Reason", reason, 200)];
}
