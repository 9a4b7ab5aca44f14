using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class FreeTimeTests
{
    private static readonly DateOnly Tomorrow = Today.AddDays(1);

    [Theory, Engines]
    public async Task Near_a_taken_time_those_are_offered_when_provider_room_and_patient_are_free(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await MovingTests.Rooms(clinic.Clinic);
        var other = await clinic.Chart("Otis", "Bellweather");
        Value(await clinic.AtDesk.Book(clinic.Request(9, 45, Tomorrow, patient: other)));
        Value(await clinic.AtDesk.Book(clinic.Request(10, 45, Tomorrow, with: clinic.Omar, patient: other) with { Room = "room-2" }));
        Value(await clinic.AtDesk.Book(clinic.Request(8, 0, Tomorrow, with: clinic.Tomas) with { Minutes = 50 }));

        var near = await clinic.Desk.Get<FreeTimeService>().Nearest(new FreeTimeAsk(clinic.Hanna.Id, "taper-visit", 30, clinic.Ana, "room-2", Tomorrow), new TimeOnly(10, 0));

        Assert.Equal(["09:00", "09:15", "10:15"], near.Select(it => $"{it.Start:HH\\:mm}"));
        Assert.All(near, it => Assert.Equal((Tomorrow, "room-2"), (it.Date, it.Room)));
        foreach (var time in near) Value(await clinic.AtDesk.Cancel(await Booked(clinic, time)));
    }

    [Theory, Engines]
    public async Task The_next_openings_keep_to_weekday_part_of_day_breaks_and_absences(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        var hours = clinic.Desk.Get<ProviderHoursService>();
        var friday = Today.AddDays(3);
        Value(await hours.SetWeek(new SetProviderWeek(Guid.CreateVersion7(), clinic.Hanna.Id, 0, new WorkWeek([new OpenSpan(DayOfWeek.Friday, new(9, 0), new(14, 0))], [new Break(DayOfWeek.Friday, new(12, 0), new(13, 0), "Lunch")]))));
        Value(await hours.Add(new AddAbsence(Guid.CreateVersion7(), clinic.Hanna.Id, friday.AddDays(7), friday.AddDays(7), null, null, "jury duty")));
        var ask = new FreeTimeAsk(clinic.Hanna.Id, "taper-visit", 30, null, "", Today, Weekday: DayOfWeek.Friday, Part: PartOfDay.Afternoon);

        var found = await clinic.Desk.Get<FreeTimeService>().Find(ask, 4);

        Assert.Equal([(friday, 13, 0), (friday, 13, 15), (friday, 13, 30), (friday.AddDays(14), 13, 0)], found.Select(it => (it.Date, it.Start.Hour, it.Start.Minute)));
        Assert.Empty(await clinic.Desk.Get<FreeTimeService>().Find(ask with { Weekday = DayOfWeek.Monday }));
    }

    [Theory, Engines]
    public async Task Without_a_provider_everyone_who_gives_the_type_is_looked_at(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);

        var found = await clinic.Desk.Get<FreeTimeService>().Find(new FreeTimeAsk(null, "psychotherapy", 50, null, "", Tomorrow), 2);

        Assert.All(found, it => Assert.Equal("Tomás Ibarra", it.Provider.Name));
    }

    [Theory, Engines]
    public async Task Two_visits_on_one_trip_lie_side_by_side(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await clinic.Booked(7, Tomorrow, with: clinic.Tomas, patient: await clinic.Chart("Otis", "Bellweather"));

        var pair = (await clinic.Desk.Get<FreeTimeService>().FindPair(
            new FreeTimeAsk(clinic.Hanna.Id, "taper-visit", 30, clinic.Ana, "", Tomorrow),
            new FreeTimeAsk(clinic.Tomas.Id, "psychotherapy", 50, clinic.Ana, "", Tomorrow)))[0];

        Assert.Equal((new TimeOnly(7, 0), new TimeOnly(7, 30)), (pair.First.Start, pair.Second.Start));
        Assert.Equal(("Dr. Hanna Lindqvist", "Tomás Ibarra"), (pair.First.Provider.Name, pair.Second.Provider.Name));
    }

    private static async Task<AppointmentStep> Booked(DeskClinic clinic, OpenTime time)
    {
        Value(await clinic.AtDesk.Book(new BookAppointment(Guid.CreateVersion7(), clinic.Ana, time.Provider.Id, time.Date, time.Start, time.Minutes, Room: time.Room)));
        return Step((await clinic.AtDesk.ForPatient(clinic.Ana)).First(it => it.State == AppointmentState.Expected && it.Provider.Id == time.Provider.Id));
    }
}
