using BenzoClinic.Domain.Patients;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Words of the export dialog and of a printed record.</summary>
internal static class DisclosureWords
{
    /// <summary>On what ground a record is given out.</summary>
    public static string Of(DisclosureBasis basis) => basis switch
    {
        DisclosureBasis.PatientRequest => "The patient’s request",
        DisclosureBasis.Consent => "The patient’s written consent",
        DisclosureBasis.Treatment => "Treatment",
        DisclosureBasis.RequiredByLaw => "Required by law",
    };

    /// <summary>Whether the person is pregnant; "" where it was not asked.</summary>
    public static string Of(PregnancyStatus status) => status switch
    {
        PregnancyStatus.NotRecorded => "",
        PregnancyStatus.NotPregnant => "Not pregnant",
        PregnancyStatus.Pregnant => "Pregnant",
        PregnancyStatus.Breastfeeding => "Breastfeeding",
    };
}
