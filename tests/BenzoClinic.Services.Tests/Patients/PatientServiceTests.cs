using BenzoClinic.Domain.Patients;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Patients;

public sealed class PatientServiceTests
{
    [Theory, Engines]
    public async Task Create_GoodDetails_MakesChartTaperRecordAndSearchTerms(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);

        var saved = Value(await desk.Get<PatientService>().Create(Request(Marisol) with { Allergies = [new Allergy("Penicillin", "rash")] }));

        await using var db = clinic.Db();
        var patient = await db.Patients.SingleAsync();
        Assert.Equal((saved.Id, saved.Revision, 100_001), (patient.Id.Value, patient.Revision, patient.ChartNumber));
        Assert.Equal([new Allergy("Penicillin", "rash")], patient.Allergies);
        Assert.Equal(patient.Id, (await db.TaperRecords.SingleAsync()).PatientId);
        Assert.True(await db.PatientSearchTerms.AnyAsync(term => term.Term == "whitaker" && term.PatientId == patient.Id));
        Assert.Equal(patient.Id.Value, (await db.AuditEntries.SingleAsync()).PatientId);
    }

    [Theory, Engines]
    public async Task Create_ImpossibleDetails_IsRejectedAndNothingIsSaved(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);

        var outcome = await desk.Get<PatientService>().Create(Request(Marisol with { FirstName = " ", BirthDate = new DateOnly(2027, 1, 1) }));

        Assert.Equal(["FirstName: required", "BirthDate: in-the-future"], Codes(outcome));
        await using var db = clinic.Db();
        Assert.Equal((0, 0, 0), (await db.Patients.CountAsync(), await db.PatientSearchTerms.CountAsync(), await db.AuditEntries.CountAsync()));
    }

    [Theory, Engines]
    public async Task Create_ManyAtOnce_EachGetsItsOwnChartNumber(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            Task.Run(() => desk.Get<PatientService>().Create(Request(Named($"Twin {number} A", "Reyes"))))));

        Assert.All(outcomes, outcome => Assert.Equal(["done"], Codes(outcome)));
        await using var db = clinic.Db();
        Assert.Equal(Enumerable.Range(100_001, 8), await db.Patients.OrderBy(patient => patient.ChartNumber).Select(patient => patient.ChartNumber).ToListAsync());
    }

    [Theory, Engines]
    public async Task Create_DoubleClick_MakesOneChart(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var request = Request(Marisol);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => desk.Get<PatientService>().Create(request))));

        Assert.Equal(Value(outcomes[0]), Value(outcomes[1]));
        await using var db = clinic.Db();
        Assert.Equal(1, await db.Patients.CountAsync());
    }

    [Theory, Engines]
    public async Task Edit_NewName_IsFoundByItAndNoLongerByTheOld(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var id = await desk.Make(Marisol);

        var edit = new EditPatient(Guid.CreateVersion7(), id, 1, Marisol with { LastName = "Okafor" }, [new Allergy("Latex", "")]);
        Assert.Equal(2, Value(await desk.Get<PatientService>().Edit(edit)).Revision);

        var search = desk.Get<PatientSearchService>();
        Assert.Equal(id, Assert.Single((await search.Search("oka")).Rows).Id);
        Assert.Empty((await search.Search("whitaker")).Rows);
        await using var db = clinic.Db();
        Assert.Equal("Changed the details: last name, allergies", (await db.AuditEntries.OrderBy(entry => entry.Sequence).LastAsync()).Summary);
    }

    [Theory, Engines]
    public async Task Edit_OnAnOlderRevision_IsToldWhoWasFirst(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician, "Dr. Hanna Lindqvist");
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var id = await desk.Make(Marisol);
        Value(await hanna.Get<PatientService>().Edit(new EditPatient(Guid.CreateVersion7(), id, 1, Marisol with { Pronouns = "she/her" }, [])));

        var outcome = await desk.Get<PatientService>().Edit(new EditPatient(Guid.CreateVersion7(), id, 1, Marisol with { Phone = "415 555 0100" }, []));

        Assert.Equal(["stale: Dr. Hanna Lindqvist"], Codes(outcome));
        Assert.Equal("(415) 555-0138", Value(await desk.Get<PatientService>().OpenDetails(id)).Details.Phone);
    }

    [Theory, Engines]
    public async Task Edit_UnknownPatient_IsMissing(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);

        Assert.Equal(["missing"], Codes(await desk.Get<PatientService>().Edit(new EditPatient(Guid.CreateVersion7(), Domain.Shared.PatientId.New(), 1, Marisol, []))));
    }
}
