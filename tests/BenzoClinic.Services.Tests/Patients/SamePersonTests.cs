using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Patients;

public sealed class SamePersonTests
{
    [Theory]
    [Engines("Marisol", "Reyes-Whitaker")]
    [Engines("MARISOL", "reyes whitaker")]
    [Engines("Mãrisol", "Reyeswhitaker")]
    [Engines("Reyes-Whitaker", "Marisol")]
    [Engines("Sol", "Reyes-Whitaker")]
    [Engines("Maria", "Ortega")]
    [Engines("Ortega", "Maria")]
    [Engines("Marisol", "Vega")]
    public async Task LookAlikes_TheSameNameInAnyOfItsForms_NamesTheChart(Engine engine, string first, string last)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var id = await desk.Make(Marisol with { PreferredName = "Sol", OtherNames = "Maria Ortega; Vega" });
        await desk.Make(Named("Ada", "Reynolds"));

        Assert.Equal(id, Assert.Single(await desk.Get<PatientSearchService>().LookAlikes(Named(first, last))).Id);
        // The other way round: what is typed has the names.
        Assert.Equal(id, Assert.Single(await desk.Get<PatientSearchService>().LookAlikes(Named("Wen", "Li") with { OtherNames = $"{first} {last}" })).Id);
    }

    [Theory]
    [Engines("Marisol", "Reyes", "1979-03-03")]
    [Engines("Mari", "Reyes-Whitaker", "1979-03-03")]
    [Engines("Marisol", "Reyes-Whitaker", "1979-03-04")]
    [Engines("", "", "1979-03-03")]
    [Engines("😀", "\ud83d", "1979-03-03")]
    public async Task LookAlikes_AnotherNameOrDay_NamesNobody(Engine engine, string first, string last, string born)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        await desk.Make(Marisol);

        Assert.Empty(await desk.Get<PatientSearchService>().LookAlikes(Named(first, last) with { BirthDate = DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture) }));
    }

    [Theory, Engines]
    public async Task Create_OfTheSameNameAndBirthDate_IsToldOnceAndPassedByName(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var service = desk.Get<PatientService>();
        var first = await desk.Make(Marisol);

        var request = Request(Marisol);
        Assert.Equal([": same-name-and-birth-date"], Codes(await service.Create(request)));
        Assert.Equal([": same-name-and-birth-date"], Codes(await service.Create(request with { SomebodyElse = [PatientId.New()] })));
        var second = Value(await service.Create(request with { SomebodyElse = [first] }));

        // A third desk that was told of the first chart alone is told of the second.
        Assert.Equal([": same-name-and-birth-date"], Codes(await service.Create(Request(Marisol) with { SomebodyElse = [first] })));
        Assert.Equal([first.Value, second.Id], (await desk.Get<PatientSearchService>().LookAlikes(Marisol)).Select(row => row.Id.Value));
    }

    [Theory, Engines]
    public async Task Create_ByTwoDesksAtOnce_TellsTheSecond(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.Get<PatientService>().Create(Request(Marisol)))));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.Equal(3, outcomes.Count(outcome => Codes(outcome) is [": same-name-and-birth-date"]));
        await using var db = clinic.Db();
        Assert.Equal(1, await db.Patients.CountAsync());
    }
}
