using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Clinic;

public sealed class ClinicSettingsTests
{
    [Theory, Engines]
    public async Task An_empty_database_has_the_defaults_and_each_save_makes_a_version(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator, "Ruth Adler");
        var settings = ruth.Get<ClinicSettingsService>();
        Assert.Equal((0, "Your clinic"), await settings.ToChange() is var opened ? (opened.Number, opened.Settings.NeutralName) : default);
        Assert.Empty(await settings.Versions());

        Assert.True((await settings.Save(new SaveClinicSettings(Guid.NewGuid(), 0, DemoSettings.For(DeskClinic.Today), " We open "))).IsDone);
        var phoned = (await settings.Current()) with { Phone = "(415) 555-0199" };
        Assert.True((await settings.Save(new SaveClinicSettings(Guid.NewGuid(), 1, phoned, "New number"))).IsDone);

        Assert.Equal(new PublicClinic("Bay Street Clinic", "(415) 555-0199", phoned.Address), await settings.Public());
        var versions = await settings.Versions();
        Assert.Equal([(2, "Ruth Adler", "New number"), (1, "Ruth Adler", "We open")], versions.Select(version => (version.Number, version.By, version.Reason)));
        Assert.Equal(["Phone: (415) 555-0142 → (415) 555-0199"], versions[0].Changes);
        await using var db = clinic.Db();
        Assert.Equal("Changed the clinic's settings: phone", await db.AuditEntries.OrderByDescending(entry => entry.Sequence).Select(entry => entry.Summary).FirstAsync());
    }

    [Theory, Engines]
    public async Task What_is_stored_is_what_was_saved(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        var demo = DemoSettings.For(DeskClinic.Today) with { Taper = new TaperPolicy(2.5m, 7.5m, 14, 21, Dose.FromMilligrams(0.125m), "va-dod") };
        await Save(ruth, demo);
        Assert.Equal(ClinicSettingsText.Lines(demo), ClinicSettingsText.Lines(await ruth.Get<ClinicSettingsService>().Current()));
    }

    [Theory, Engines]
    public async Task A_version_saved_before_stock_was_a_choice_has_the_usual(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        await Save(ruth, DemoSettings.For(DeskClinic.Today));
        await using (var db = clinic.Db())
        {
            var stored = (await db.ClinicSettingsVersions.SingleAsync()).Content;
            var without = System.Text.RegularExpressions.Regex.Replace(stored, "\"Stock\":\\{[^}]*\\},?", "");
            Assert.NotEqual(stored, without);
            await db.ClinicSettingsVersions.ExecuteUpdateAsync(set => set.SetProperty(it => it.Content, without));
        }

        Assert.Empty((await ruth.Get<ClinicSettingsService>().ToChange()).Settings.Stock.Products);
    }

    [Theory, Engines]
    public async Task Of_two_who_save_at_once_one_is_told_and_nothing_is_lost(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        using var omar = await clinic.SignIn(Role.Administrator);
        var both = await Task.WhenAll(new[] { (ruth, "(415) 555-0101"), (omar, "(415) 555-0102") }.Select(each => Task.Run(() =>
            each.Item1.Get<ClinicSettingsService>().Save(new SaveClinicSettings(Guid.NewGuid(), 0, ClinicSettings.Default with { Phone = each.Item2 }, "New number")))));
        Assert.Equal(["done", "stale"], both.Select(outcome => outcome.Match(_ => "done", _ => "rejected", (_, _) => "stale", () => "missing")).Order());
        Assert.Single(await ruth.Get<ClinicSettingsService>().Versions());
    }

    [Theory, Engines]
    public async Task What_is_wrong_is_refused_whole(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        var settings = ruth.Get<ClinicSettingsService>();
        await Save(ruth, DemoSettings.For(DeskClinic.Today));
        var now = await settings.Current();
        Assert.Equal([("Reason", "required")], await Refused(settings, now with { Phone = "" }, "  "));
        Assert.Equal([("Rooms", "removed")], await Refused(settings, now with { Rooms = [.. now.Rooms.Skip(1)] }, "Room 1 is gone"));
        Assert.Equal([("Taper.Table", "unknown")], await Refused(settings, now with { Taper = now.Taper with { Table = "nobody" } }, "A table"));
        Assert.Equal([("", "unchanged")], await Refused(settings, now, "Nothing"));
        Assert.Single(await settings.Versions());
        Assert.True((await settings.Save(new SaveClinicSettings(Guid.NewGuid(), 1, now with { Rooms = [.. now.Rooms.Select(room => room with { Retired = room.Id == "room-1" })] }, "Room 1 is an office now"))).IsDone);
    }

    [Theory, Engines]
    public async Task A_booking_outside_hours_or_on_a_holiday_is_refused_at_the_time(Engine engine)
    {
        await using var desk = await DeskClinic.Open(engine);
        using var ruth = await desk.Clinic.SignIn(Role.Administrator);
        await Save(ruth, DemoSettings.For(DeskClinic.Today));
        Assert.Equal(("Start", "The office is open from 08:00 to 18:00."), await Told(desk, 7, DeskClinic.Today.AddDays(1)));
        Assert.Equal(("Start", "The clinic is closed on Thu 26 Nov: Thanksgiving."), await Told(desk, 9, DeskClinic.Today.AddDays(2)));
        Assert.Equal(("Start", "The clinic is closed on Sundays."), await Told(desk, 9, DeskClinic.Today.AddDays(5)));
        Assert.True((await desk.AtDesk.Book(desk.Request(17, 30, DeskClinic.Today.AddDays(1)))).IsDone);
    }

    [Theory, Engines]
    public async Task A_new_taper_begins_with_the_clinics_completion_dose_and_a_running_one_keeps_its_own(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        using var ruth = await clinic.SignIn(Role.Administrator);
        using var desk = await clinic.SignIn(Role.FrontDesk);
        var before = await Chart(desk, "Ana");
        await Save(ruth, ClinicSettings.Default with { Taper = ClinicSettings.Default.Taper with { CompletionDose = Dose.FromMilligrams(1) } });
        var after = await Chart(desk, "Bea");
        await using var db = clinic.Db();
        var doses = await db.TaperRecords.ToDictionaryAsync(record => record.PatientId, record => record.CompletionDose);
        Assert.Equal((Dose.FromMilligrams(0.5m), Dose.FromMilligrams(1)), (doses[before], doses[after]));
    }

    [Fact]
    public async Task What_another_node_saved_is_seen_after_half_a_minute()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        using var ruth = await clinic.SignIn(Role.Administrator);
        var elsewhere = new ClinicSettingsReader(clinic.Engine, clinic.Time);
        Assert.Equal("", (await elsewhere.Current()).Phone);
        await Save(ruth, ClinicSettings.Default with { Phone = "(415) 555-0142" });
        Assert.Equal("", (await elsewhere.Current()).Phone);
        clinic.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("(415) 555-0142", (await elsewhere.Current()).Phone);
    }

    private static async Task Save(TestScope who, ClinicSettings settings)
    {
        var service = who.Get<ClinicSettingsService>();
        Assert.True((await service.Save(new SaveClinicSettings(Guid.NewGuid(), (await service.ToChange()).Number, settings, "A test"))).IsDone);
    }

    private static async Task<IEnumerable<(string, string)>> Refused(ClinicSettingsService service, ClinicSettings settings, string reason) =>
        DeskClinic.Findings(await service.Save(new SaveClinicSettings(Guid.NewGuid(), 1, settings, reason))).Select(finding => (finding.Field, finding.Code));

    private static async Task<(string, string)> Told(DeskClinic desk, int hour, DateOnly day) =>
        Assert.Single(DeskClinic.Findings(await desk.AtDesk.Book(desk.Request(hour, 0, day)))) is var finding ? (finding.Field, finding.Sentence) : default;

    private static async Task<PatientId> Chart(TestScope desk, string first) => new(DeskClinic.Value(await desk.Get<PatientService>().Create(
        new CreatePatient(Guid.NewGuid(), new PatientDetails { FirstName = first, LastName = "Silva", BirthDate = new DateOnly(1970, 1, 2) }, []))).Id);
}
