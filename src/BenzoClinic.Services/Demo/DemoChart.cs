using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tapers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Demo;

/// <summary>Plays one patient's story through the services. What happened on which day stands in <see cref="DemoPatient"/>.</summary>
internal sealed partial class DemoChart(DemoPatient patient, DemoPeople people, DemoCalendar calendar, TimeOnly now)
{
    private PatientId _id;

    public IEnumerable<DemoAct> Acts()
    {
        // Each patient keeps a time of the day, so that no two stand at one clinician's door at once.
        var wall = new TimeOnly(9, 0).AddMinutes(people.Number % 40 * 10);
        yield return Ago(patient.Intake, wall, Intake);
        for (var i = 0; i < patient.Steps.Length; i++)
        {
            var (step, last) = (patient.Steps[i], i == patient.Steps.Length - 1);
            yield return Ago(step.DaysAgo, wall, services => DoseVisit(services, step, last));
        }

        if (patient.PausedDaysAgo is { } paused) yield return Ago(paused, wall, async services => Check(await services.GetRequiredService<TaperService>().Pause(await Plain(services))));
        if (patient.ResumedDaysAgo is { } resumed) yield return Ago(resumed, wall, async services => Check(await services.GetRequiredService<TaperService>().Resume(await Plain(services))));
        if (patient.UnsignedDaysAgo is { } unsigned) yield return Ago(unsigned, wall, UnsignedVisit);
        if (patient.Temporary is { } temporary) yield return Ago(temporary.DaysAgo, wall, services => Temporary(services, temporary));
        if (patient.Fact is { } fact) yield return Ago(fact.ToldDaysAgo, wall.AddMinutes(2), services => Tell(services, fact));
        if (patient.BridgeDaysAgo is { } bridge) yield return Ago(bridge, wall, Bridge);
        foreach (var other in patient.Others) yield return Ago(Math.Min(other.StartedDaysAgo, patient.Intake), wall.AddMinutes(1), services => List(services, other));
        foreach (var other in patient.Others.Where(other => other.StoppedDaysAgo is not null)) yield return Ago(other.StoppedDaysAgo!.Value, wall, services => Stop(services, other));
        if (patient.Naloxone.Length > 0) yield return Ago(patient.Intake, wall.AddMinutes(3), Naloxone);
        // Of some the look-up has come due.
        for (var days = patient.Intake; days >= 0 && (days == patient.Intake || people.Number % 5 != 2); days -= 150)
        {
            var ago = days;
            yield return Ago(ago, wall.AddMinutes(4), services => LookUp(services, ago));
        }

        foreach (var act in Bookings(wall)) yield return act;
    }

    private DemoAct Ago(int days, TimeOnly wall, Func<IServiceProvider, Task> act) => At(calendar.Ago(days), wall, act);

    private DemoAct At(DateOnly day, TimeOnly wall, Func<IServiceProvider, Task> act) => new(day, wall, people, act);

    private async Task Intake(IServiceProvider services)
    {
        IReadOnlyList<Allergy> allergies = patient.Allergy.Length == 0 ? [] : [new Allergy(patient.Allergy, "rash")];
        _id = new PatientId(Check(await services.GetRequiredService<PatientService>().Create(new CreatePatient(NewIds.Next(), DemoMessages.Reminded(patient.Details, people.Number, calendar.Ago(patient.Intake)), allergies))).Id);
        var since = calendar.Today.AddDays(-patient.Intake - 400 - people.Number * 37);
        Check(await services.GetRequiredService<TaperService>().EnterRegimen(new EnterRegimen(
            NewIds.Next(), _id, await Revision(services), new IntakeRegimen(DemoDoses.Read(patient.Start), since, false, null), Profile)));
        foreach (var condition in DemoConditions.Of(patient, people.Number, since, calendar.Ago(patient.Intake)))
            Check(await services.GetRequiredService<ConditionService>().Add(new AddCondition(NewIds.Next(), _id, condition)));
        if (people.Therapist is { } therapist)
            Check(await services.GetRequiredService<TherapistService>().Assign(new AssignTherapist(NewIds.Next(), _id, null, new StaffId(therapist))));
    }

    // The Ashton table gives ranges for estazolam alone among what these patients take.
    private ProfileChoice Profile => patient.Start.StartsWith("estazolam", StringComparison.Ordinal)
        ? new ProfileChoice("ashton", [new ChosenFactor("estazolam", Dose.FromMilligrams(2))], "The cautious end of the published range")
        : new ProfileChoice("ashton", [], "");

    // Begun before the first visit it is told there, else listed on the day it begins.
    private async Task List(IServiceProvider services, DemoOther other)
    {
        var since = other.StartedDaysAgo > patient.Intake ? calendar.Today.AddDays(-other.StartedDaysAgo - 3) : calendar.Ago(other.StartedDaysAgo);
        Check(await services.GetRequiredService<MedicationListService>().Add(new AddMedication(NewIds.Next(), _id,
            new OtherMedicationEntry(other.Name, other.Dose, other.Times, since, other.Source, other.Prescriber), other.GoingOn)));
    }

    private async Task Temporary(IServiceProvider services, DemoTemporary it)
    {
        var from = calendar.Ago(it.DaysAgo);
        Check(await services.GetRequiredService<TaperService>().RecordTemporary(new RecordTemporary(NewIds.Next(), _id, await Revision(services),
            new TemporaryDose(from, from.AddDays(it.Days - 1), DemoDoses.Read(it.Doses), it.Reason, it.SafetyHold))));
    }

    private async Task Tell(IServiceProvider services, DemoFact fact)
    {
        var on = calendar.Today.AddDays(-fact.SinceDaysAgo);
        Check(await services.GetRequiredService<TaperService>().RecordFact(new RecordFact(NewIds.Next(), _id, await Revision(services), on < calendar.Ago(fact.ToldDaysAgo) ? on : calendar.Ago(fact.ToldDaysAgo), DemoDoses.Read(fact.Doses), fact.ReportedBy, fact.What, [])));
    }

    private async Task Bridge(IServiceProvider services) =>
        Check(await services.GetRequiredService<TaperService>().GiveBridge(new GiveBridge(NewIds.Next(), _id, await Revision(services), 7, "Could not come: no transport this week")));

    private async Task Stop(IServiceProvider services, DemoOther other)
    {
        var list = services.GetRequiredService<MedicationListService>();
        var listed = (await list.Load(_id)).Others.Single(it => it.Entry.Name == other.Name);
        Check(await list.Stop(new StopMedication(NewIds.Next(), _id, listed.Id, listed.Revision, calendar.Ago(other.StoppedDaysAgo!.Value), other.Why)));
    }

    private async Task Naloxone(IServiceProvider services) => Check(await services.GetRequiredService<MedicationSafetyService>().RecordNaloxone(
        new RecordNaloxoneOffer(NewIds.Next(), _id, new NaloxoneEntry(calendar.Ago(patient.Intake), NaloxoneAnswer.Accepted, patient.Naloxone, true, "his sister Ada"))));

    private async Task LookUp(IServiceProvider services, int daysAgo) => Check(await services.GetRequiredService<MedicationSafetyService>().RecordCures(
        new RecordCuresLookup(NewIds.Next(), _id, new CuresEntry(calendar.Ago(daysAgo), null, false, ""))));

    private async Task<PlainChange> Plain(IServiceProvider services) => new(NewIds.Next(), _id, await Revision(services));

    private async Task<int> Revision(IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDb>>().CreateDbContextAsync();
        return await db.TaperRecords.Where(record => record.PatientId == _id).Select(record => record.Revision).SingleAsync();
    }

    private T Check<T>(Outcome<T> outcome) => outcome.Match(
        done => done,
        findings => throw new InvalidOperationException($"The demo clinic was refused ({patient.Details.LastName}): {string.Join(" ", findings.Select(finding => finding.Sentence))}"),
        (who, _) => throw new InvalidOperationException($"The demo clinic met {who}."),
        () => throw new InvalidOperationException("The demo clinic lost a chart."));
}
