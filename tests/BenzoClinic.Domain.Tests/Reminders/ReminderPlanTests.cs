using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Reminders;

public sealed class ReminderPlanTests
{
    private static readonly ReminderPolicy Usual = ClinicSettings.Default.Reminders;
    private static readonly DateTime Now = new(2026, 11, 1, 9, 0, 0);
    private static readonly DateOnly Day = new(2026, 12, 1);
    private static readonly string[] Types = ["intake", "taper-visit", "psychotherapy"];

    [Fact]
    public void A_visit_is_told_of_a_week_two_days_and_three_hours_before()
    {
        var visit = Visit(10, 30);

        Assert.Equal(["2026-11-24 10:30", "2026-11-29 10:30", "2026-12-01 08:00"], Times([visit], Usual, Now));
        Assert.All(ReminderPlan.Of([visit], Usual, Now), message => Assert.Equal([visit.Id], message.Visits));
    }

    [Fact]
    public void Booked_late_it_gets_what_is_left() =>
        Assert.Equal(["2026-12-01 11:00"], Times([Visit(14, 0)], Usual, new DateTime(2026, 11, 30, 16, 0, 0)));

    [Fact]
    public void At_eight_the_three_hours_are_the_evening_before() =>
        Assert.Equal(["2026-11-24 08:00", "2026-11-29 08:00", "2026-11-30 20:45"], Times([Visit(8, 0)], Usual, Now));

    [Theory]
    // The nights in which the clocks change lie between: the time of day stays.
    [InlineData("2026-11-03", "2026-10-27 10:30", "2026-11-01 10:30")]
    [InlineData("2027-03-16", "2027-03-09 10:30", "2027-03-14 10:30")]
    public void The_time_of_day_stays_when_the_clocks_change(string day, string week, string days) =>
        Assert.Equal([week, days], Times([Visit(10, 30) with { Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) }], Usual, new DateTime(2026, 10, 1)).Take(2));

    [Fact]
    public void Two_visits_of_a_day_share_each_message_and_one_of_another_day_has_its_own()
    {
        var (early, late, other) = (Visit(10, 30), Visit(13, 0), Visit(13, 0) with { Day = Day.AddDays(1) });
        var plan = ReminderPlan.Of([late, other, early], Usual, Now);

        Assert.Equal(3, plan.Count(message => message.Visits.SequenceEqual([early.Id, late.Id])));
        Assert.Equal(3, plan.Count(message => message.Visits.SequenceEqual([other.Id])));
    }

    [Fact]
    public void A_visit_put_in_before_another_does_not_silence_what_was_planned_for_that_one()
    {
        var now = new DateTime(2026, 12, 1, 11, 30, 0);
        var (sooner, later) = (Visit(14, 0), Visit(15, 0));

        var message = Assert.Single(ReminderPlan.Of([sooner, later], Usual, now));

        Assert.Equal((new DateTime(2026, 12, 1, 12, 0, 0), 2), (message.Goes, message.Visits.Count));
    }

    [Fact]
    public void A_type_may_have_hours_of_its_own_or_none()
    {
        var policy = Usual with { ByType = [new TypeReminders("intake", [24]), new TypeReminders("group", [])] };

        Assert.Equal(["2026-11-30 10:30"], Times([Visit(10, 30) with { Type = "intake" }], policy, Now));
        Assert.Empty(Times([Visit(10, 30) with { Type = "group" }], policy, Now));
    }

    [Fact]
    public void Offsets_that_would_go_at_one_moment_are_one_message()
    {
        var message = Assert.Single(ReminderPlan.Of([Visit(8, 0)], Usual with { HoursBefore = [11, 3] }, Now));

        Assert.Equal((3, new DateTime(2026, 11, 30, 20, 45, 0)), (message.HoursBefore, message.Goes));
    }

    [Fact]
    public void However_visits_lie_each_is_told_of_before_it_and_never_at_night()
    {
        var visit = Gen.Select(Gen.Int[0, 40], Gen.Int[7 * 4, 19 * 4 - 1], Gen.Int[0, 2])
            .Select((day, quarter, type) => new VisitAhead(AppointmentId.New(), Types[type], Day.AddDays(day), TimeOnly.MinValue.AddMinutes(quarter * 15)));
        Gen.Select(visit.Array[0, 8], Gen.Int[1, 24 * 60].Array[1, 5], Gen.Int[-60 * 24, 60 * 24 * 20]).Sample((visits, hours, minutes) =>
        {
            var policy = Usual with { HoursBefore = [.. hours.Distinct().OrderDescending()], ByType = [new TypeReminders("intake", [24])] };
            var now = Day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
            foreach (var message in ReminderPlan.Of(visits, policy, now))
            {
                var about = visits.Where(it => message.Visits.Contains(it.Id)).ToList();
                Assert.Equal(message.Visits.Count, about.Count);
                Assert.All(about, it => Assert.Equal(message.Day, it.Day));
                Assert.True(message.Goes <= about.Max(it => it.Day.ToDateTime(it.Start)).AddHours(-1));
                Assert.True(message.Goes >= now);
                Assert.False(policy.Quiet().Contains(TimeOnly.FromDateTime(message.Goes)));
            }
        });
    }

    [Fact]
    public void What_should_have_gone_is_wanted_still_beside_what_is_to_come()
    {
        var visit = Gen.Select(Gen.Int[0, 2], Gen.Int[7 * 4, 19 * 4 - 1], Gen.Int[0, 2])
            .Select((day, quarter, type) => new VisitAhead(AppointmentId.New(), Types[type], Day.AddDays(day), TimeOnly.MinValue.AddMinutes(quarter * 15)));
        Gen.Select(visit.Array[0, 4], Gen.Int[1, 24 * 4].Array[1, 5], Gen.Int[-24 * 4 * 4, 24 * 4 * 3]).Sample((visits, hours, quarters) =>
        {
            var policy = Usual with { HoursBefore = [.. hours.Distinct().OrderDescending()], ByType = [new TypeReminders("intake", [24])] };
            var now = Day.ToDateTime(TimeOnly.MinValue).AddMinutes(quarters * 15);
            var coming = ReminderPlan.Of(visits, policy, now);
            var overdue = ReminderPlan.Of(visits, policy, DateTime.MinValue).Where(it => !coming.Any(other => (other.Day, other.HoursBefore) == (it.Day, it.HoursBefore)));

            Assert.Equal(
                coming.Concat(overdue).Select(it => (it.Day, it.HoursBefore, it.Goes, string.Join(",", it.Visits))).Order(),
                ReminderPlan.WithOverdue(visits, policy, now).Select(it => (it.Day, it.HoursBefore, it.Goes, string.Join(",", it.Visits))).Order());
        }, iter: 20_000);
    }

    private static VisitAhead Visit(int hour, int minute) => new(AppointmentId.New(), "taper-visit", Day, new TimeOnly(hour, minute));

    private static IEnumerable<string> Times(IEnumerable<VisitAhead> visits, ReminderPolicy policy, DateTime now) =>
        ReminderPlan.Of(visits, policy, now).Select(message => message.Goes.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
