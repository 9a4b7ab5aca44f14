using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class BookingTests
{
    [Theory, Engines]
    public async Task A_booked_time_stands_on_the_board_as_expected(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);

        Value(await clinic.AtDesk.Book(clinic.Request(10, 30)));

        var row = Assert.Single(await clinic.AtDesk.Day(Today));
        Assert.Equal(("Ana Silva", "Dr. Hanna Lindqvist", new TimeOnly(10, 30), new TimeOnly(11, 0)), (row.PatientName, row.Provider.Name, row.Start, row.End));
        Assert.Equal((Domain.Appointments.AppointmentState.Expected, new DateTime(2026, 11, 24, 18, 30, 0, DateTimeKind.Utc)), (row.State, row.StartsAt));
    }

    [Theory, Engines]
    public async Task Empty_fields_are_each_named(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);

        var findings = Findings(await clinic.AtDesk.Book(new BookAppointment(Guid.CreateVersion7(), null, null, null, null, null)));

        Assert.Equal(["Date", "Minutes", "Patient", "Provider", "Start"], findings.Select(it => it.Field).Order());
    }

    [Theory]
    [Engines("2026-11-23", "10:00", 30, "past")]
    [Engines("0001-01-01", "10:00", 30, "past")]
    [Engines("9999-12-31", "10:00", 30, "too-far")]
    [Engines("2027-11-25", "10:00", 30, "too-far")]
    [Engines("2026-11-24", "06:55", 30, "out-of-hours")]
    [Engines("2026-11-24", "19:45", 30, "out-of-hours")]
    [Engines("2026-11-24", "23:50", 30, "out-of-hours")]
    [Engines("2026-11-24", "10:00", 0, "out-of-range")]
    [Engines("2026-11-24", "10:00", 241, "out-of-range")]
    public async Task A_time_that_cannot_be_is_refused(Engine engine, string date, string start, int minutes, string code)
    {
        await using var clinic = await DeskClinic.Open(engine);

        var request = clinic.Request(10) with { Date = Day(date), Start = TimeOnly.Parse(start, null), Minutes = minutes };

        Assert.Equal(code, Assert.Single(Findings(await clinic.AtDesk.Book(request))).Code);
        Assert.Empty(await clinic.AtDesk.Day(Day(date)));
    }

    [Theory]
    [Engines("2026-11-24", "07:00", 30)]
    [Engines("2026-11-24", "19:30", 30)]
    [Engines("2027-11-24", "10:00", 240)]
    public async Task The_outermost_times_can_be_booked(Engine engine, string date, string start, int minutes)
    {
        await using var clinic = await DeskClinic.Open(engine);

        Value(await clinic.AtDesk.Book(clinic.Request(10) with { Date = Day(date), Start = TimeOnly.Parse(start, null), Minutes = minutes }));

        Assert.Single(await clinic.AtDesk.Day(Day(date)));
    }

    [Theory, Engines]
    public async Task Who_has_died_is_not_booked_and_does_not_walk_in(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var gone = await clinic.Chart("Delbert", "Williamson", deceasedOn: new DateOnly(2020, 5, 1));

        var booked = await clinic.AtDesk.Book(clinic.Request(10, patient: gone));
        var walkedIn = await clinic.AtDesk.WalkIn(new AddWalkIn(Guid.CreateVersion7(), gone, clinic.Hanna.Id));

        Assert.Equal("deceased", Assert.Single(Findings(booked)).Code);
        Assert.Equal("deceased", Assert.Single(Findings(walkedIn)).Code);
        Assert.Empty(await clinic.AtDesk.Day(Today));
    }

    [Theory, Engines]
    public async Task An_unknown_patient_and_someone_who_sees_nobody_are_refused(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);

        var findings = Findings(await clinic.AtDesk.Book(clinic.Request(10, with: clinic.Desk, patient: PatientId.New())));

        Assert.Equal([("Patient", "unknown"), ("Provider", "no-provider")], findings.Select(it => (it.Field, it.Code)));
    }

    [Theory, Engines]
    public async Task A_provider_is_not_booked_twice_and_the_clash_is_named(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var other = await clinic.Chart("Beatriz", "Solano");
        await clinic.Booked(10);

        var clash = await clinic.AtDesk.Book(clinic.Request(10, 15, patient: other));
        var after = await clinic.AtDesk.Book(clinic.Request(10, 30, patient: other));

        Assert.Equal("Dr. Hanna Lindqvist is taken from 10:00 to 10:30: Ana Silva, Taper visit.", Assert.Single(Findings(clash)).Sentence);
        Assert.True(after.IsDone);
    }

    [Theory, Engines]
    public async Task A_patient_is_not_in_two_rooms(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await clinic.Booked(10);

        var clash = await clinic.AtDesk.Book(clinic.Request(10, 15, with: clinic.Tomas));

        Assert.Equal("The patient is booked from 10:00 to 10:30 with Dr. Hanna Lindqvist.", Assert.Single(Findings(clash)).Sentence);
    }

    [Theory, Engines]
    public async Task A_cancelled_time_is_free_again(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var booked = await clinic.Booked(11);
        Value(await clinic.AtDesk.Cancel(Step(booked)));

        Value(await clinic.AtDesk.Book(clinic.Request(11)));

        Assert.Single(await clinic.AtDesk.Day(Today));
    }

    [Theory, Engines]
    public async Task Of_many_who_book_overlapping_times_at_once_one_gets_it(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var patients = new List<PatientId>();
        for (var i = 0; i < 6; i++) patients.Add(await clinic.Chart($"Patient{i}", "Racer"));

        var outcomes = await Task.WhenAll(patients.Select((patient, i) => Task.Run(async () =>
        {
            using var desk = await clinic.Clinic.SignIn(clinic.Desk.Id);
            return await desk.Get<AppointmentService>().Book(clinic.Request(14, 2 * i, patient: patient));
        })));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.All(outcomes.Where(outcome => !outcome.IsDone), outcome => Assert.Equal("provider-taken", Assert.Single(Findings(outcome)).Code));
        Assert.Single(await clinic.AtDesk.Day(Today));
    }

    [Theory, Engines]
    public async Task The_database_itself_refuses_two_times_that_overlap(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await clinic.Booked(10);
        await using var db = clinic.Clinic.Db();
        TakenTime Taken(int from, int minutes, int lane) => new()
        {
            Id = Guid.CreateVersion7(),
            Whom = TakenTime.OfProvider(clinic.Hanna.Id),
            Lane = lane,
            From = new DateTime(2026, 11, 24, 18, from, 0, DateTimeKind.Utc),
            To = new DateTime(2026, 11, 24, 18, from, 0, DateTimeKind.Utc).AddMinutes(minutes),
            Owner = Guid.CreateVersion7(),
        };
        db.AddRange(Taken(30, 30, 0), Taken(15, 20, 1));
        await db.SaveChangesAsync();

        db.Add(Taken(29, 1, 0));
        var thrown = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());

        Assert.True(clinic.Clinic.Engine.IsLostRace(thrown));
    }

    [Theory]
    [Engines("2027-03-14", "02:30", "02:30 does not exist on that day: the clocks go forward from 2:00 to 3:00.")]
    [Engines("2027-11-07", "01:30", "01:30 happens twice on that day: the clocks go back from 2:00 to 1:00. Choose another time.")]
    public async Task The_hours_of_the_clock_change_are_explained(Engine engine, string date, string start, string sentence)
    {
        await using var clinic = await DeskClinic.Open(engine);

        var findings = Findings(await clinic.AtDesk.Book(clinic.Request(10) with { Date = Day(date), Start = TimeOnly.Parse(start, null) }));

        Assert.Equal(("Start", sentence), (Assert.Single(findings).Field, findings[0].Sentence));
    }

    [Theory, Engines]
    public async Task A_booking_across_the_clock_change_keeps_its_wall_time(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);

        var row = await clinic.Booked(10, new DateOnly(2027, 3, 15));

        Assert.Equal((new TimeOnly(10, 0), new DateTime(2027, 3, 15, 17, 0, 0, DateTimeKind.Utc)), (row.Start, row.StartsAt));
    }

    [Theory, Engines]
    public async Task A_double_click_books_once(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var request = clinic.Request(10);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => clinic.AtDesk.Book(request))));

        Assert.Equal(Value(outcomes[0]), Value(outcomes[1]));
        Assert.Single(await clinic.AtDesk.Day(Today));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, null);
}
