namespace BenzoClinic.Web.Components.Shared;

/// <summary>What a color stands for.</summary>
public enum AlertKind
{
    /// <summary>Petrol: to know.</summary>
    Primary,

    /// <summary>Red: refused, or dangerous.</summary>
    Stop,

    /// <summary>Ochre: look before going on.</summary>
    Careful,

    /// <summary>Green: done, or in order.</summary>
    Go,

    /// <summary>Violet: paused, absent.</summary>
    Hold,
}
