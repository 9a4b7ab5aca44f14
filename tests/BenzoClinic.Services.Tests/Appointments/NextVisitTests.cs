using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Medications;
using BenzoClinic.Services.Tests.Tapers;
using static BenzoClinic.Services.Tests.Medications.SafetyActs;
using static BenzoClinic.Services.Tests.Medications.SupplyClinic;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Appointments;

public sealed class NextVisitTests
{
    [Theory, Engines]
    public async Task The_desk_is_told_until_when_to_book_and_what_is_booked_and_no_dose(Engine engine)
    {
        await using var people = await OnDiazepam(engine);
        var free = people.Desk.Get<FreeTimeService>();
        Assert.Equal(new NextVisitWanted(null, null, null, null), await free.Wanted(people.Ana));

        // 20 mg in the morning, two tablets of 10 mg: ten last until Saturday the 28th, on which the office is closed.
        await MovingTests.Rooms(people.Clinic, ClinicHours.Default with { Holidays = [new Holiday(new DateOnly(2026, 11, 28), "Inventory")] });
        Done(await people.Count(null, Tablets("diazepam-tablet-10", 10)));
        Assert.Equal(new NextVisitWanted(new DateOnly(2026, 11, 27), new DateOnly(2026, 11, 28), null, null), await free.Wanted(people.Ana));

        await people.Book(Today.AddDays(2));
        Assert.Equal(Today.AddDays(2), (await free.Wanted(people.Ana))!.Booked);
    }

    [Theory, Engines]
    public async Task Who_does_not_book_is_not_told(Engine engine)
    {
        await using var people = await OnDiazepam(engine);

        await Assert.ThrowsAsync<AccessDeniedException>(() => people.Tomas.Get<FreeTimeService>().Wanted(people.Ana));
    }
}
