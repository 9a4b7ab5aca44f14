using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Patients.SamplePatients;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Patients;

/// <summary>What stands beside the search: charts opened last, filters, counts, who is here.</summary>
public sealed class PatientListTests
{
    [Theory, Engines]
    public async Task Recent_IsWhatThisPersonOpened_TheLastFirst_AndIsNoReading(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var (marisol, ada, wen) = (await hanna.Make(Marisol), await hanna.Make(Named("Ada", "Reynolds")), await hanna.Make(Named("Wen", "Li")));
        foreach (var id in new[] { marisol, ada, marisol }) Value(await hanna.Get<ChartService>().Open(id));
        Value(await desk.Get<PatientService>().OpenDetails(wen));
        await using var db = clinic.Db();
        var before = await db.AuditEntries.CountAsync();

        Assert.Equal([marisol, ada], (await hanna.Get<PatientSearchService>().Recent()).Select(row => row.Id));
        Assert.Equal([marisol], (await hanna.Get<PatientSearchService>().Recent(take: 1)).Select(row => row.Id));
        var atTheDesk = Assert.Single(await desk.Get<PatientSearchService>().Recent());
        Assert.Equal((wen, (RowDose?)null), (atTheDesk.Id, atTheDesk.Dose));
        Assert.Equal(before, await db.AuditEntries.CountAsync());
    }

    [Theory, Engines]
    public async Task List_Filtered_ShowsWhoTapersIsPausedOrOff(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        var search = clinic.Hanna.Get<PatientSearchService>();
        var other = await clinic.Hanna.Make(Named("Wen", "Li"));
        Assert.Equal((2, 0), Counted(await search.Count()));
        await clinic.Enter(Diazepam(1));
        Assert.Equal(("Ana", "", ""), await Filtered(search));
        Assert.Equal((2, 1), Counted(await search.Count()));

        Done(await clinic.Tapers.Pause(new PlainChange(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision())));
        Assert.Equal(("", "Ana", ""), await Filtered(search));
        Assert.Equal((2, 0), Counted(await search.Count()));
        Assert.Equal([clinic.Ana], (await search.Search("an", filter: TaperFilter.Paused)).Rows.Select(row => row.Id));
        Assert.Empty((await search.Search("an", filter: TaperFilter.Off)).Rows);
        Assert.Contains(other, (await search.List()).Rows.Select(row => row.Id));
    }

    [Theory, Engines]
    public async Task List_OfWhoIsOff_ShowsWhoHasComeToZero(Engine engine)
    {
        await using var clinic = await TaperClinic.Open(engine);
        await clinic.Enter(Diazepam(0.5m));
        var toZero = new DoseOrder([new OrderedStep(Today, Diazepam(0))], "Off", "", true, true);
        Done(await clinic.Hanna.Get<DoseOrderService>().Order(new OrderDose(Guid.CreateVersion7(), clinic.Ana, await clinic.Revision(), await clinic.Visit(), toZero)));

        Assert.Equal(("", "", "Ana"), await Filtered(clinic.Hanna.Get<PatientSearchService>()));
    }

    [Theory, Engines]
    public async Task List_FilteredByDose_IsForThoseWhoSeeDoses(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        await desk.Make(Marisol);

        await Assert.ThrowsAsync<AccessDeniedException>(() => desk.Get<PatientSearchService>().List(filter: TaperFilter.Paused));
        await Assert.ThrowsAsync<AccessDeniedException>(() => desk.Get<PatientSearchService>().Search("rey", filter: TaperFilter.Off));
        Assert.Equal(new ChartCount(1, null), await desk.Get<PatientSearchService>().Count());
    }

    [Theory, Engines]
    public async Task Rows_OfWhoIsHere_SayWhereAndSinceWhen(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var hanna = await clinic.SignIn(Role.Clinician);
        var id = await hanna.Make(Marisol);
        var stamp = clinic.Clock.StampFor(hanna.Id);
        await using (var db = clinic.Db())
        {
            db.Add(new Appointment(AppointmentId.New(), id, new AppointmentPlace(hanna.Id, "", stamp.Today, new TimeOnly(10, 30), stamp.At, 30), new AppointmentTerms("taper-visit"), walkIn: true, stamp));
            await db.SaveChangesAsync();
        }

        var row = Assert.Single((await hanna.Get<PatientSearchService>().List()).Rows);
        Assert.Equal((new HereNow(AppointmentState.Arrived, stamp.At), (NextVisit?)null), (row.Here, row.NextVisit));
    }

    private static (int, int?) Counted(ChartCount count) => (count.Charts, count.Tapering);

    private static async Task<(string Tapering, string Paused, string Off)> Filtered(PatientSearchService search) =>
        (await Names(search, TaperFilter.Tapering), await Names(search, TaperFilter.Paused), await Names(search, TaperFilter.Off));

    private static async Task<string> Names(PatientSearchService search, TaperFilter filter) => string.Join(", ", (await search.List(filter: filter)).Rows.Select(row => row.FirstName));
}
