using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Services.Tests.Fixtures;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Tapers;

public sealed class DayDoseTests
{
    [Theory, Engines]
    public async Task The_day_knows_the_step_of_today_and_the_next(Engine engine)
    {
        await using var people = await Open(engine);
        await people.Enter(Diazepam(20));
        var visit = await people.Visit();
        Assert.Null((await people.Hanna.Get<DayDoseService>().On(Today))[people.Ana].StepToday);

        Done(await people.Order(visit, null, new OrderedStep(Today, Diazepam(18)), new OrderedStep(Today.AddDays(14), Diazepam(17))));

        var dose = (await people.Hanna.Get<DayDoseService>().On(Today))[people.Ana];
        Assert.Equal(Diazepam(18), dose.Now);
        Assert.Equal((Diazepam(20), Diazepam(18), -10m), (dose.StepToday!.Before, dose.StepToday.After, dose.StepToday.Percent));
        Assert.Equal((Today.AddDays(14), Diazepam(18), Diazepam(17)), (dose.Next!.On, dose.Next.Before, dose.Next.After));
        Assert.Empty(await people.Hanna.Get<DayDoseService>().On(Today.AddDays(1)));
    }

    [Theory, Engines]
    public async Task Who_has_no_regimen_has_no_figure(Engine engine)
    {
        await using var people = await Open(engine);
        await people.Visit();

        var dose = (await people.Hanna.Get<DayDoseService>().On(Today))[people.Ana];
        Assert.Equal((null, null, null), (dose.Now, dose.StepToday, dose.Next));
        await Assert.ThrowsAsync<AccessDeniedException>(() => people.Desk.Get<DayDoseService>().On(Today));
        await Assert.ThrowsAsync<AccessDeniedException>(() => people.Tomas.Get<DayDoseService>().On(Today));
    }
}
