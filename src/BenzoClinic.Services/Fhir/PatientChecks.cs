using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Services.Fhir;

/// <summary>Applies the desk's own rules to what was imported.</summary>
internal static class PatientChecks
{
    /// <summary>
    /// The details without the optional fields that the desk's rules refuse, each noted; null where a name or the birth date
    /// is refused, with the reason.
    /// </summary>
    public static PatientDetails? Checked(PatientDetails details, DateOnly today, Reading reading, out string refusal)
    {
        refusal = "";
        details = details.Tidy();
        foreach (var finding in details.Check(today))
        {
            if (Without(details, finding.Field) is { } rest)
            {
                details = rest;
                reading.Note($"{Named(finding.Field)} was left out. {finding.Sentence}");
            }
            else
            {
                refusal = finding.Sentence;
                return null;
            }
        }

        return details;
    }

    private static PatientDetails? Without(PatientDetails details, string field) => field switch
    {
        nameof(PatientDetails.PreferredName) => details with { PreferredName = "" },
        nameof(PatientDetails.OtherNames) => details with { OtherNames = "" },
        nameof(PatientDetails.Pronouns) => details with { Pronouns = "" },
        nameof(PatientDetails.Phone) => details with { Phone = "" },
        nameof(PatientDetails.Email) => details with { Email = "" },
        nameof(PatientDetails.Address) => details with { Address = "" },
        nameof(PatientDetails.EmergencyContact) => details with { EmergencyContact = "" },
        nameof(PatientDetails.EmergencyPhone) => details with { EmergencyPhone = "" },
        _ => null,
    };

    private static string Named(string field) => field switch
    {
        nameof(PatientDetails.PreferredName) => "The preferred name",
        nameof(PatientDetails.OtherNames) => "The list of other names",
        nameof(PatientDetails.EmergencyContact) => "The emergency contact",
        nameof(PatientDetails.EmergencyPhone) => "The phone of the emergency contact",
        nameof(PatientDetails.Email) => "The e-mail address",
        _ => $"The {field.ToLowerInvariant()}",
    };
}
