using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Data;

public sealed class ClinicWritesTests
{
    private static readonly PatientId Ana = PatientId.New();

    [Theory, Engines]
    public async Task Done_writes_the_change_the_operation_and_one_audit_row(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var write = NewPatient();

        var outcome = await hanna.Get<ClinicWrites>().Run(write, AddAna);

        Assert.Equal(new Saved(Ana.Value, 1), Value(outcome));
        await using var db = clinic.Db();
        Assert.Equal("Ana Silva", (await db.Patients.SingleAsync()).Details.FullName);
        Assert.Equal(write.OperationId, (await db.AppliedOperations.SingleAsync()).Id);
        var audit = await db.AuditEntries.SingleAsync();
        Assert.Equal((1L, hanna.Id.Value, "CreatePatient", Ana.Value, "Chart made"), (audit.Sequence, audit.ActorId, audit.Operation, audit.PatientId, audit.Summary));
        Assert.Equal(new DateTime(2026, 11, 24, 18, 30, 0, DateTimeKind.Utc), audit.At);
        Assert.Null(await AuditTrail.FirstBrokenRow(db));
    }

    [Theory, Engines]
    public async Task Rejected_writes_nothing(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);

        var outcome = await hanna.Get<ClinicWrites>().Run(NewPatient(), async scope =>
        {
            await AddAna(scope);
            await scope.Db.SaveChangesAsync();
            return Outcome<Saved>.Rejected(Finding.Required("FirstName", "Write the first name."));
        });

        Assert.False(outcome.IsDone);
        await AssertEmpty(clinic);
    }

    [Theory, Engines]
    public async Task A_bug_in_the_decision_writes_nothing(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);

        await Assert.ThrowsAsync<InvalidOperationException>(() => hanna.Get<ClinicWrites>().Run(NewPatient(), async scope =>
        {
            await AddAna(scope);
            await scope.Db.SaveChangesAsync();
            throw new InvalidOperationException();
        }));

        await AssertEmpty(clinic);
    }

    [Theory, Engines]
    public async Task The_same_operation_twice_has_one_effect_and_the_same_answer(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var write = NewPatient();

        var first = await hanna.Get<ClinicWrites>().Run(write, AddAna);
        var second = await hanna.Get<ClinicWrites>().Run(write, AddAna);

        Assert.Equal(Value(first), Value(second));
        await using var db = clinic.Db();
        Assert.Equal(1, await db.AuditEntries.CountAsync());
    }

    [Theory, Engines]
    public async Task A_double_click_has_one_effect_and_both_get_the_answer(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var write = NewPatient();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => hanna.Get<ClinicWrites>().Run(write, AddAna))));

        Assert.All(outcomes, outcome => Assert.Equal(new Saved(Ana.Value, 1), Value(outcome)));
        await using var db = clinic.Db();
        Assert.Equal((1, 1), (await db.Patients.CountAsync(), await db.AuditEntries.CountAsync()));
    }

    [Theory, Engines]
    public async Task The_same_operation_with_other_content_is_refused(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var write = NewPatient();
        await hanna.Get<ClinicWrites>().Run(write, AddAna);

        var outcome = await hanna.Get<ClinicWrites>().Run(write with { Request = "Ana Sousa" }, AddAna);

        var findings = outcome.Match<IReadOnlyList<Finding>>(_ => [], rejected => rejected, (_, _) => [], () => []);
        Assert.Equal("operation-id-reused", Assert.Single(findings).Code);
    }

    [Theory, Engines]
    public async Task Of_two_who_write_at_once_one_is_told_who_was_first(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician, "Dr. Hanna Lindqvist");
        using var omar = await clinic.SignIn(Role.Clinician, "Dr. Omar Haddad");
        await hanna.Get<ClinicWrites>().Run(NewPatient(), AddAna);
        // PostgreSQL lets both load before either saves; on SQLite the second waits for the first to end.
        using var bothHaveLoaded = new CountdownEvent(engine == Engine.Postgres ? 2 : 1);

        var outcomes = await Task.WhenAll(
            Task.Run(() => Rename(hanna, "Anna", bothHaveLoaded)),
            Task.Run(() => Rename(omar, "Anita", bothHaveLoaded)));

        var (done, stale) = outcomes[0].IsDone ? (hanna, outcomes[1]) : (omar, outcomes[0]);
        Assert.Equal(done.Name, stale.Match(_ => "done", _ => "rejected", (who, _) => who, () => "missing"));
        Assert.Single(outcomes, outcome => outcome.IsDone);
        await using var db = clinic.Db();
        var patient = await db.Patients.SingleAsync();
        Assert.Equal((2, done == hanna ? "Anna" : "Anita"), (patient.Revision, patient.Details.FirstName));
        Assert.Equal(2, await db.AuditEntries.CountAsync());
        Assert.Null(await AuditTrail.FirstBrokenRow(db));
    }

    [Theory, Engines]
    public async Task Nobody_is_denied_before_anything_is_asked_of_the_database(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var nobody = clinic.Nobody();
        var before = clinic.Commands.Count;

        await Assert.ThrowsAsync<AccessDeniedException>(() => nobody.Get<ClinicWrites>().Run(NewPatient(), AddAna));

        Assert.Equal(before, clinic.Commands.Count);
    }

    private static WriteRequest NewPatient() => new(Operation.CreatePatient, Guid.CreateVersion7(), null, "Ana Silva", "Chart made");

    private static Task<Outcome<Saved>> AddAna(WriteScope scope)
    {
        var details = new PatientDetails { FirstName = "Ana", LastName = "Silva", BirthDate = new DateOnly(1970, 1, 2) };
        scope.Db.Add(new Patient(Ana, 1001, details, scope.Stamp));
        scope.Patient = Ana;
        return Task.FromResult(Outcome<Saved>.Done(new Saved(Ana.Value, 1)));
    }

    private static Task<Outcome<Saved>> Rename(TestScope person, string firstName, CountdownEvent bothHaveLoaded) =>
        person.Get<ClinicWrites>().Run(new WriteRequest(Operation.EditDetails, Guid.CreateVersion7(), Ana, firstName, "Name changed"), async scope =>
        {
            var patient = await scope.Db.Patients.SingleAsync(row => row.Id == Ana);
            if (patient.Revision != 1) return await ClinicWrites.StaleOf(scope.Db, patient);
            bothHaveLoaded.Signal();
            bothHaveLoaded.Wait(TestContext.Current.CancellationToken);
            patient.Change(patient.Details with { FirstName = firstName }, [], scope.Stamp);
            return Outcome<Saved>.Done(new Saved(Ana.Value, patient.Revision));
        });

    private static Saved Value(Outcome<Saved> outcome) => outcome.Match(
        done => done, findings => throw new InvalidOperationException(findings[0].Sentence), (who, _) => throw new InvalidOperationException(who), () => throw new InvalidOperationException("missing"));

    private static async Task AssertEmpty(TestClinic clinic)
    {
        await using var db = clinic.Db();
        Assert.Equal((0, 0, 0), (await db.Patients.CountAsync(), await db.AppliedOperations.CountAsync(), await db.AuditEntries.CountAsync()));
    }
}
