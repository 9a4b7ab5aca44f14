using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Medications;

/// <summary>What a patient takes besides the regimen: read by the care team, listed, corrected and stopped by clinicians.</summary>
public sealed class MedicationListService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, Formulary formulary, SafetyRules rules, ClinicEvents events)
{
    /// <summary>The list as it is now. The page around it has put its opening on record; this reads again after every change.</summary>
    public async Task<MedicationListView> Load(PatientId patient)
    {
        await gate.Demand(Operation.OpenChart, patient);
        await using var db = await factory.CreateDbContextAsync();
        var rows = await (
            from it in db.OtherMedications.AsNoTracking()
            where it.PatientId == patient
            orderby it.StoppedOn != null, it.Name, it.StartedOn
            select new { Medication = it, By = db.Users.Where(staff => staff.Id == (Guid)(object)it.ChangedBy).Select(staff => staff.DisplayName).FirstOrDefault() }).ToListAsync();
        return new MedicationListView(
            [.. rows.Select(row => new OtherMedicationView(row.Medication.Id, row.Medication.Revision, row.Medication.Entry, row.Medication.StoppedOn, row.Medication.StopReason, row.By ?? "System", row.Medication.ChangedAt))],
            await ChartReading.Medications(db, patient));
    }

    /// <summary>Lists a medication. Alerts that ask for a reason come back as warnings until there is one.</summary>
    public async Task<Outcome<Saved>> Add(AddMedication request)
    {
        var raised = false;
        var outcome = await writes.Run(new WriteRequest(Operation.EditMedications, request.OperationId, request.Patient, request, "Listed a medication"), async scope =>
        {
            var chart = await scope.Db.Patients.AsNoTracking().Where(it => it.Id == request.Patient).Select(it => new { it.DeceasedOn }).FirstOrDefaultAsync();
            if (chart is null) return Outcome<Saved>.Missing();
            if (chart.DeceasedOn is not null) return Outcome<Saved>.Rejected(new Finding("", "deceased", "This patient has died. No medication can be added."));
            var entry = request.Entry.Tidy();
            var findings = entry.Check(formulary, scope.Stamp.Today);
            if (findings.Count > 0) return Outcome<Saved>.Rejected(findings);
            var picture = (await Picture(scope, request.Patient))!;
            var review = rules.Review(picture.Together, entry, null);
            if (AlertAnswers.Check(review, request.GoingOn) is { Count: > 0 } unanswered) return Outcome<Saved>.Rejected(unanswered);
            var medication = new OtherMedication(OtherMedicationId.New(), request.Patient, entry, scope.Stamp);
            scope.Db.Add(medication);
            AlertAnswers.Keep(scope, request.Patient, review, request.GoingOn);
            raised = await RaiseNaloxone(scope, request.Patient, picture, entry, null);
            return Outcome<Saved>.Done(new Saved(medication.Id.Value, medication.Revision));
        });
        if (outcome.IsDone && raised) events.Publish(ClinicChange.Worklist);
        return outcome;
    }

    /// <summary>Puts right what was listed wrongly.</summary>
    public async Task<Outcome<Saved>> Correct(CorrectMedication request)
    {
        var raised = false;
        var outcome = await writes.Run(new WriteRequest(Operation.EditMedications, request.OperationId, request.Patient, request, "Corrected a medication"), async scope =>
        {
            var entry = request.Entry.Tidy();
            var picture = await Picture(scope, request.Patient);
            var done = await On(scope, request.Patient, request.Medication, request.Revision, it => Put(it, entry, request, picture!, scope));
            if (done.IsDone) raised = await RaiseNaloxone(scope, request.Patient, picture!, entry, request.Medication);
            return done;
        });
        if (outcome.IsDone && raised) events.Publish(ClinicChange.Worklist);
        return outcome;
    }

    /// <summary>Stops a medication; it stays visible with the day and the reason.</summary>
    public Task<Outcome<Saved>> Stop(StopMedication request) =>
        writes.Run(new WriteRequest(Operation.EditMedications, request.OperationId, request.Patient, request, "Stopped a medication"), async scope =>
        {
            var picture = await Picture(scope, request.Patient);
            return await On(scope, request.Patient, request.Medication, request.Revision, it =>
            {
                var treats = rules.TreatsOpioidUseDisorder(it.Name);
                var finding = OudTreatment.OnStop(treats, picture!.TaperRuns, request.NotForTheTaper);
                var findings = it.Stop(request.On, request.Reason, scope.Stamp);
                if (finding is not null || findings.Count > 0) return finding is null ? findings : [finding, .. findings];
                if (treats && picture.TaperRuns) scope.Db.Add(new AlertReason(request.Patient, OudTreatment.Ended(it.Name), request.Reason, scope.Stamp));
                return [];
            });
        });

    private Task<SafetyPicture?> Picture(WriteScope scope, PatientId patient) => SafetyPicture.Load(scope.Db, patient, formulary, rules, scope.Stamp.Today);

    private IReadOnlyList<Finding> Put(OtherMedication it, OtherMedicationEntry entry, CorrectMedication request, SafetyPicture picture, WriteScope scope)
    {
        if (entry.Check(formulary, scope.Stamp.Today) is { Count: > 0 } findings) return findings;
        // What is no longer taken meets nothing any more.
        if (it.StoppedOn is not null) return it.Correct(entry, scope.Stamp);
        if (OudTreatment.OnCorrect(rules.TreatsOpioidUseDisorder(it.Name), rules.TreatsOpioidUseDisorder(entry.Name), picture.TaperRuns) is { } ends) return [ends];
        var review = rules.Review(picture.Together, entry, it.Id);
        if (AlertAnswers.Check(review, request.GoingOn) is { Count: > 0 } unanswered) return unanswered;
        if (it.Correct(entry, scope.Stamp) is { Count: > 0 } refused) return refused;
        AlertAnswers.Keep(scope, request.Patient, review, request.GoingOn);
        return [];
    }

    private async Task<bool> RaiseNaloxone(WriteScope scope, PatientId patient, SafetyPicture picture, OtherMedicationEntry entry, OtherMedicationId? instead)
    {
        if (!rules.Names("opioid", entry.Name)) return false;
        var now = picture with { Together = picture.Together.With(entry, instead), Opioids = [.. picture.Opioids, entry.Name] };
        var (due, _) = await MedicationSafetyService.Naloxone(scope.Db, now, rules, scope.Stamp.Today);
        if (due.State != DueState.Due) return false;
        await WorklistItems.Raise(scope.Db, patient, SafetyItemKind.NaloxoneToOffer, $"{entry.Name} beside a benzodiazepine or z-drug: no offer of naloxone is on record.", scope.Stamp);
        return true;
    }

    private static async Task<Outcome<Saved>> On(WriteScope scope, PatientId patient, OtherMedicationId id, int revision, Func<OtherMedication, IReadOnlyList<Finding>> act)
    {
        var medication = await scope.Db.OtherMedications.FirstOrDefaultAsync(it => it.Id == id && it.PatientId == patient);
        if (medication is null) return Outcome<Saved>.Missing();
        if (medication.Revision != revision) return await ClinicWrites.StaleOf(scope.Db, medication);
        var findings = act(medication);
        return findings.Count > 0 ? Outcome<Saved>.Rejected(findings) : Outcome<Saved>.Done(new Saved(medication.Id.Value, medication.Revision));
    }
}
