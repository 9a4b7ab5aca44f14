using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class SeriesTests
{
    [Theory]
    [Engines("2026-10-20", "2026-10-27 17:00Z", "2026-11-03 18:00Z")]
    [Engines("2027-03-02", "2027-03-09 18:00Z", "2027-03-16 17:00Z")]
    public async Task A_series_across_a_clock_change_keeps_its_wall_time(Engine engine, string first, string before, string after)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var from = DateOnly.Parse(first, null);
        clinic.Clinic.Time.AdjustTime(new DateTimeOffset(from.ToDateTime(new TimeOnly(16, 0)), TimeSpan.Zero));
        using var desk = await clinic.Clinic.SignIn(Role.FrontDesk);

        Value(await desk.Get<SeriesService>().Book(new BookSeries(Guid.CreateVersion7(), Ask(clinic, from, new SeriesRule(1, 3, null)), [])));

        var rows = (await desk.Get<AppointmentService>().ForPatient(clinic.Ana)).OrderBy(it => it.Date).ToList();
        Assert.Equal([from, from.AddDays(7), from.AddDays(14)], rows.Select(it => it.Date));
        Assert.All(rows, it => Assert.Equal(new TimeOnly(10, 0), it.Start));
        Assert.Equal([before, after], rows.Skip(1).Select(it => $"{it.StartsAt:yyyy-MM-dd HH:mm}Z"));
    }

    [Theory, Engines]
    public async Task What_does_not_fit_is_shown_before_anything_is_saved_and_left_out(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await MovingTests.Rooms(clinic.Clinic, ClinicHours.Default with { Holidays = [new Holiday(Today.AddDays(7), "Inventory")] });
        await clinic.Booked(10, Today.AddDays(14), patient: await clinic.Chart("Beatriz", "Solano"));
        var series = clinic.Desk.Get<SeriesService>();
        var ask = Ask(clinic, Today, new SeriesRule(1, null, Today.AddDays(21)));

        var preview = await series.Preview(ask);

        Assert.Empty(preview.Findings);
        Assert.Equal(["", "holiday", "provider-taken", ""], preview.Days.Select(day => day.Problems.Count == 0 ? "" : day.Problems[0].Code));
        var refused = Findings(await series.Book(new BookSeries(Guid.CreateVersion7(), ask, [Today.AddDays(7)])));
        Assert.Equal("Tue 8 Dec: Dr. Hanna Lindqvist is taken from 10:00 to 10:30: Beatriz Solano, Taper visit.", Assert.Single(refused).Sentence);
        Assert.Empty(await clinic.AtDesk.ForPatient(clinic.Ana));

        Value(await series.Book(new BookSeries(Guid.CreateVersion7(), ask, [Today.AddDays(7), Today.AddDays(14)])));
        Assert.Equal([Today, Today.AddDays(21)], (await clinic.AtDesk.ForPatient(clinic.Ana)).Select(it => it.Date).Order());
        Assert.Equal("nothing-left", Assert.Single(Findings(await series.Book(new BookSeries(Guid.CreateVersion7(), ask with { Start = new TimeOnly(15, 0) }, ask.Rule.Dates(Today))))).Code);
    }

    [Theory, Engines]
    public async Task This_and_following_move_as_one_and_the_earlier_ones_stay(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var series = clinic.Desk.Get<SeriesService>();
        Value(await series.Book(new BookSeries(Guid.CreateVersion7(), Ask(clinic, Today, new SeriesRule(1, 4, null)), [])));
        var second = await On(clinic, Today.AddDays(7));

        // A week later: the second goes where the third was, the third where the fourth was.
        var move = new MoveFollowing(Guid.CreateVersion7(), clinic.Ana, second.Id, second.Revision, clinic.Hanna.Id, Today.AddDays(14), new TimeOnly(11, 0), 45);
        Assert.All((await series.PreviewFollowing(move)).Days, day => Assert.Empty(day.Problems));
        Value(await series.Move(move));

        var rows = (await clinic.AtDesk.ForPatient(clinic.Ana)).OrderBy(it => it.Date).ToList();
        Assert.Equal([(Today, 10, 30), (Today.AddDays(14), 11, 45), (Today.AddDays(21), 11, 45), (Today.AddDays(28), 11, 45)], rows.Select(it => (it.Date, it.Start.Hour, it.Minutes)));
        Assert.Equal("Imani Brooks", First(await series.Move(move with { OperationId = Guid.CreateVersion7() })));
        await using var db = clinic.Clinic.Db();
        Assert.Equal(2, await db.Appointments.Select(it => it.Series).Distinct().CountAsync());
        Assert.Equal(3, await db.AppointmentChanges.CountAsync());

        var third = await On(clinic, Today.AddDays(21));
        Value(await series.CancelFollowing(Step(third)));
        Assert.Equal([Today, Today.AddDays(14)], (await clinic.AtDesk.ForPatient(clinic.Ana)).Where(it => it.State == AppointmentState.Expected).Select(it => it.Date).Order());
        await clinic.Booked(11, Today.AddDays(28), patient: await clinic.Chart("Beatriz", "Solano"));
    }

    [Theory, Engines]
    public async Task A_clash_of_one_moves_none(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var series = clinic.Desk.Get<SeriesService>();
        Value(await series.Book(new BookSeries(Guid.CreateVersion7(), Ask(clinic, Today, new SeriesRule(2, 3, null)), [])));
        await clinic.Booked(13, Today.AddDays(28), patient: await clinic.Chart("Beatriz", "Solano"));
        var first = await On(clinic, Today);
        var move = new MoveFollowing(Guid.CreateVersion7(), clinic.Ana, first.Id, first.Revision, clinic.Hanna.Id, Today, new TimeOnly(13, 0), 30);

        Assert.Equal([0, 0, 1], (await series.PreviewFollowing(move)).Days.Select(day => day.Problems.Count));
        Assert.Equal("provider-taken", Assert.Single(Findings(await series.Move(move))).Code);
        Assert.All((await clinic.AtDesk.ForPatient(clinic.Ana)).Where(it => it.State == AppointmentState.Expected), it => Assert.Equal(new TimeOnly(10, 0), it.Start));
    }

    [Theory]
    [Engines(0, 3, "EveryWeeks")]
    [Engines(5, 3, "EveryWeeks")]
    [Engines(1, 1, "Count")]
    [Engines(1, 53, "Count")]
    public async Task A_rule_that_cannot_be_is_refused_beside_its_field(Engine engine, int weeks, int count, string field)
    {
        await using var clinic = await DeskClinic.Open(engine);

        var preview = await clinic.Desk.Get<SeriesService>().Preview(Ask(clinic, Today, new SeriesRule(weeks, count, null)));

        Assert.Equal(field, Assert.Single(preview.Findings).Field);
        Assert.Empty(preview.Days);
    }

    private static SeriesAsk Ask(DeskClinic clinic, DateOnly first, SeriesRule rule) => new(clinic.Ana, clinic.Hanna.Id, first, new TimeOnly(10, 0), 30, null, "", "", rule);

    private static async Task<AppointmentRow> On(DeskClinic clinic, DateOnly date) => (await clinic.AtDesk.ForPatient(clinic.Ana)).Single(it => it.Date == date);
}
