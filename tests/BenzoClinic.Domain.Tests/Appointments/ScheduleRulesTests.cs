using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Appointments;

public sealed class ScheduleRulesTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    [Theory]
    [InlineData("12:00–13:00 Lunch, 16:00–17:00 Notes", "12:00–13:00 Lunch, 16:00–17:00 Notes")]
    [InlineData("16-17 Notes; 12.30 to 13 ", "12:30–13:00 Break, 16:00–17:00 Notes")]
    [InlineData(" ", "")]
    public void Breaks_are_read_as_people_write_them(string text, string read)
    {
        Assert.True(WorkWeek.TryParse(DayOfWeek.Tuesday, text, out var breaks, out _));
        Assert.Equal(read, WorkWeek.Text(breaks));
    }

    [Theory]
    [InlineData("lunch")]
    [InlineData("12:00 Lunch")]
    [InlineData("25:00–26:00 Lunch")]
    public void What_is_no_break_is_said_so(string text)
    {
        Assert.False(WorkWeek.TryParse(DayOfWeek.Tuesday, text, out _, out var sentence));
        Assert.Equal("Write the breaks as 12:00–13:00 Lunch.", sentence);
    }

    [Theory]
    [InlineData(9, 0, 30, null)]
    [InlineData(8, 45, 30, "provider-hours")]
    [InlineData(11, 30, 30, null)]
    [InlineData(11, 45, 30, "provider-break")]
    [InlineData(12, 59, 30, "provider-break")]
    [InlineData(13, 0, 30, null)]
    [InlineData(16, 45, 30, "provider-hours")]
    public void A_visit_lies_within_the_hours_and_outside_the_breaks(int hour, int minute, int minutes, string? code)
    {
        var week = new WorkWeek([new OpenSpan(DayOfWeek.Tuesday, new(9, 0), new(17, 0))], [new Break(DayOfWeek.Tuesday, new(12, 0), new(13, 0), "Lunch")]);

        Assert.Equal(code, week.Refuses("Dr. Lindqvist", Tuesday, new TimeOnly(hour, minute), minutes)?.Code);
    }

    [Theory]
    [InlineData(0, 13, 30, false)]
    [InlineData(0, 13, 31, true)]
    [InlineData(1, 8, 30, true)]
    [InlineData(2, 11, 59, true)]
    [InlineData(2, 12, 0, false)]
    [InlineData(-1, 15, 0, false)]
    [InlineData(3, 9, 0, false)]
    public void An_absence_over_days_begins_and_ends_at_its_times(int day, int hour, int minute, bool away)
    {
        var absence = new Absence(Guid.NewGuid(), default, Tuesday, Tuesday.AddDays(2), new(14, 0), new(12, 0), "conference", new Stamp(default, default, Tuesday));

        Assert.Equal(away, absence.Refuses("Dr. Lindqvist", Tuesday.AddDays(day), new TimeOnly(hour, minute), 30) is not null);
    }

    [Fact]
    public void A_series_ends_by_its_count_or_its_day()
    {
        Assert.Equal([Tuesday, Tuesday.AddDays(14), Tuesday.AddDays(28)], new SeriesRule(2, 3, null).Dates(Tuesday));
        Assert.Equal([Tuesday, Tuesday.AddDays(28)], new SeriesRule(4, null, Tuesday.AddDays(55)).Dates(Tuesday));
        Assert.Equal("too-early", Assert.Single(new SeriesRule(4, null, Tuesday.AddDays(27)).Check(Tuesday)).Code);
        Assert.Equal("required", Assert.Single(new SeriesRule(1, null, null).Check(Tuesday)).Code);
        Assert.Equal(SeriesRule.Most, new SeriesRule(1, null, Tuesday.AddYears(1)).Dates(Tuesday).Count);
    }

    [Fact]
    public void A_free_start_meets_nothing_taken_and_no_closed_hour() => Gen.Select(
            Gen.Int[0, 47].Select(Gen.Int[1, 24], (from, quarters) => (From: from * 15, To: Math.Min(24 * 60 - 1, (from + quarters) * 15))).Array[0, 6], Gen.Int[1, 48].Select(it => it * 5))
        .Sample((taken, minutes) =>
        {
            var spans = taken.Select(it => (Wall(it.From), Wall(it.To))).ToList();
            (TimeOnly From, TimeOnly To)[] open = [(new(8, 0), new(12, 0)), (new(13, 10), new(18, 0))];
            var starts = FreeStarts.Of(open, spans, minutes).Select(it => it.ToTimeSpan().TotalMinutes).ToList();

            Assert.All(starts, start => Assert.DoesNotContain(taken, it => it.From < start + minutes && start < it.To));
            Assert.All(starts, start => Assert.Contains(open, it => it.From.ToTimeSpan().TotalMinutes <= start && start + minutes <= it.To.ToTimeSpan().TotalMinutes));
            // Every quarter of an hour that fits is offered.
            for (var quarter = 8 * 60; quarter + minutes <= 12 * 60; quarter += 15)
                Assert.Equal(Array.TrueForAll(taken, it => it.From >= quarter + minutes || quarter >= it.To), starts.Contains(quarter));
        });

    [Theory]
    [InlineData(11, 59, PartOfDay.Morning)]
    [InlineData(12, 0, PartOfDay.Afternoon)]
    [InlineData(16, 0, PartOfDay.Evening)]
    public void A_start_lies_in_one_part_of_the_day(int hour, int minute, PartOfDay part) =>
        Assert.Equal([PartOfDay.Any, part], Enum.GetValues<PartOfDay>().Where(it => FreeStarts.Fits(new TimeOnly(hour, minute), it)));

    private static TimeOnly Wall(int minutes) => TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minutes));
}
