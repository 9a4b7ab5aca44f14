using BenzoClinic.Domain.Clinic;
using BenzoClinic.Web.Components.Schedule;
using BenzoClinic.Web.Tests.Fixtures;

namespace BenzoClinic.Web.Tests.Schedule;

public sealed class MiniMonthTests : PageTest
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task The_month_is_there_at_once_with_its_holidays_and_turns_alone()
    {
        var hours = ClinicHours.Default with { Holidays = [new(new(2026, 11, 26), "Thanksgiving"), new(new(2026, 12, 25), "Christmas <b>Day</b>")] };
        var month = Render<MiniMonth>(parameters => parameters.Add(it => it.Date, Today).Add(it => it.Today, Today).Add(it => it.View, ScheduleView.Day).Add(it => it.Hours, hours));
        Assert.Equal(35, month.FindAll(".mm a").Count);
        Assert.Equal("24", month.Find(".mm [aria-current=date]").TextContent);
        Assert.Equal("Thu 26 Nov 2026, closed, Thanksgiving", month.FindAll(".mm a")[25].GetAttribute("aria-label"));
        Assert.Equal("26 closed, Thanksgiving", month.Find(".closed").TextContent);

        await month.Find("[aria-label='Month after']").ClickAsync();
        Assert.Equal("schedule?date=2026-11-29", month.FindAll(".mm a")[0].GetAttribute("href"));
        Assert.Equal("25 closed, Christmas <b>Day</b>", month.Find(".closed").TextContent);
    }
}
