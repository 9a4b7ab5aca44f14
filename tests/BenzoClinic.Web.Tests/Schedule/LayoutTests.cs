using BenzoClinic.Domain.Clinic;
using BenzoClinic.Web.Components.Schedule;

namespace BenzoClinic.Web.Tests.Schedule;

public sealed class LayoutTests
{
    [Fact]
    public void The_scale_holds_all_hours_and_begins_and_ends_on_the_hour()
    {
        Assert.Equal(new DayScale(480, 1080), DayScale.Of([]));
        Assert.Equal(new DayScale(420, 1140), DayScale.Of([(480, 1080), (450, 470), (1000, 1090)]));
        Assert.Equal(12, new DayScale(420, 1140).Hours);
        Assert.Equal(1440, DayScale.Of([(1380, 1440)]).To);
    }

    [Fact]
    public void A_stretch_stands_at_its_percent_and_is_cut_off_at_the_edges()
    {
        var scale = new DayScale(480, 1080);

        Assert.Equal("top:25%;--h:5%", scale.Place(630, 660));
        Assert.Equal("top:0%;--h:10%", scale.Place(400, 540));
        Assert.Equal("top:95%;--h:5%", scale.Place(1050, 1200));
        Assert.Equal("top:25%;--h:5%;--lane:1;--lanes:2", scale.Place(630, 660, 1, 2));
    }

    [Fact]
    public void What_meets_stands_side_by_side_and_what_only_touches_does_not()
    {
        Assert.Equal([(0, 1), (0, 1)], Lanes.Of([(600, 630), (630, 660)]));
        Assert.Equal([(0, 2), (1, 2)], Lanes.Of([(600, 630), (615, 660)]));
        // The third meets the first alone and takes the place the second has left; all share the width.
        Assert.Equal([(0, 2), (1, 2), (1, 2), (0, 1)], Lanes.Of([(600, 700), (610, 640), (640, 690), (700, 730)]));
        Assert.Equal([(1, 2), (0, 2)], Lanes.Of([(615, 660), (600, 630)]));
    }

    [Fact]
    public void No_two_that_meet_ever_share_a_place()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var spans = Enumerable.Range(0, random.Next(1, 14)).Select(_ => random.Next(96) * 5).Select(from => (From: from, To: from + (random.Next(12) + 1) * 5)).ToList();
            var lanes = Lanes.Of(spans);
            for (var one = 0; one < spans.Count; one++)
                for (var other = 0; other < one; other++)
                    if (spans[one].From < spans[other].To && spans[other].From < spans[one].To)
                        Assert.True(lanes[one].Lane != lanes[other].Lane && lanes[one].Of == lanes[other].Of);
        }
    }

    [Theory]
    [InlineData("intake", true, false, 0, "t-intake")]
    [InlineData("therapy-intake", false, true, 0, "t-intake")]
    [InlineData("psychotherapy", false, true, 0, "t-therapy")]
    [InlineData("group", false, true, 8, "t-group")]
    [InlineData("taper-visit", true, false, 0, "t-visit")]
    [InlineData("both", true, true, 0, "t-visit")]
    public void A_type_has_one_color(string id, bool clinicians, bool therapists, int places, string tone) =>
        Assert.Equal(tone, TypeTone.Of(new VisitType(id, "Any", 30, clinicians, therapists, Places: places)));

    [Fact]
    public void One_steps_over_days_without_hours_but_not_over_holidays()
    {
        var hours = new ClinicHours([.. ClinicHours.Week.Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => new OpenSpan(day, new(8, 0), new(18, 0)))], [new(new(2026, 11, 26), "Thanksgiving")]);

        Assert.Equal(new DateOnly(2026, 11, 30), ScheduleDays.Next(ScheduleView.Day, new(2026, 11, 27), 1, hours));
        Assert.Equal(new DateOnly(2026, 11, 26), ScheduleDays.Next(ScheduleView.Day, new(2026, 11, 25), 1, hours));
        Assert.Equal(new DateOnly(2026, 11, 20), ScheduleDays.Next(ScheduleView.Rooms, new(2026, 11, 23), -1, hours));
        Assert.Equal(new DateOnly(2026, 11, 17), ScheduleDays.Next(ScheduleView.Week, new(2026, 11, 24), -1, hours));
        Assert.Equal((new DateOnly(2026, 11, 23), new DateOnly(2026, 11, 29)), ScheduleDays.Shown(ScheduleView.Week, new(2026, 11, 29)));
    }
}
