using BenzoClinic.Domain.Clinic;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>The color of a visit type, as a class of the style sheet. The one place that knows; the type's name always stands beside it.</summary>
internal static class TypeTone
{
    /// <summary>The class.</summary>
    public static string Of(VisitType? type) => type switch
    {
        null => "t-visit",
        { IsGroup: true } => "t-group",
        _ when type.Id.Contains("intake", StringComparison.OrdinalIgnoreCase) => "t-intake",
        { ByTherapists: true, ByClinicians: false } => "t-therapy",
        _ => "t-visit",
    };
}
