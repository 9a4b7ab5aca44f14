using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Clinic;

/// <summary>One saved version of the clinic's settings, whole. Written once, never changed.</summary>
public sealed class ClinicSettingsVersion
{
    /// <summary>1, 2, 3 …; 0 stands for the defaults, which have no row.</summary>
    public required int Number { get; init; }

    /// <summary>The settings as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>Why they were changed.</summary>
    public required string Reason { get; init; }

    /// <summary>Who saved it.</summary>
    public required StaffId By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }
}
