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
        // Called on the day itself: nobody knows how the patient is.
        SafetyItemKind.MissedVisit => 4,
        SafetyItemKind.NaloxoneToOffer => 5,
        SafetyItemKind.SuspendedSteps => 6,
        SafetyItemKind.StrikeOutToConfirm => 7,
        SafetyItemKind.VisitToBook => 8,
        SafetyItemKind.CuresDue => 9,
    };
}
