using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Tapers.Plans;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Visits;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tapers;

/// <summary>
/// What the dose dialog works with while it is open: a copy of the record that answers as one types, without the database.
/// What is saved is judged again on the record of that moment.
/// </summary>
/// <param name="planned">The plan's steps that this visit may order; empty where no plan is in force or none is due.</param>
public sealed class DoseDialogState(TaperRecord record, DoseDoor door, VisitAt visit, IReadOnlyList<OrderedStep> planned, Formulary formulary, DateOnly today, OrderAlerts alerts, SupplyPicture supply)
{
    /// <summary>The plan's steps that this visit may order.</summary>
    public IReadOnlyList<OrderedStep> Planned => planned;

    /// <summary>Whose visit, and when.</summary>
    public VisitAt Visit => visit;

    /// <summary>The record as it was when the dialog opened; read only.</summary>
    public TaperRecord Record => record;

    /// <summary>The visit, and the next one booked.</summary>
    public DoseDoor Door => door;

    /// <summary>The clinic's day when the dialog opened.</summary>
    public DateOnly Today => today;

    /// <summary>What the patient's doses are made from.</summary>
    public DoseSources Sources => supply.Sources;

    /// <summary>What the order asks of the supply.</summary>
    public SupplyOutlook Outlook(DoseOrder order) => SupplyOutlook.Of(supply, door.NextVisit, order.Steps);

    /// <summary>What would come of the order.</summary>
    public OrderReview Review(DoseOrder order)
    {
        var review = alerts.With(record.Review(order, door, formulary, today), order);
        return Dispensability.Check(order.Steps, formulary, supply.Stocks) is { Count: > 0 } inexact ? review with { Findings = [.. review.Findings, .. inexact] } : review;
    }
}

/// <summary>Whose visit a dose is decided at, and its time at the clinic.</summary>
public sealed record VisitAt(string PatientName, DateOnly Date, TimeOnly Start);

/// <summary>Orders doses at an in-person visit. For clinicians.</summary>
public sealed class DoseOrderService(Gate gate, TaperWrites writes, IDbContextFactory<ClinicDb> factory, Formulary formulary, ClinicClock clock, SafetyRules rules, ClinicStock stock)
{
    /// <summary>What the dialog needs; rejected where the visit is not the door for a decision today.</summary>
    public async Task<Outcome<DoseDialogState>> Open(PatientId patient, VisitId visit)
    {
        await gate.Demand(Operation.OrderDose, patient);
        await using var db = await factory.CreateDbContextAsync();
        if (await TaperWrites.Load(db, patient) is not { } record) return Outcome<DoseDialogState>.Missing();
        var (door, closed) = await DoorOf(db, patient, visit);
        if (closed is not null) return Outcome<DoseDialogState>.Rejected(closed);
        if (door is null) return Outcome<DoseDialogState>.Missing();
        var person = await db.Patients.AsNoTracking().SingleAsync(it => it.Id == patient);
        var at = await db.Visits.Where(it => it.Id == visit)
            .Join(db.Appointments, it => it.AppointmentId, appointment => appointment.Id, (_, appointment) => new { appointment.Date, appointment.Start })
            .SingleAsync();
        var alerts = await OrderAlerts.Load(db, patient, formulary, rules, clock.Today);
        var planned = await PlanVersions.InForce(db, patient) is { } terms ? TaperPlanService.ToOrder(PlanAhead.From(record, terms, formulary, clock.Today), door.NextVisit, clock.Today) : [];
        return Outcome<DoseDialogState>.Done(new DoseDialogState(record, door, new VisitAt(person.Details.FullName, at.Date, at.Start), planned, formulary, clock.Today, alerts, (await SupplyPicture.Load(db, patient, formulary, await stock.Current(), clock.Today, record))!));
    }

    /// <summary>Orders the steps, all or none.</summary>
    public Task<Outcome<Saved>> Order(OrderDose request) => writes.Run(Operation.OrderDose, request, "Ordered a dose", async (record, scope) =>
    {
        var (door, closed) = await DoorOf(scope.Db, request.Patient, request.Visit);
        if (closed is not null) return [closed];
        if (door is null) return [new Finding("", "no-visit", "A dose is decided at an in-person visit of today.")];
        // Saved with its revision unchanged: a signature at the same instant is noticed, and the later of the two gives way.
        scope.Db.Entry(scope.Db.Visits.Local.Single(visit => visit.Id == request.Visit)).Property(visit => visit.Revision).IsModified = true;
        var supply = (await SupplyPicture.Load(scope.Db, request.Patient, formulary, await stock.Current(), scope.Stamp.Today, record))!;
        if (Dispensability.Check(request.Order.Steps, formulary, supply.Stocks) is { Count: > 0 } inexact)
            return [.. record.Review(request.Order, door, formulary, scope.Stamp.Today).Findings.Where(finding => finding.Severity == Severity.Stop), .. inexact];
        var alerts = await OrderAlerts.Load(scope.Db, request.Patient, formulary, rules, scope.Stamp.Today);
        if (alerts.Unanswered(record.Review(request.Order, door, formulary, scope.Stamp.Today), request.Order) is { Count: > 0 } unanswered) return unanswered;
        var findings = record.Order(request.Order, door, formulary, scope.Stamp);
        if (findings.Count == 0) alerts.Keep(scope, request.Patient, request.Order);
        return findings;
    });

    private async Task<(DoseDoor? Door, Finding? Closed)> DoorOf(ClinicDb db, PatientId patient, VisitId id)
    {
        var found = await db.Visits.Where(visit => visit.Id == id && visit.PatientId == patient)
            .Join(db.Appointments, visit => visit.AppointmentId, appointment => appointment.Id, (visit, appointment) => new { visit, appointment })
            .FirstOrDefaultAsync();
        if (found is null) return (null, null);
        if (VisitDoor.Check(found.visit, found.appointment, clock.Today) is { } closed) return (null, closed);
        var next = await VisitQueries.NextBooked(db, patient, clock.Today);
        return (new DoseDoor(id, found.visit.Decision.Choice != SharedDecision.Open, next), null);
    }
}
