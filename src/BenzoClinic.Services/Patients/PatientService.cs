using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>Makes charts, and opens and changes the desk's part of them.</summary>
public sealed class PatientService(ClinicWrites writes, AuditedReads reads)
{
    /// <summary>Code of the finding that asks whether this is another person.</summary>
    public const string SameNameAndBirthDate = "same-name-and-birth-date";

    /// <summary>Makes a chart with its number, its empty taper record and the words it is found by.</summary>
    public Task<Outcome<Saved>> Create(CreatePatient request) => ChartNumbers.Retrying(() =>
        writes.Run(new WriteRequest(Operation.CreatePatient, request.OperationId, null, request, "Made the chart"), async scope =>
        {
            var (details, allergies) = (request.Details.Tidy(), Allergy.Tidy(request.Allergies));
            if (Findings(details, allergies, scope.Stamp) is { Count: > 0 } findings) return Outcome<Saved>.Rejected(findings);
            // The number first: a desk that makes the same chart at once either has committed and is seen below, or takes the
            // same number, and the slower of the two begins again.
            var number = await ChartNumbers.Next(scope.Db);
            if (await LookAlike(scope.Db, details, request.SomebodyElse ?? []) is { } same) return Outcome<Saved>.Rejected(same);

            var patient = new Patient(PatientId.New(), number, details, scope.Stamp);
            if (allergies.Count > 0) patient.Change(details, allergies, scope.Stamp);
            scope.Db.Add(patient);
            scope.Db.Add(new TaperRecord(patient.Id, scope.Stamp));
            SearchTerms.Add(scope.Db, patient);
            scope.Patient = patient.Id;
            return Outcome<Saved>.Done(new Saved(patient.Id.Value, patient.Revision));
        }));

    /// <summary>Opens the desk's part of a chart; the trail records it.</summary>
    public Task<Outcome<DetailsView>> OpenDetails(PatientId id) =>
        reads.Open(Operation.OpenDetails, id, "Opened the details", (db, stamp) => ChartReading.Desk(db, id, stamp.Today));

    /// <summary>Changes names, contacts, consents and allergies.</summary>
    public Task<Outcome<Saved>> Edit(EditPatient request) =>
        writes.Run(new WriteRequest(Operation.EditDetails, request.OperationId, request.Patient, request, "Changed the details"), async scope =>
        {
            var patient = await scope.Db.Patients.FirstOrDefaultAsync(it => it.Id == request.Patient);
            if (patient is null) return Outcome<Saved>.Missing();
            if (patient.Revision != request.Revision) return await ClinicWrites.StaleOf(scope.Db, patient);

            var (details, allergies) = (request.Details.Tidy(), Allergy.Tidy(request.Allergies));
            if (Findings(details, allergies, scope.Stamp) is { Count: > 0 } findings) return Outcome<Saved>.Rejected(findings);

            scope.Summary = Summary(patient, details, allergies);
            patient.Change(details, allergies, scope.Stamp);
            await SearchTerms.Change(scope.Db, patient);
            return Outcome<Saved>.Done(new Saved(patient.Id.Value, patient.Revision));
        });

    private static async Task<Finding?> LookAlike(ClinicDb db, PatientDetails details, IReadOnlyList<PatientId> known)
    {
        var untold = (await SamePerson.Charts(db, details)).Except(known).Count();
        return untold == 0 ? null : new Finding("", SameNameAndBirthDate, "Somebody of this name and date of birth has a chart.", Severity.Warn);
    }

    private static List<Finding> Findings(PatientDetails details, IReadOnlyList<Allergy> allergies, Stamp stamp) =>
        [.. details.Check(stamp.Today), .. Allergy.Check(allergies)];

    // The trail names the fields, never what is in them.
    private static string Summary(Patient before, PatientDetails details, IReadOnlyList<Allergy> allergies)
    {
        var changed = typeof(PatientDetails).GetProperties()
            .Where(member => member.CanWrite && !Equals(member.GetValue(before.Details), member.GetValue(details)))
            .Select(member => member.Name);
        if (!before.Allergies.SequenceEqual(allergies)) changed = changed.Append(nameof(Patient.Allergies));
        var names = string.Join(", ", changed);
        return names.Length == 0 ? "Saved the details unchanged" : $"Changed the details: {names}";
    }
}
