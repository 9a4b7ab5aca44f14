using BenzoClinic.Domain.Clinic;

namespace BenzoClinic.Services.Clinic;

/// <summary>The settings page's form.</summary>
/// <param name="OperationId">Made when the form opened.</param>
/// <param name="Number">The version it was opened on.</param>
/// <param name="Reason">Why; required.</param>
public sealed record SaveClinicSettings(Guid OperationId, int Number, ClinicSettings Settings, string Reason);

/// <summary>A saved version as people read it.</summary>
/// <param name="Changes">What differs from the version before.</param>
/// <param name="Lines">The whole of it.</param>
public sealed record SettingsVersionRow(int Number, string By, DateTime At, string Reason, IReadOnlyList<string> Changes, IReadOnlyList<SettingLine> Lines);

/// <summary>What anybody may know of the clinic.</summary>
/// <param name="Name">The name that says nothing of what it treats.</param>
public sealed record PublicClinic(string Name, string Phone, string Address);
