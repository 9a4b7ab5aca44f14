using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Medications;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;

namespace BenzoClinic.Services.Tests.Patients;

public sealed class PatientSearchTests
{
    [Theory]
    [Engines("rey")]
    [Engines("REYES")]
    [Engines("whit")]
    [Engines("reyes-w")]
    [Engines("reyesw")]
    [Engines("mar rey")]
    [Engines("Rey, Mar")]
    [Engines("1979-03-03")]
    [Engines("1979-3-3")]
    [Engines("3/3/1979")]
    [Engines("03/03/79")]
    [Engines("3/3")]
    [Engines("3/3/19")]
    [Engines("3 Mar 1979")]
    [Engines("mar 3, 1979")]
    [Engines("19790303")]
    [Engines("reyes 1979")]
    [Engines("100001")]
    [Engines("(415) 555-0138")]
    [Engines("415 555 01")]
    [Engines("4155550138")]
    [Engines("555-0138")]
    [Engines("+1 415 555 0138")]
    [Engines("rey 555-01")]
    public async Task Search_WhatPeopleType_FindsMarisol(Engine engine, string typed)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var id = await desk.Make(Marisol);
        await desk.Make(new PatientDetails { FirstName = "Wen", LastName = "Li", BirthDate = new DateOnly(1990, 12, 31) });

        Assert.Equal(id, (await desk.Get<PatientSearchService>().Search(typed)).Rows[0].Id);
    }

    [Theory]
    [Engines("rex")]
    [Engines("eyes")]
    [Engines("mar zzz")]
    [Engines("3/4/1979")]
    [Engines("1979-03-04")]
    [Engines("3/3/18")]
    [Engines("100002")]
    [Engines("555-0139")]
    [Engines("0303")]
    [Engines("---")]
    [Engines("%")]
    [Engines("' OR 1=1 --")]
    [Engines("\ud83d")]
    public async Task Search_WhatDoesNotFit_FindsNobody(Engine engine, string typed)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        await desk.Make(Marisol);

        Assert.Empty((await desk.Get<PatientSearchService>().Search(typed)).Rows);
    }

    [Theory]
    [Engines("José", "Muñoz", "jose munoz")]
    [Engines("Jose", "Munoz", "JOSÉ MUÑ")]
    [Engines("Shane", "O'Brien", "obrien")]
    [Engines("Shane", "O’Brien", "brien")]
    [Engines("Shane", "O'Brien", "o'b")]
    [Engines("Shane", "OBrien", "o'brien")]
    [Engines("Kaleo", "Kaʻahumanu", "kaahu")]
    [Engines("小明", "王", "王小明")]
    [Engines("小明", "王", "小明")]
    [Engines("小明", "王", "王 小")]
    [Engines("Łukasz", "Øst", "lukasz ost")]
    [Engines("Ana", "de la Cruz", "delacruz")]
    [Engines("Ana", "de la Cruz", "cruz ana")]
    [Engines("Thị Hồng", "Nguyễn", "nguyen hong")]
    [Engines("Jörg", "Weiß", "weiss")]
    [Engines("Ｔａｒｏ", "Satō", "taro sato")]
    public async Task Search_NamesAsPeopleTypeThem_AreFound(Engine engine, string first, string last, string typed)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var id = await desk.Make(Named(first, last));

        Assert.Equal(id, Assert.Single((await desk.Get<PatientSearchService>().Search(typed)).Rows).Id);
    }

    [Theory, Engines]
    public async Task Search_PreferredAndOtherNames_AreFound(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        await desk.Make(Marisol with { PreferredName = "Sol", OtherNames = "Maria Ortega; Mia" });

        foreach (var typed in new[] { "sol", "ortega", "mia rey" }) Assert.Single((await desk.Get<PatientSearchService>().Search(typed)).Rows);
    }

    [Theory, Engines]
    public async Task Search_SeveralFit_WholeWordsAndLastNamesComeFirst(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        foreach (var (first, last) in new[] { ("Reynaldo", "Bautista"), ("Ada", "Reynolds"), ("Rey", "Abernathy"), ("Holly", "Rey"), ("Anselmo", "Reyes") }) await desk.Make(Named(first, last));

        var page = await desk.Get<PatientSearchService>().Search("rey");

        Assert.Equal(["Rey", "Abernathy", "Reyes", "Reynolds", "Bautista"], page.Rows.Select(row => row.LastName));
        Assert.False(page.More);
    }

    [Theory, Engines]
    public async Task Search_MoreThanAskedFor_SaysSo(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        for (var number = 0; number < 4; number++) await desk.Make(Named("Ana Ana-Ana", "Ana"));

        var page = await desk.Get<PatientSearchService>().Search("ana", take: 3);

        Assert.Equal((3, true), (page.Rows.DistinctBy(row => row.Id).Count(), page.More));
    }

    [Theory, Engines]
    public async Task List_AllPatients_IsInOrderOfNamesWithoutAccentsPageByPage(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var names = Enumerable.Range(0, 53).Select(number => ($"Ana{number:00}", "Cruz")).Append(("Bo", "álvarez")).Append(("Zoë", "Alvarez")).Append(("Al", "Zúñiga"));
        foreach (var (first, last) in names.Reverse()) await desk.Make(Named(first, last));

        var one = await desk.Get<PatientSearchService>().List();
        var two = await desk.Get<PatientSearchService>().List(one.Next);

        Assert.Equal((50, true, 6, false), (one.Rows.Count, one.More, two.Rows.Count, two.More));
        Assert.Null(two.Next);
        Assert.Equal(["Bo", "Zoë", "Ana00"], one.Rows.Take(3).Select(row => row.FirstName));
        Assert.Equal("Zúñiga", two.Rows[^1].LastName);
        Assert.Equal(56, one.Rows.Concat(two.Rows).DistinctBy(row => row.Id).Count());
    }

    [Theory, Engines]
    public async Task Rows_ForTheFrontDeskAndTherapists_CarryNoDose(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var id = await hanna.Make(Marisol);
        await EnterDiazepam(clinic, hanna, id, "20");

        foreach (var role in new[] { Role.FrontDesk, Role.Therapist })
        {
            using var person = await clinic.SignIn(role);
            Assert.Null(Assert.Single((await person.Get<PatientSearchService>().List()).Rows).Dose);
            Assert.Null(Assert.Single((await person.Get<PatientSearchService>().Search("rey")).Rows).Dose);
        }

        Assert.NotNull(Assert.Single((await hanna.Get<PatientSearchService>().List()).Rows).Dose);
    }

    [Theory, Engines]
    public async Task Rows_ForClinicians_TellTheDoseInEffect(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var (taking, toConfirm) = (await hanna.Make(Marisol), await hanna.Make(Named("Ada", "Reynolds")));
        await EnterDiazepam(clinic, hanna, taking, "20");
        await using (var db = clinic.Db())
        {
            var record = await db.TaperRecords.SingleAsync(it => it.PatientId == toConfirm);
            record.Imported([new DoseToConfirm("lorazepam", null)], clinic.Clock.StampFor(hanna.Id));
            await db.SaveChangesAsync();
        }

        var rows = (await hanna.Get<PatientSearchService>().List()).Rows.ToDictionary(row => row.Id, row => row.Dose!);

        Assert.Equal([new RowDoseLine("diazepam", Dose.FromMilligrams(20), Dose.Zero)], rows[taking].Lines);
        Assert.Empty(rows[taking].ToConfirm);
        Assert.Equal((false, "lorazepam"), (rows[toConfirm].Recorded, Assert.Single(rows[toConfirm].ToConfirm)));
    }

    [Theory, Engines]
    public async Task Search_Administrator_IsDenied(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var admin = await clinic.SignIn(Role.Administrator);

        await Assert.ThrowsAsync<AccessDeniedException>(() => admin.Get<PatientSearchService>().Search("rey"));
    }

    private static async Task EnterDiazepam(TestClinic clinic, TestScope clinician, PatientId patient, string milligrams)
    {
        var formulary = FormularyReader.ReadFrom(FormularyReader.DefaultFolder);
        Assert.True(Dose.TryParse(milligrams, out var dose, out _));
        var stamp = clinic.Clock.StampFor(clinician.Id);
        var regimen = new Regimen([new RegimenLine("diazepam", null, dose, Dose.Zero, Dose.Zero, Dose.Zero, Dose.Zero, Dose.Zero)]);
        await using var db = clinic.Db();
        var record = await db.TaperRecords.SingleAsync(it => it.PatientId == patient);
        var profile = ProfileChecks.From(formulary.Tables[0], new Dictionary<string, Dose>(), "", 1, stamp);
        Assert.Empty(record.EnterRegimen(new IntakeRegimen(regimen, stamp.Today.AddDays(-60), false, null), profile, formulary, stamp));
        await db.SaveChangesAsync();
    }
}
