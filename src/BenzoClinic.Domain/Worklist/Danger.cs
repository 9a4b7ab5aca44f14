namespace BenzoClinic.Domain.Worklist;

/// <summary>The order in which safety items are looked at.</summary>
public static class Danger
{
    /// <summary>0 is looked at first.</summary>
    public static int Rank(SafetyItemKind kind) => kind switch
    {
        SafetyItemKind.Deviation => 0,
        SafetyItemKind.TwoDoseHistories => 1,
        SafetyItemKind.SafetyHold => 2,
        SafetyItemKind.NaloxoneToOffer => 3,
        SafetyItemKind.SuspendedSteps => 4,
        SafetyItemKind.StrikeOutToConfirm => 5,
        SafetyItemKind.VisitToBook => 6,
    };
}
