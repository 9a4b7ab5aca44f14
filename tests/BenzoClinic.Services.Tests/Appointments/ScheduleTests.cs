using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class ScheduleTests
{
    [Theory, Engines]
    public async Task Two_desks_that_look_at_one_day_hold_its_bookings_once(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await clinic.Booked(13);
        await clinic.Booked(15, with: clinic.Tomas);
        using var other = await clinic.Clinic.SignIn(clinic.Desk.Id);

        var (here, there) = (await Visits(clinic.Desk), await Visits(other));
        Assert.Equal(2, here.Count);
        Assert.All(here.Zip(there), pair => Assert.Same(pair.First, pair.Second));

        // What has changed since is another row, for both.
        var first = (await clinic.AtDesk.Day(Today)).Single(it => it.Start.Hour == 13);
        Value(await clinic.AtDesk.MarkArrived(Step(first)));
        Assert.Equal(here[0] with { Revision = here[0].Revision + 1, State = Domain.Appointments.AppointmentState.Arrived, ArrivedAt = clinic.Clinic.Clock.Now }, (await Visits(other))[0]);
    }

    [Theory, Engines]
    public async Task A_day_and_a_span_of_days_are_read_in_order_of_time(Engine engine)
    {
        await using var clinic = await DeskClinic.Open(engine);
        await clinic.Booked(15);
        await clinic.Booked(9, Today.AddDays(1));
        await clinic.Booked(13, with: clinic.Tomas);

        Assert.Equal([13, 15], (await Visits(clinic.Desk)).Select(it => it.Start.Hour));
        Assert.Equal([13, 15, 9], (await clinic.Desk.Get<ScheduleService>().Visits(Today, Today.AddDays(2))).Select(it => it.Start.Hour));
    }

    private static Task<IReadOnlyList<ScheduleVisit>> Visits(TestScope who) => who.Get<ScheduleService>().Visits(Today, Today);
}
