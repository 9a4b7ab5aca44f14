using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Demo;

/// <summary>Plays one patient's story through the services.</summary>
internal sealed class DemoChart(DemoPatient patient, int clinician, IReadOnlyList<Guid> clinicians, IReadOnlyList<Guid> therapists, DateOnly today)
{
    private PatientId _id;

    public IEnumerable<DemoAct> Acts()
    {
        // Each patient keeps a time of the day, so that no two stand at one clinician's door at once.
        var wall = new TimeOnly(9, 0).AddMinutes(Math.Abs(patient.Details.LastName.Sum(letter => letter)) % 40 * 10);
        yield return Act(patient.Intake, wall, Intake);
        foreach (var step in patient.Steps) yield return Act(step.DaysAgo, wall, services => DoseVisit(services, step));
        if (patient.PausedDaysAgo is { } paused)
            yield return Act(paused, wall, async services => Check(await services.GetRequiredService<TaperService>().Pause(new PlainChange(Guid.NewGuid(), _id, await Revision(services)))));
        if (patient.SelfCut is { } cut) yield return Act(1, wall, services => Tell(services, cut));
        if (patient.NextVisitInDays is { } next) yield return Act(1, wall.AddMinutes(1), services => BookNext(services, next));
    }

    private DemoAct Act(int daysAgo, TimeOnly wall, Func<IServiceProvider, Task> act) => new(today.AddDays(-daysAgo), wall, clinician, act);

    private async Task Intake(IServiceProvider services)
    {
        IReadOnlyList<Allergy> allergies = patient.Allergy.Length == 0 ? [] : [new Allergy(patient.Allergy, "rash")];
        _id = new PatientId(Check(await services.GetRequiredService<PatientService>().Create(new CreatePatient(Guid.NewGuid(), patient.Details, allergies))).Id);
        var since = today.AddDays(-patient.Intake - 400);
        Check(await services.GetRequiredService<TaperService>().EnterRegimen(new EnterRegimen(
            Guid.NewGuid(), _id, await Revision(services), new IntakeRegimen(Dose(patient.Start), since, false, null), new ProfileChoice("ashton", [], ""))));
        if (therapists.Count > 0)
            Check(await services.GetRequiredService<TherapistService>().Assign(new AssignTherapist(Guid.NewGuid(), _id, null, new StaffId(therapists[patient.Intake % therapists.Count]))));
    }

    private async Task DoseVisit(IServiceProvider services, DemoStep step)
    {
        var appointment = Check(await services.GetRequiredService<AppointmentService>().WalkIn(new AddWalkIn(Guid.NewGuid(), _id, new StaffId(clinicians[clinician]))));
        var visits = services.GetRequiredService<VisitService>();
        var opened = Check(await visits.OpenFrom(new OpenVisit(Guid.NewGuid(), _id, new AppointmentId(appointment.Id))));
        var written = Check(await visits.Write(new WriteVisit(Guid.NewGuid(), _id, new VisitId(opened.Id), opened.Revision,
            new Vitals(118 + patient.Intake % 16, 72 + patient.Intake % 9, 70 + step.DaysAgo % 14, null, null, null),
            new Review("No new symptoms", "About as before", "As ordered", "No falls, no seizure, no thoughts of self-harm"),
            new Decision(SharedDecision.Cut, "Wants to go on in small steps", true, true, true),
            "Seen in person. Shared decision: the next small step.")));
        Check(await services.GetRequiredService<DoseOrderService>().Order(new OrderDose(Guid.NewGuid(), _id, await Revision(services), new VisitId(opened.Id),
            new DoseOrder([new OrderedStep(today.AddDays(-step.DaysAgo), Dose(step.Milligrams))], "Planned step", "", false, false))));
        Check(await visits.Sign(new SignVisit(Guid.NewGuid(), _id, new VisitId(opened.Id), written.Revision)));
        await Leave(services, new AppointmentId(appointment.Id));
    }

    private async Task Leave(IServiceProvider services, AppointmentId appointment)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDb>>().CreateDbContextAsync();
        var revision = await db.Appointments.Where(it => it.Id == appointment).Select(it => it.Revision).SingleAsync();
        Check(await services.GetRequiredService<AppointmentService>().MarkLeft(new AppointmentStep(Guid.NewGuid(), _id, appointment, revision)));
    }

    private async Task Tell(IServiceProvider services, DemoStep cut) =>
        Check(await services.GetRequiredService<TaperService>().RecordFact(new RecordFact(Guid.NewGuid(), _id, await Revision(services), today.AddDays(-cut.DaysAgo), Dose(cut.Milligrams), "Patient", "Cut down alone, told at a call", [])));

    private async Task BookNext(IServiceProvider services, int inDays) =>
        Check(await services.GetRequiredService<AppointmentService>().Book(new BookAppointment(
            Guid.NewGuid(), _id, new StaffId(clinicians[clinician]), today.AddDays(inDays), new TimeOnly(patient.NextHour, 30), 30)));

    private async Task<int> Revision(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDb>>().CreateDbContextAsync();
        return await db.TaperRecords.Where(record => record.PatientId == _id).Select(record => record.Revision).SingleAsync();
    }

    /// <summary>Half in the evening: two dose times, as most of the clinic's patients take it.</summary>
    private Regimen Dose(decimal milligrams)
    {
        var morning = decimal.Floor(milligrams * 2) / 4;
        if (patient.Product.Contains("capsule", StringComparison.Ordinal)) morning = 0;
        return new Regimen([new RegimenLine(patient.Medication, patient.Product, Mg(morning), Domain.Shared.Dose.Zero, Domain.Shared.Dose.Zero, Mg(milligrams - morning), Domain.Shared.Dose.Zero, Domain.Shared.Dose.Zero)]);
    }

    private static Dose Mg(decimal milligrams) => Domain.Shared.Dose.FromMilligrams(milligrams);

    private static Saved Check(Outcome<Saved> outcome) => outcome.Match(
        saved => saved,
        findings => throw new InvalidOperationException($"The demo clinic was refused: {string.Join(" ", findings.Select(finding => finding.Sentence))}"),
        (who, _) => throw new InvalidOperationException($"The demo clinic met {who}."),
        () => throw new InvalidOperationException("The demo clinic lost a chart."));
}
