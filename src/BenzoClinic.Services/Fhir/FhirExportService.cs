using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Patients;

namespace BenzoClinic.Services.Fhir;

/// <summary>Gives a patient's record out as a FHIR R4 bundle.</summary>
public sealed class FhirExportService(GivenRecords given, Formulary formulary)
{
    /// <summary>The file. <c>Missing</c> for anybody but who gave it out, once the time is over, and where it was given in another form.</summary>
    public Task<Outcome<byte[]>> Bundle(PatientId patient, Guid disclosure) =>
        given.Open(patient, disclosure, DisclosureForm.FhirBundle, "Downloaded the record that was given out", (content, _) => FhirJson.File(RecordBundle.Of(content, formulary)));
}
