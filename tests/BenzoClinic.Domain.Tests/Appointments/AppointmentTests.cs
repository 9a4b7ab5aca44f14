using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tests.Appointments;

public sealed class AppointmentTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly DateTime TenOClock = new(2026, 11, 24, 18, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(-30, 0, false)]
    [InlineData(-30, 1, true)]
    [InlineData(10, 20, true)]
    [InlineData(29, 60, true)]
    [InlineData(30, 60, false)]
    public void Takes_AnotherSpan_OverlapsOnlyInside(int fromMinutes, int toMinutes, bool expected) =>
        Assert.Equal(expected, Booked().Takes(TenOClock.AddMinutes(fromMinutes), TenOClock.AddMinutes(toMinutes)));

    [Fact]
    public void Takes_Cancelled_Nothing()
    {
        var it = Booked();
        Assert.Null(it.Cancel(At(9)));

        Assert.False(it.Takes(TenOClock, TenOClock.AddMinutes(30)));
    }

    [Fact]
    public void A_wrong_step_changes_nothing_and_says_where_the_visit_stands()
    {
        var it = Booked();
        Assert.Null(it.Arrive(At(10)));
        Assert.Null(it.Leave(At(11)));
        var revision = it.Revision;

        Assert.Equal("This visit is over and cannot be marked arrived.", it.Arrive(At(12))!.Sentence);
        Assert.NotNull(it.Begin(At(12)));
        Assert.NotNull(it.MissedBy(At(12)));
        Assert.NotNull(it.Cancel(At(12)));
        Assert.Equal(revision, it.Revision);
    }

    [Fact]
    public void Check_HoursBeyondMidnight_AreOutOfHours() =>
        Assert.Equal("out-of-hours", Assert.Single(BookingChecks.Check(Day, new TimeOnly(23, 59), 240, Day, ClinicHours.Default)).Code);

    private static Stamp At(int hour) => new(default, TenOClock.AddHours(hour - 10), Day);

    private static Appointment Booked() =>
        new(AppointmentId.New(), PatientId.New(), new StaffId(Guid.NewGuid()), Day, new TimeOnly(10, 0), TenOClock, 30, walkIn: false, At(8));
}
