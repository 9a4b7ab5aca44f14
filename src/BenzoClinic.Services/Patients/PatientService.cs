using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Patients;

/// <summary>Makes charts, and opens and changes the desk's part of them.</summary>
public sealed class PatientService(ClinicWrites writes, AuditedReads reads, CodeLists lists, ClinicSettingsReader settings)
{
    /// <summary>Code of the finding that asks whether this is another person.</summary>
    public const string SameNameAndBirthDate = "same-name-and-birth-date";

    /// <summary>Makes a chart with its number, its empty taper record and the words it is found by.</summary>
    public Task<Outcome<Saved>> Create(CreatePatient request) => ChartNumbers.Retrying(() =>
        writes.Run(new WriteRequest(Operation.CreatePatient, request.OperationId, null, request, "Made the chart"), async scope =>
        {
            var (details, allergies) = (request.Details.Tidy(), Coded(request.Allergies));
            if (await Findings(scope, details, allergies, ContactBook.Empty) is { Count: > 0 } findings) return Outcome<Saved>.Rejected(findings);
            // The number first: a desk that makes the same chart at once either has committed and is seen below, or takes the
            // same number, and the slower of the two begins again.
            var number = await ChartNumbers.Next(scope.Db);
            if (await LookAlike(scope.Db, details, request.SomebodyElse ?? []) is { } same) return Outcome<Saved>.Rejected(same);

            var patient = new Patient(PatientId.New(), number, details, scope.Stamp);
            if (allergies.Count > 0) patient.Change(details, allergies, scope.Stamp);
            scope.Db.Add(patient);
            scope.Db.Add(new TaperRecord(patient.Id, scope.Stamp, (await settings.Current()).Taper.CompletionDose));
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

            var contacts = request.Contacts?.Tidy();
            var (details, allergies) = (request.Details.Tidy(), Coded(request.Allergies));
            // The flat fields follow the numbers and people of the form, where it has them.
            if (contacts is not null) details = contacts.Into(details);
            if (await Findings(scope, details, allergies, contacts ?? ContactBook.Empty) is { Count: > 0 } findings) return Outcome<Saved>.Rejected(findings);

            var before = ChartWriting.Of(patient);
            patient.Change(details, allergies, scope.Stamp, contacts, request.ConsentSource);
            var changes = ChartChanges.Between(before, ChartWriting.Of(patient), await StaffNames.Of(scope.Db, before.Details.Prescriber, details.Prescriber));
            ChangeLog.Add(scope, patient.Id, changes);
            scope.Summary = ChangeLog.Summary(changes);
            await SearchTerms.Change(scope.Db, patient);
            return Outcome<Saved>.Done(new Saved(patient.Id.Value, patient.Revision));
        });

    /// <summary>Takes back that a number or address does not work: messages go to it again.</summary>
    public Task<Outcome<Saved>> Works(AddressWorks request) =>
        writes.Run(new WriteRequest(Operation.EditDetails, request.OperationId, request.Patient, request, "Said that messages reach the person after all"), async scope =>
        {
            var patient = await scope.Db.Patients.FirstOrDefaultAsync(it => it.Id == request.Patient);
            if (patient is null) return Outcome<Saved>.Missing();
            if (patient.Revision != request.Revision) return await ClinicWrites.StaleOf(scope.Db, patient);
            if (!patient.NotWorking().Contains(request.Address)) return Outcome<Saved>.Rejected(new Finding("", "works", "Nothing is marked as not working any more."));

            patient.WorksAgain(request.Address, scope.Stamp);
            return Outcome<Saved>.Done(new Saved(patient.Id.Value, patient.Revision));
        });

    private IReadOnlyList<Allergy> Coded(IReadOnlyList<Allergy> allergies) => [.. Allergy.Tidy(allergies).Select(lists.Coded)];

    private static async Task<Finding?> LookAlike(ClinicDb db, PatientDetails details, IReadOnlyList<PatientId> known)
    {
        var untold = (await SamePerson.Charts(db, details)).Except(known).Count();
        return untold == 0 ? null : new Finding("", SameNameAndBirthDate, "Somebody of this name and date of birth has a chart.", Severity.Warn);
    }

    private static async Task<List<Finding>> Findings(WriteScope scope, PatientDetails details, IReadOnlyList<Allergy> allergies, ContactBook contacts)
    {
        List<Finding> findings = [.. details.Check(scope.Stamp.Today), .. contacts.Check(), .. Allergy.Check(allergies)];
        if (details.NoAllergiesOn is not null && allergies.Count > 0)
            findings.Add(new Finding(nameof(details.NoAllergiesOn), "allergies-listed", "An allergy is listed below. Remove it, or take this back."));
        if (details.Prescriber is { } prescriber && (await Providers.Clinicians(scope.Db)).All(it => it != prescriber))
            findings.Add(new Finding(nameof(details.Prescriber), "not-a-clinician", "Choose a clinician of the clinic."));
        return findings;
    }
}
