using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Medications.Supplies;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Demo;

/// <summary>The story's visits: those behind, today's as far as the day has come, and the next.</summary>
internal sealed partial class DemoChart
{
    private const int Minutes = 30;
    private const int SessionMinutes = 50;

    private IEnumerable<DemoAct> Bookings(TimeOnly wall)
    {
        if (patient.NextVisitInDays is { } next && calendar.Free(people.Clinician, calendar.In(next), new TimeOnly(9, 0).AddMinutes(people.Number % 12 * 30), Minutes) is { } free)
            yield return Ago(1, wall.AddMinutes(3), services => Book(services, people.Clinician, calendar.In(next), free, Minutes));
        if (patient.Session is { } session && people.Therapist is { } therapist)
            foreach (var act in Day(session, therapist, SessionMinutes, wall.AddMinutes(4))) yield return act;
        if (patient.Today is { } today)
            foreach (var act in Day(today, people.Clinician, Minutes, wall.AddMinutes(5))) yield return act;
    }

    private IEnumerable<DemoAct> Day(DemoToday it, Guid provider, int minutes, TimeOnly booked)
    {
        if (calendar.Free(provider, calendar.Today, new TimeOnly(it.Hour, it.Minute), minutes) is not { } start) yield break;
        AppointmentId id = default;
        yield return Ago(1, booked, async services => id = await Book(services, provider, calendar.Today, start, minutes));
        if (it.Missed)
        {
            if (now >= start.AddMinutes(20)) yield return At(calendar.Today, start.AddMinutes(20), services => Step(services, id, (desk, step) => desk.MarkNoShow(step)));
            yield break;
        }

        var clinical = provider == people.Clinician;
        if (now >= start.AddMinutes(-7)) yield return At(calendar.Today, start.AddMinutes(-7), services => Step(services, id, (desk, step) => desk.MarkArrived(step)));
        if (now >= start.AddMinutes(1))
            yield return At(calendar.Today, start.AddMinutes(1), clinical ? services => Begin(services, id) : services => Step(services, id, (desk, step) => desk.MarkWithProvider(step)));
        if (now < start.AddMinutes(minutes - 2)) yield break;
        if (clinical) yield return At(calendar.Today, start.AddMinutes(minutes - 3), services => Finish(services, id, sign: !it.Unsigned));
        yield return At(calendar.Today, start.AddMinutes(minutes - 2), services => Step(services, id, (desk, step) => desk.MarkLeft(step)));
    }

    private async Task<AppointmentId> Book(IServiceProvider services, Guid provider, DateOnly day, TimeOnly start, int minutes) =>
        new(Check(await services.GetRequiredService<AppointmentService>().Book(
            new BookAppointment(NewIds.Next(), _id, new StaffId(provider), day, start, minutes, Room: provider == people.Clinician ? people.Room : people.TherapyRoom))).Id);

    private async Task DoseVisit(IServiceProvider services, DemoStep step, bool isLast)
    {
        var appointment = await WalkIn(services);
        var visits = services.GetRequiredService<VisitService>();
        var opened = Check(await visits.OpenFrom(new OpenVisit(NewIds.Next(), _id, appointment)));
        var written = await Write(services, opened, SharedDecision.Cut, step.DaysAgo);
        List<OrderedStep> steps = [new(calendar.Ago(step.DaysAgo), DemoDoses.Read(step.Doses))];
        if (isLast && patient.Ahead is { } ahead) steps.Add(new(calendar.Today.AddDays(-ahead.DaysAgo), DemoDoses.Read(ahead.Doses)));
        Check(await services.GetRequiredService<DoseOrderService>().Order(new OrderDose(NewIds.Next(), _id, await Revision(services), new VisitId(opened.Id),
            new DoseOrder(steps, "Planned step", "Talked through: the tables differ, we go by how it feels", false, false))));
        // Of some the look-up has come due, and nobody has counted yet.
        if (isLast && people.Number % 5 != 2) await Prescribe(services, new VisitId(opened.Id), step.DaysAgo);
        Check(await visits.Sign(new SignVisit(NewIds.Next(), _id, new VisitId(opened.Id), written.Revision)));
        await Step(services, appointment, (desk, it) => desk.MarkLeft(it));
    }

    // For the time to the next visit as it was agreed then, and dispensed on the same day.
    private async Task Prescribe(IServiceProvider services, VisitId visit, int daysAgo)
    {
        var agreed = patient.Today is null && patient.NextVisitInDays is { } next ? calendar.In(next) : calendar.Today;
        if (agreed > calendar.Ago(daysAgo).AddDays(PrescriptionRules.MostDays)) return;
        await LookUp(services, daysAgo);
        var prescriptions = services.GetRequiredService<PrescriptionService>();
        var bench = Check(await prescriptions.Open(_id, visit));
        var terms = bench.Usual() with { Until = agreed };
        var written = Check(await prescriptions.Write(new WritePrescription(NewIds.Next(), _id, visit, bench.Picture.Last?.Id, terms)));
        var lines = bench.Work(terms).Draft!.Dispensed(bench.Picture.Formulary);
        Check(await services.GetRequiredService<SupplyService>().Record(new RecordSupply(NewIds.Next(), _id, new SupplyRow(SupplyEntryKind.Dispensed, calendar.Ago(daysAgo), null, lines, written.Id, ""))));
    }

    private async Task UnsignedVisit(IServiceProvider services)
    {
        var appointment = await WalkIn(services);
        await Begin(services, appointment);
        await Finish(services, appointment, sign: false);
        await Step(services, appointment, (desk, it) => desk.MarkLeft(it));
    }

    private async Task<AppointmentId> WalkIn(IServiceProvider services) =>
        new(Check(await services.GetRequiredService<AppointmentService>().WalkIn(new AddWalkIn(NewIds.Next(), _id, new StaffId(people.Clinician)))).Id);

    private async Task Begin(IServiceProvider services, AppointmentId appointment) =>
        Check(await services.GetRequiredService<VisitService>().OpenFrom(new OpenVisit(NewIds.Next(), _id, appointment)));

    private async Task Finish(IServiceProvider services, AppointmentId appointment, bool sign)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDb>>().CreateDbContextAsync();
        var visit = await db.Visits.AsNoTracking().SingleAsync(it => it.AppointmentId == appointment);
        var written = await Write(services, new Saved(visit.Id.Value, visit.Revision), SharedDecision.Hold, 0);
        if (sign) Check(await services.GetRequiredService<VisitService>().Sign(new SignVisit(NewIds.Next(), _id, visit.Id, written.Revision)));
    }

    private async Task<Saved> Write(IServiceProvider services, Saved visit, SharedDecision decision, int daysAgo) =>
        Check(await services.GetRequiredService<VisitService>().Write(new WriteVisit(NewIds.Next(), _id, new VisitId(visit.Id), visit.Revision,
            new Vitals(118 + patient.Intake % 16, 72 + patient.Intake % 9, 68 + (daysAgo + people.Number) % 16, null, null, null),
            new Review("No new symptoms", people.Number % 3 == 0 ? "Wakes once a night" : "About as before", "As ordered", "No falls, no seizure, no thoughts of self-harm"),
            new Decision(decision, DemoWords.Wants(patient.Cohort, decision), true, true, true),
            DemoWords.Note(patient.Cohort, decision))));

    private async Task Step(IServiceProvider services, AppointmentId appointment, Func<AppointmentService, AppointmentStep, Task<Outcome<Saved>>> step)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDb>>().CreateDbContextAsync();
        var revision = await db.Appointments.Where(it => it.Id == appointment).Select(it => it.Revision).SingleAsync();
        Check(await step(services.GetRequiredService<AppointmentService>(), new AppointmentStep(NewIds.Next(), _id, appointment, revision)));
    }
}
