using Microsoft.Extensions.Time.Testing;

namespace BenzoClinic.Services.Tests;

public sealed class ClinicClockTests
{
    [Theory]
    [InlineData("2026-11-24T07:59:59Z", "2026-11-23", "23:59")] // Winter: UTC−8.
    [InlineData("2026-11-24T08:00:00Z", "2026-11-24", "00:00")]
    [InlineData("2026-07-01T06:59:59Z", "2026-06-30", "23:59")] // Summer: UTC−7.
    [InlineData("2026-07-01T07:00:00Z", "2026-07-01", "00:00")]
    [InlineData("2026-03-08T09:59:00Z", "2026-03-08", "01:59")] // Clocks go forward at 2:00.
    [InlineData("2026-03-08T10:00:00Z", "2026-03-08", "03:00")]
    [InlineData("2026-11-01T08:30:00Z", "2026-11-01", "01:30")] // Clocks go back at 2:00: 1:30 comes twice.
    [InlineData("2026-11-01T09:30:00Z", "2026-11-01", "01:30")]
    public void Day_and_wall_time_are_the_clinics(string instant, string day, string wall)
    {
        var clock = new ClinicClock(new FakeTimeProvider(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal((Day(day), Wall(wall)), (clock.Today, new TimeOnly(clock.WallTime.Hour, clock.WallTime.Minute)));
        Assert.Equal(DateTimeKind.Utc, clock.Now.Kind);
    }

    [Theory]
    [InlineData("2026-11-24", "10:30", "2026-11-24T18:30:00Z")]
    [InlineData("2026-07-01", "10:30", "2026-07-01T17:30:00Z")]
    [InlineData("2026-03-08", "01:59", "2026-03-08T09:59:00Z")]
    [InlineData("2026-03-08", "03:00", "2026-03-08T10:00:00Z")]
    [InlineData("2026-11-01", "00:59", "2026-11-01T07:59:00Z")]
    [InlineData("2026-11-01", "02:00", "2026-11-01T10:00:00Z")]
    public void A_wall_time_that_happens_once_has_its_instant(string day, string wall, string instant)
    {
        Assert.True(ClinicClock.TryToInstant(Day(day), Wall(wall), out var utc, out var sentence));
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime, utc);
        Assert.Equal((DateTimeKind.Utc, ""), (utc.Kind, sentence));
    }

    [Theory]
    [InlineData("2026-03-08", "02:00", "02:00 does not exist on that day: the clocks go forward from 2:00 to 3:00.")]
    [InlineData("2026-03-08", "02:59", "02:59 does not exist on that day: the clocks go forward from 2:00 to 3:00.")]
    [InlineData("2026-11-01", "01:00", "01:00 happens twice on that day: the clocks go back from 2:00 to 1:00. Choose another time.")]
    [InlineData("2026-11-01", "01:59", "01:59 happens twice on that day: the clocks go back from 2:00 to 1:00. Choose another time.")]
    public void The_hour_that_does_not_exist_and_the_hour_that_comes_twice_are_refused(string day, string wall, string expected)
    {
        Assert.False(ClinicClock.TryToInstant(Day(day), Wall(wall), out _, out var sentence));
        Assert.Equal(expected, sentence);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static TimeOnly Wall(string text) => TimeOnly.ParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
