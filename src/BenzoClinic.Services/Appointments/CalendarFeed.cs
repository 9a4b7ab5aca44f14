using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Services.Appointments;

/// <summary>A provider's own calendar as an address that calendar programs read. The database keeps only the hash of its token; one a provider.</summary>
public sealed class CalendarFeed
{
    /// <summary>Whose appointments.</summary>
    public required StaffId Provider { get; init; }

    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public required string TokenHash { get; set; }

    /// <summary>True where the provider allows patients' initials in it.</summary>
    public required bool ShowsInitials { get; set; }

    /// <summary>When the address was made, UTC.</summary>
    public required DateTime MadeAt { get; set; }
}
