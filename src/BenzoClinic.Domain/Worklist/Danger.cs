namespace BenzoClinic.Domain.Worklist;

/// <summary>The order in which safety items are looked at.</summary>
public static class Danger
{
    /// <summary>0 is looked at first.</summary>
    public static int Rank(SafetyItemKind kind) => kind switch
    {
        SafetyItemKind.Deviation => 0,
        SafetyItemKind.SafetyHold => 1,
        SafetyItemKind.SuspendedSteps => 2,
        SafetyItemKind.StrikeOutToConfirm => 3,
        SafetyItemKind.VisitToBook => 4,
    };
}
