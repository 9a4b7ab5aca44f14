using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Medications;

/// <summary>
/// Alerts about what is taken together, naloxone and the look-up in CURES: read by the care team, answered and recorded by
/// clinicians. What is recorded is never changed.
/// </summary>
public sealed class MedicationSafetyService(Gate gate, ClinicWrites writes, IDbContextFactory<ClinicDb> factory, Formulary formulary, SafetyRules rules, ClinicClock clock, ClinicEvents events)
{
    /// <summary>What there is to say now; null where there is no such chart. The page around it has put its opening on record.</summary>
    public async Task<MedicationSafetyView?> Load(PatientId patient)
    {
        await gate.Demand(Operation.OpenChart, patient);
        await using var db = await factory.CreateDbContextAsync();
        if (await SafetyPicture.Load(db, patient, formulary, rules, clock.Today) is not { } picture) return null;
        var reasons = await (
            from it in db.AlertReasons.AsNoTracking()
            where picture.Charts.Contains(it.PatientId)
            orderby it.At descending
            select new { Given = it, By = db.Users.Where(staff => staff.Id == (Guid)(object)it.By).Select(staff => staff.DisplayName).FirstOrDefault() }).ToListAsync();
        var alerts = rules.Alerts(picture.Together).Select(alert => new AlertView(
            alert,
            [.. reasons.Where(it => it.Given.Answers(alert)).Select(it => new AlertReasonView(it.Given.Reason, it.By ?? "System", it.Given.At))]));
        var (cures, lastCures) = await Cures(db, picture);
        var (naloxone, lastOffer) = await Naloxone(db, picture);
        return new MedicationSafetyView(
            picture.Together,
            [.. alerts],
            picture.TaperRuns,
            cures,
            lastCures is null ? null : new CuresView(lastCures.On, lastCures.Exemption, lastCures.Discrepancy, lastCures.Note, await StaffNames.Of(db, lastCures.By)),
            naloxone,
            lastOffer is null ? null : new NaloxoneView(lastOffer.On, lastOffer.Answer, lastOffer.Product, lastOffer.TaughtPatient, lastOffer.Designee, await StaffNames.Of(db, lastOffer.By)));
    }

    /// <summary>Says why an alert that stands on the chart goes on.</summary>
    public Task<Outcome<Saved>> GiveReason(GiveAlertReason request) =>
        writes.Run(new WriteRequest(Operation.EditMedications, request.OperationId, request.Patient, request, "Gave a reason for an alert"), async scope =>
        {
            if (AlertReason.Check(nameof(request.Reason), request.Reason) is { } finding) return Outcome<Saved>.Rejected(finding);
            if (await SafetyPicture.Load(scope.Db, request.Patient, formulary, rules, scope.Stamp.Today) is not { } picture) return Outcome<Saved>.Missing();
            var alert = rules.Alerts(picture.Together).FirstOrDefault(it => it.Code == request.Alert && it.Title == request.Title);
            if (alert is null) return Outcome<Saved>.Rejected(new Finding("", "no-such-alert", "This alert does not stand any more: what is taken has changed."));
            return Add(scope, new AlertReason(request.Patient, alert, request.Reason, scope.Stamp), it => it.Id);
        });

    /// <summary>Records an offer of naloxone.</summary>
    public async Task<Outcome<Saved>> RecordNaloxone(RecordNaloxoneOffer request)
    {
        var outcome = await writes.Run(new WriteRequest(Operation.RecordSafetyChecks, request.OperationId, request.Patient, request, "Recorded an offer of naloxone"), async scope =>
        {
            if (request.Offer.Check(scope.Stamp.Today) is { Count: > 0 } findings) return Outcome<Saved>.Rejected(findings);
            if (!await scope.Db.Patients.AnyAsync(it => it.Id == request.Patient)) return Outcome<Saved>.Missing();
            await WorklistItems.Resolve(scope.Db, request.Patient, SafetyItemKind.NaloxoneToOffer, "Closed by itself: the offer is on record.", scope.Stamp);
            return Add(scope, new NaloxoneOffer(request.Patient, request.Offer, scope.Stamp), it => it.Id);
        });
        if (outcome.IsDone) events.Publish(ClinicChange.Worklist);
        return outcome;
    }

    /// <summary>Records a look-up in CURES, or the exemption from it.</summary>
    public Task<Outcome<Saved>> RecordCures(RecordCuresLookup request) =>
        writes.Run(new WriteRequest(Operation.RecordSafetyChecks, request.OperationId, request.Patient, request, "Recorded a look-up in CURES"), async scope =>
        {
            if (request.Lookup.Check(scope.Stamp.Today) is { Count: > 0 } findings) return Outcome<Saved>.Rejected(findings);
            if (!await scope.Db.Patients.AnyAsync(it => it.Id == request.Patient)) return Outcome<Saved>.Missing();
            return Add(scope, new CuresLookup(request.Patient, request.Lookup, scope.Stamp), it => it.Id);
        });

    /// <summary>How naloxone stands, and the last offer.</summary>
    internal static async Task<(SafetyDue Due, NaloxoneOffer? Last)> Naloxone(ClinicDb db, SafetyPicture picture, SafetyRules rules, DateOnly today)
    {
        var offers = await db.NaloxoneOffers.AsNoTracking().Where(it => picture.Charts.Contains(it.PatientId)).OrderByDescending(it => it.On).ThenByDescending(it => it.At).ToListAsync();
        var taught = offers.Where(it => it.TaughtPatient || it.Designee.Length > 0).Select(it => (DateOnly?)it.On).FirstOrDefault();
        var why = SafetyDues.WhyNaloxone(rules, picture.Together, picture.Opioids);
        return (SafetyDues.Naloxone(why, offers.FirstOrDefault(), taught, today), offers.FirstOrDefault());
    }

    private Task<(SafetyDue Due, NaloxoneOffer? Last)> Naloxone(ClinicDb db, SafetyPicture picture) => Naloxone(db, picture, rules, clock.Today);

    private async Task<(SafetyDue Due, CuresLookup? Last)> Cures(ClinicDb db, SafetyPicture picture)
    {
        var lookups = await db.CuresLookups.AsNoTracking().Where(it => picture.Charts.Contains(it.PatientId)).OrderByDescending(it => it.On).ThenByDescending(it => it.At).ToListAsync();
        var read = lookups.Where(it => it.Exemption is null).Select(it => (DateOnly?)it.On).FirstOrDefault();
        return (SafetyDues.Cures(picture.TaperRuns, read, clock.Today), lookups.FirstOrDefault());
    }

    private static Outcome<Saved> Add<T>(WriteScope scope, T row, Func<T, Guid> id)
        where T : class
    {
        scope.Db.Add(row);
        return Outcome<Saved>.Done(new Saved(id(row), 1));
    }
}
