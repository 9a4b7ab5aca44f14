using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Patients;

/// <summary>Whether two charts may become one.</summary>
public static class MergeChecks
{
    /// <summary>What keeps the two apart; empty where they may be merged.</summary>
    /// <param name="bookedTwice">A time to come at which both are booked; null where there is none.</param>
    public static IReadOnlyList<Finding> Check(Patient kept, Patient other, (DateOnly Date, TimeOnly Start)? bookedTwice, DateOnly today)
    {
        if (kept.Id == other.Id) return [Itself];
        var findings = new List<Finding>();
        if (kept.MergedInto is not null || other.MergedInto is not null)
            findings.Add(new Finding("Other", "merged", $"Chart {(kept.MergedInto is null ? other : kept).ChartNumber} was merged already. Open the chart it went into."));
        else if (kept.ArchivedAt is not null) findings.Add(new Finding("Other", "archived", $"Chart {kept.ChartNumber} is archived. Bring it back first, or keep the other one."));
        if (bookedTwice is { } time)
            findings.Add(new Finding("", "booked-twice", $"Both charts are booked on {Wording.Day(time.Date, today)} at {time.Start:HH\\:mm}. Cancel one of the two first."));
        return findings;
    }

    /// <summary>What is wrong with the reason.</summary>
    public static IEnumerable<Finding> CheckWhy(string why) => why.Trim().Length == 0
        ? [Finding.Required("Why", "Say how it is known that this is one person.")]
        : PatientDetails.CheckLength("Why", why.Trim(), 200);

    /// <summary>A chart and itself.</summary>
    public static Finding Itself { get; } = new("Other", "itself", "This is the chart that is open. Choose the other one.");

    /// <summary>What a merged chart answers to whatever is to be written in it.</summary>
    public static Finding IsMerged { get; } = new("", "merged", "This chart was merged into another. Open that one: nothing was saved here.");

    /// <summary>Something was written since.</summary>
    public static Finding WrittenSince { get; } = new("", "written-since", "Something was written in the chart since the merge. It cannot be undone any more.");
}
