namespace BenzoClinic.Domain.Worklist;

/// <summary>The order in which safety items are looked at.</summary>
public static class Danger
{
    /// <summary>0 is looked at first.</summary>
    public static int Rank(SafetyItemKind kind) => kind switch
    {
        SafetyItemKind.Deviation => 0,
        SafetyItemKind.TwoDoseHistories => 1,
        SafetyItemKind.SupplyEnds => 2,
        SafetyItemKind.SafetyHold => 3,
        SafetyItemKind.NaloxoneToOffer => 4,
        SafetyItemKind.SuspendedSteps => 5,
        SafetyItemKind.StrikeOutToConfirm => 6,
        SafetyItemKind.VisitToBook => 7,
        SafetyItemKind.CuresDue => 8,
    };
}
