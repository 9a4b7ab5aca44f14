using BenzoClinic.Services;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Web.Endpoints;
using Ical.Net;

namespace BenzoClinic.Web.Tests.Appointments;

/// <summary>What calendar programs read, read back.</summary>
public sealed class CalendarsTests
{
    [Theory]
    [InlineData(2026, 10, 31)]
    [InlineData(2026, 11, 1)]
    [InlineData(2026, 11, 2)]
    [InlineData(2027, 3, 13)]
    [InlineData(2027, 3, 14)]
    [InlineData(2027, 3, 15)]
    public void The_wall_time_stays_across_a_change_of_the_clocks(int year, int month, int day)
    {
        Assert.True(ClinicClock.TryToInstant(new DateOnly(year, month, day), new TimeOnly(9, 0), out var from, out _));

        var read = Calendar.Load(Calendars.Written([new CalendarItem("a@schedule", "Booked", "Room 2", from, from.AddMinutes(30), 3, from)]))!;

        var it = Assert.Single(read.Events);
        var clinic = TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles");
        Assert.Equal(new DateTime(year, month, day, 9, 0, 0), TimeZoneInfo.ConvertTimeFromUtc(it.DtStart!.AsUtc, clinic));
        Assert.Equal(TimeSpan.FromMinutes(30), it.DtEnd!.AsUtc - it.DtStart.AsUtc);
        Assert.Equal(("a@schedule", "Booked", "Room 2", 3), (it.Uid, it.Summary, it.Location, it.Sequence));
    }

    [Fact]
    public void Nothing_tells_what_the_clinic_treats()
    {
        var text = Calendars.Written([new CalendarItem("a@schedule", "Booked", "", new DateTime(2026, 11, 24, 18, 0, 0, DateTimeKind.Utc), new DateTime(2026, 11, 24, 18, 30, 0, DateTimeKind.Utc), 1, new DateTime(2026, 11, 24, 18, 0, 0, DateTimeKind.Utc))]);

        foreach (var word in new[] { "benzo", "taper", "clinic", "therapy", "visit", "mg" }) Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
    }
}
