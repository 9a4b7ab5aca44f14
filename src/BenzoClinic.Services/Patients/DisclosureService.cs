using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>A record that is to be given out.</summary>
/// <param name="Basis">Null where none is chosen.</param>
/// <param name="Form">Null where none is chosen.</param>
public sealed record ExportRecord(Guid OperationId, PatientId Patient, string ToWhom, string Purpose, DisclosureBasis? Basis, DisclosureForm? Form);

/// <summary>Gives a patient's record out: first the disclosure is on record, then what was given can be opened.</summary>
public sealed class DisclosureService(ClinicWrites writes, GivenRecords given, Formulary formulary)
{
    /// <summary>What the trail says of it; to whom and what for stand in a table of their own.</summary>
    internal const string Gave = "Gave the record out";

    /// <summary>Records to whom the record is given. The id that comes back opens it, for the person who asked alone.</summary>
    public Task<Outcome<Saved>> Disclose(ExportRecord request) =>
        writes.Run(new WriteRequest(Operation.ExportRecord, request.OperationId, request.Patient, request, Gave), async scope =>
        {
            var patient = await scope.Db.Patients.AsNoTracking().FirstOrDefaultAsync(it => it.Id == request.Patient);
            if (patient is null) return Outcome<Saved>.Missing();
            var (toWhom, purpose) = (PatientDetails.Tidied(request.ToWhom), PatientDetails.Tidied(request.Purpose));
            if (Disclosure.Check(toWhom, purpose, request.Basis, request.Form) is { Count: > 0 } findings) return Outcome<Saved>.Rejected(findings);

            var disclosure = new Disclosure
            {
                Id = Guid.CreateVersion7(),
                PatientId = request.Patient,
                At = scope.Stamp.At,
                By = scope.Stamp.By,
                ToWhom = toWhom,
                Purpose = purpose,
                Basis = request.Basis!.Value,
                Form = request.Form!.Value,
                Revision = patient.Revision,
                TaperRevision = await scope.Db.TaperRecords.Where(it => it.PatientId == request.Patient).Select(it => it.Revision).FirstOrDefaultAsync(),
            };
            scope.Db.Add(disclosure);
            return Outcome<Saved>.Done(new Saved(disclosure.Id, patient.Revision));
        });

    /// <summary>The record to be printed. <c>Missing</c> for anybody else, once the time is over, and where it was given in another form.</summary>
    public Task<Outcome<RecordView>> Open(PatientId patient, Guid disclosure) =>
        given.Open(patient, disclosure, DisclosureForm.PrintedRecord, "Opened the record that was given out", (content, disclosure) => new RecordReading(content, formulary).View(disclosure));
}
