using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Domain.Visits;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Visits;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Tapers;

/// <summary>A clinic with two clinicians, a therapist, a desk and the chart of Ana, who takes nothing yet: what tests of tapers begin with.</summary>
public sealed class TaperClinic : IAsyncDisposable
{
    private TaperClinic(TestClinic clinic) => Clinic = clinic;

    public static DateOnly Today { get; } = new(2026, 11, 24);

    public TestClinic Clinic { get; }

    public TestScope Hanna { get; private set; } = null!;

    public TestScope Omar { get; private set; } = null!;

    public TestScope Tomas { get; private set; } = null!;

    public TestScope Desk { get; private set; } = null!;

    public PatientId Ana { get; private set; }

    public TaperService Tapers => Hanna.Get<TaperService>();

    public static async Task<TaperClinic> Open(Engine engine) => await In(await TestClinic.Open(engine));

    /// <summary>The same people in a clinic that is there already.</summary>
    public static async Task<TaperClinic> In(TestClinic clinic)
    {
        var it = new TaperClinic(clinic);
        it.Hanna = await clinic.SignIn(Role.Clinician, "Dr. Hanna Lindqvist");
        it.Omar = await clinic.SignIn(Role.Clinician, "Dr. Omar Haddad");
        it.Tomas = await clinic.SignIn(Role.Therapist, "Tomás Ibarra");
        it.Desk = await clinic.SignIn(Role.FrontDesk, "Imani Brooks");
        it.Ana = await it.Chart("Ana", "Silva");
        return it;
    }

    public async Task<PatientId> Chart(string first, string last) => PatientId.From(Done(await Desk.Get<PatientService>().Create(
        new CreatePatient(Guid.CreateVersion7(), new PatientDetails { FirstName = first, LastName = last, BirthDate = new DateOnly(1970, 1, 2) }, []))).Id);

    public static Dose Mg(decimal milligrams) => Dose.FromMilligrams(milligrams);

    /// <summary>Diazepam, all in the morning.</summary>
    public static Regimen Diazepam(decimal milligrams) => Only("diazepam", milligrams);

    public static Regimen Only(string medication, decimal morning) => new([Line(medication, morning)]);

    public static RegimenLine Line(string medication, decimal morning) => new(medication, null, Mg(morning), Dose.Zero, Dose.Zero, Dose.Zero, Dose.Zero, Dose.Zero);

    public static ProfileChoice Ashton { get; } = new("ashton", [], "");

    /// <summary>A regimen taken unchanged for a year.</summary>
    public async Task Enter(Regimen regimen) => Done(await Tapers.EnterRegimen(new EnterRegimen(Guid.CreateVersion7(), Ana, await Revision(), new IntakeRegimen(regimen, Today.AddYears(-1), false, null), Ashton)));

    /// <summary>A walk-in of today, received and opened.</summary>
    public async Task<VisitId> Visit(PatientId? patient = null, TestScope? with = null)
    {
        var whose = patient ?? Ana;
        var clinician = with ?? Hanna;
        var saved = Done(await Desk.Get<AppointmentService>().WalkIn(new AddWalkIn(Guid.CreateVersion7(), whose, clinician.Id)));
        return VisitId.From(Done(await clinician.Get<VisitService>().OpenFrom(new OpenVisit(Guid.CreateVersion7(), whose, AppointmentId.From(saved.Id)))).Id);
    }

    public async Task Sign(VisitId id)
    {
        var visits = Hanna.Get<VisitService>();
        await using var db = Clinic.Db();
        var revision = (await db.Visits.SingleAsync(it => it.Id == id)).Revision;
        var written = Done(await visits.Write(new WriteVisit(Guid.CreateVersion7(), Ana, id, revision, Vitals.None, Review.Empty, Decision.None with { Choice = SharedDecision.Hold }, "Seen.")));
        Done(await visits.Sign(new SignVisit(Guid.CreateVersion7(), Ana, id, written.Revision)));
    }

    public async Task<int> Revision(PatientId? patient = null)
    {
        await using var db = Clinic.Db();
        return (await db.TaperRecords.SingleAsync(it => it.PatientId == (patient ?? Ana))).Revision;
    }

    /// <summary>Orders regimens from their days on at a visit.</summary>
    public async Task<Outcome<Saved>> Order(VisitId visit, TestScope? by, params IReadOnlyList<OrderedStep> steps) =>
        await (by ?? Hanna).Get<DoseOrderService>().Order(new OrderDose(Guid.CreateVersion7(), Ana, await Revision(), visit, Of(steps)));

    public Task<Outcome<Saved>> OrderToday(VisitId visit, decimal milligrams) => Order(visit, null, new OrderedStep(Clinic.Clock.Today, Diazepam(milligrams)));

    public static DoseOrder Of(params IReadOnlyList<OrderedStep> steps) => new(steps, "Planned step", "", false, false);

    public async Task<TaperView> View(TestScope? by = null) => (await (by ?? Hanna).Get<TaperChartService>().Load(Ana))!;

    public async Task Assign(TestScope therapist) =>
        Done(await Hanna.Get<TherapistService>().Assign(new AssignTherapist(Guid.CreateVersion7(), Ana, null, therapist.Id)));

    public static Saved Done(Outcome<Saved> outcome) => outcome.Match(
        done => done,
        findings => throw new InvalidOperationException(string.Join(" ", findings.Select(finding => $"{finding.Field}: {finding.Sentence}"))),
        (who, _) => throw new InvalidOperationException(who),
        () => throw new InvalidOperationException("missing"));

    /// <summary>The codes of what was refused, joined; <c>done</c>, <c>stale</c> or <c>missing</c> otherwise.</summary>
    public static string Codes(Outcome<Saved> outcome) => outcome.Match(_ => "done", findings => string.Join(" ", findings.Select(finding => finding.Code)), (_, _) => "stale", () => "missing");

    public static string Sentences(Outcome<Saved> outcome) => outcome.Match(_ => "", findings => string.Join(" ", findings.Select(finding => finding.Sentence)), (_, _) => "", () => "");

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in new[] { Hanna, Omar, Tomas, Desk }) scope.Dispose();
        await Clinic.DisposeAsync();
    }
}
