using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Data;

namespace BenzoClinic.Services.Medications;

/// <summary>Holds a change back until the alerts it brings are answered, and keeps the answers.</summary>
internal static class AlertAnswers
{
    /// <summary>Name of the requests' member with the reason.</summary>
    public const string Field = "GoingOn";

    /// <summary>What is refused or still to be answered; empty where it may go on.</summary>
    public static IReadOnlyList<Finding> Check(EntryReview review, string reason)
    {
        if (review.Refusals.Count > 0) return review.Refusals;
        if (review.ToAnswer.Count == 0 || AlertReason.Check(Field, reason) is not { } finding) return [];
        return [.. review.ToAnswer.Select(alert => new Finding(Field, alert.Code, $"{alert.Title}: {alert.Sentence}", Severity.Warn)), finding];
    }

    /// <summary>Keeps the reason, once for each alert.</summary>
    public static void Keep(WriteScope scope, PatientId patient, EntryReview review, string reason)
    {
        foreach (var alert in review.ToAnswer) scope.Db.Add(new AlertReason(patient, alert, reason, scope.Stamp));
    }
}
