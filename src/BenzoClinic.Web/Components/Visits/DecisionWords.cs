using BenzoClinic.Domain.Visits;

namespace BenzoClinic.Web.Components.Visits;

/// <summary>The shared decision in words.</summary>
internal static class DecisionWords
{
    /// <summary>The three choices, with what each means.</summary>
    public static readonly (SharedDecision Choice, string Name, string Meaning)[] Choices =
    [
        (SharedDecision.Cut, "Cut", "a step down"),
        (SharedDecision.Hold, "Hold", "the same dose"),
        (SharedDecision.GoBack, "Go back", "up to an earlier dose"),
    ];
}
