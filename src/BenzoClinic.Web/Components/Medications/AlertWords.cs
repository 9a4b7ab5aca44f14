using BenzoClinic.Domain.Medications;

namespace BenzoClinic.Web.Components.Medications;

/// <summary>Words and colors of alerts and safety checks.</summary>
internal static class AlertWords
{
    /// <summary>How heavy it is, in a word, and the class of its color.</summary>
    public static (string Words, string Tone) Of(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Contraindicated => ("Contraindicated", "stop"),
        AlertSeverity.Boxed => ("Boxed warning", "stop"),
        AlertSeverity.Severe => ("Severe", "stop"),
        AlertSeverity.Major => ("Major", "careful"),
        AlertSeverity.Duplicate => ("Duplicate", ""),
        AlertSeverity.Moderate => ("Moderate", ""),
        AlertSeverity.Minor => ("Minor", ""),
    };

    /// <summary>How a check stands, in a word, and the class of its color.</summary>
    public static (string Words, string Tone) Of(DueState state) => state switch
    {
        DueState.NotNeeded => ("not needed", ""),
        DueState.InOrder => ("in order", "go"),
        DueState.Soon => ("due soon", "careful"),
        DueState.Due => ("due", "stop"),
    };

    /// <summary>What a person said to naloxone.</summary>
    public static string Of(NaloxoneAnswer answer) => answer switch
    {
        NaloxoneAnswer.Accepted => "accepted",
        NaloxoneAnswer.HasIt => "has it at home",
        NaloxoneAnswer.Declined => "declined",
    };

    /// <summary>Why there was no look-up.</summary>
    public static string Of(CuresExemption exemption) => exemption switch
    {
        CuresExemption.Hospice => "hospice care",
        CuresExemption.AfterProcedure => "a short supply after a procedure",
        CuresExemption.NotReachable => "CURES could not be reached in time",
        CuresExemption.TechnicalFailure => "power or connection failed",
    };
}
