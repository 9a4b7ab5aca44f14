using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Patients;

/// <summary>Two charts of one person that are to become one.</summary>
/// <param name="Patient">The chart that stays.</param>
/// <param name="Revision">The revision of it that the preview showed.</param>
/// <param name="Other">The chart that goes into it.</param>
/// <param name="OtherRevision">The revision of that one.</param>
/// <param name="Why">How it is known that this is one person.</param>
public sealed record MergeCharts(Guid OperationId, PatientId Patient, int Revision, PatientId Other, int OtherRevision, string Why);

/// <summary>A merge that is to be undone.</summary>
/// <param name="Patient">The chart that stayed.</param>
public sealed record UndoMerge(Guid OperationId, PatientId Patient, Guid Merge);

/// <summary>What a merge would do. Nothing is changed.</summary>
/// <param name="Fields">What the two say differently about the person.</param>
/// <param name="Rows">What each holds, and what the kept one holds afterwards.</param>
/// <param name="Notes">What somebody should know before, in sentences.</param>
/// <param name="Findings">What keeps the two apart; empty where they may be merged.</param>
public sealed record MergePreview(
    MergeSide Kept,
    MergeSide Other,
    IReadOnlyList<MergeField> Fields,
    IReadOnlyList<MergeRows> Rows,
    IReadOnlyList<string> Notes,
    IReadOnlyList<Finding> Findings);

/// <summary>One of the two charts.</summary>
public sealed record MergeSide(PatientId Id, int Revision, int ChartNumber, string Name, DateOnly BirthDate);

/// <summary>A field in words; "" where nothing stands there.</summary>
/// <param name="Other">What the other chart says.</param>
/// <param name="After">What stands there after the merge.</param>
public sealed record MergeField(string Field, string Kept, string Other, string After);

/// <summary>Rows of one kind, counted.</summary>
/// <param name="Stays">Of the other chart's rows those that do not go across.</param>
public sealed record MergeRows(string What, int Kept, int Other, int Stays)
{
    /// <summary>What the kept chart holds afterwards.</summary>
    public int After => Kept + Other - Stays;
}

/// <summary>A merge that stands.</summary>
/// <param name="MayUndo">False once something was written in either chart.</param>
public sealed record MergedChartView(Guid Id, PatientId Other, int OtherNumber, DateTime At, string Who, string Why, bool MayUndo);
