using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Visits;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tapers;

/// <summary>Plans of tapers. For clinicians; a plan is begun and changed at an in-person visit, and ended at any time.</summary>
public sealed class TaperPlanService(AuditedReads reads, TaperWrites writes, ClinicSettingsReader settings, Formulary formulary, SafetyRules rules, ClinicStock stock)
{
    private static readonly Finding NoDoor = new("", "no-visit", "A plan is begun or changed at an in-person visit of today: mark the patient arrived and open the visit.");

    /// <summary>Everything the plan page works with.</summary>
    public Task<Outcome<PlanWorkbench>> Open(PatientId patient) => reads.Open(Operation.OpenPlan, patient, "Opened the taper plan", async (db, stamp) =>
    {
        var person = await db.Patients.AsNoTracking().SingleAsync(it => it.Id == patient);
        var record = (await TaperWrites.Load(db, patient))!;
        var picture = (await SafetyPicture.Load(db, patient, formulary, rules, stamp.Today))!;
        var versions = await db.TaperPlanVersions.AsNoTracking().Where(version => version.PatientId == patient).OrderByDescending(version => version.Number).ToListAsync();
        var names = await StaffNames.Of(db, versions.Select(version => (StaffId?)version.WrittenBy));
        var clinicians = await Appointments.Providers.Clinicians(db);
        var visits = await db.Appointments.Where(it => it.PatientId == patient && it.State == AppointmentState.Expected && it.Date >= stamp.Today && clinicians.Contains(it.Provider)).OrderBy(it => it.Date).Select(it => it.Date).ToListAsync();
        return new PlanWorkbench(
            patient,
            person.Details.FullName,
            $"{person.ChartNumber}",
            person.Details.BirthDate,
            stamp.Today,
            record,
            [.. versions.Select(version => new PlanVersionView(version, names(version.WrittenBy)))],
            visits,
            await DoorOf(db, patient, stamp.Today) is not null,
            (await settings.Current()).Taper,
            await stock.Current(),
            PlanCaution.Of(picture.Together, rules),
            OrderAlerts.Of(picture, formulary, rules),
            formulary);
    });

    /// <summary>Begins a taper by a plan, or puts a changed plan in force; orders the steps up to the next visit where that is asked.</summary>
    public Task<Outcome<Saved>> Save(SavePlan request) => writes.Run(Operation.OrderDose, request, "Saved the taper plan", async (record, scope) =>
    {
        if (await DoorOf(scope.Db, request.Patient, scope.Stamp.Today) is not { } door) return [NoDoor];
        var last = await PlanVersions.Last(scope.Db, request.Patient);
        // Written between the reading of the record and this: the later of the two gives way, as where both had been saved.
        if (await scope.Db.TaperRecords.AnyAsync(it => it.PatientId == request.Patient && it.Revision != request.Revision)) throw new DbUpdateConcurrencyException("Somebody else saved meanwhile.");
        var runs = last is not null && last.Kind != PlanVersionKind.Ended;
        var why = request.Why.Trim();
        if (runs && why.Length == 0) return [Finding.Required("Why", "Say why the plan is changed.")];
        if (why.Length > 300) return [new Finding("Why", "too-long", "At most 300 characters.")];
        if (record.PausedOn is { } since) return [new Finding("", "paused", $"The taper is paused since {Wording.Day(since, scope.Stamp.Today)}. Resume it first.")];

        var products = request.Products.Where(code => formulary.FindProduct(code) is not null).Distinct().Order(StringComparer.Ordinal).ToList();
        var draft = Planner.Draft(record, request.Request, formulary, new Stock(formulary, products, request.Mixes), scope.Stamp.Today);
        var stops = draft.Findings.Concat(draft.Steps.SelectMany(step => step.Findings)).Where(finding => finding.Severity == Severity.Stop).ToList();
        if (stops.Count > 0) return stops;

        var terms = new PlanTerms(request.Request, products, request.Mixes, record.ProfileInForce!.Id);
        scope.Db.Add(new TaperPlanVersion(request.Patient, last, runs ? PlanVersionKind.Revised : PlanVersionKind.Started, terms, PlanVersions.Projected(draft), why, scope.Stamp));
        var steps = request.OrderSteps ? ToOrder(draft.Ordered, door.NextVisit, scope.Stamp.Today) : [];
        if (steps.Count == 0)
        {
            record.PlanWritten(scope.Stamp);
            return [];
        }

        // As when a dose is ordered: a signature at the same instant is noticed.
        scope.Db.Entry(scope.Db.Visits.Local.Single(visit => visit.Id == door.Visit)).Property(visit => visit.Revision).IsModified = true;
        var order = new DoseOrder(steps, "Planned step", request.ReasonForWarnings, false, false);
        var alerts = await OrderAlerts.Load(scope.Db, request.Patient, formulary, rules, scope.Stamp.Today);
        if (alerts.Unanswered(record.Review(order, door, formulary, scope.Stamp.Today), order) is { Count: > 0 } unanswered) return unanswered;
        var findings = record.Order(order, door, formulary, scope.Stamp);
        if (findings.Count == 0) alerts.Keep(scope, request.Patient, order);
        return findings;
    });

    /// <summary>Ends the taper: what was ordered and has not begun is taken back, the dose in effect stays.</summary>
    public Task<Outcome<Saved>> End(EndTaper request) => writes.Run(Operation.SteerTaper, request, "Ended the taper", async (record, scope) =>
    {
        if (await PlanVersions.Last(scope.Db, request.Patient) is not { } last || last.Kind == PlanVersionKind.Ended) return [new Finding("", "no-plan", "No plan is in force.")];
        var findings = record.EndPlan(request.Disposition, request.Why, scope.Stamp);
        if (findings.Count == 0) scope.Db.Add(TaperPlanVersion.End(last, request.Disposition, request.Why.Trim(), scope.Stamp));
        return findings;
    });

    /// <summary>The steps that one visit may order: up to the day before the next one, at most 28 days ahead. Zero wants its own sign-off.</summary>
    public static IReadOnlyList<OrderedStep> ToOrder(IReadOnlyList<OrderedStep> steps, DateOnly? nextVisit, DateOnly today) =>
        [.. steps.TakeWhile(step => step.On <= today.AddDays(TaperRecord.OrderAheadDays) && (nextVisit is null || step.On < nextVisit) && !step.Regimen.IsWhollyZero)];

    private static async Task<DoseDoor?> DoorOf(ClinicDb db, PatientId patient, DateOnly today)
    {
        var found = await db.Visits.Where(visit => visit.PatientId == patient && visit.Date == today && visit.SignedAt == null)
            .Join(db.Appointments, visit => visit.AppointmentId, appointment => appointment.Id, (visit, appointment) => new { visit, appointment })
            .ToListAsync();
        if (found.Find(it => VisitDoor.Check(it.visit, it.appointment, today) is null) is not { } open) return null;
        return new DoseDoor(open.visit.Id, open.visit.Decision.Choice != Domain.Visits.SharedDecision.Open, await VisitQueries.NextBooked(db, patient, today));
    }
}
