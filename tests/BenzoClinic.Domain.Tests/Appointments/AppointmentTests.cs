using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Shared;

namespace BenzoClinic.Domain.Tests.Appointments;

public sealed class AppointmentTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly DateTime TenOClock = new(2026, 11, 24, 18, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_was_cancelled_or_missed_takes_no_time_and_neither_does_a_walk_in()
    {
        var (cancelled, missed) = (Booked(), Booked());
        Assert.True(cancelled.TakesTime);
        Assert.Null(cancelled.Cancel(At(9)));
        Assert.Null(missed.MissedBy(At(10)));

        Assert.False(cancelled.TakesTime);
        Assert.False(missed.TakesTime);
        Assert.False(Booked(walkIn: true).TakesTime);
    }

    [Fact]
    public void Each_step_is_taken_back_to_where_the_patient_was()
    {
        var it = Booked();
        Assert.Equal("nothing-to-undo", it.Undo(false, At(9))!.Code);
        Assert.Null(it.Arrive(At(9)));
        Assert.Null(it.Leave(At(10)));
        Assert.Null(it.Undo(false, At(10)));
        Assert.Equal((AppointmentState.Arrived, (DateTime?)null), (it.State, it.LeftAt));
        Assert.Null(it.Begin(At(10)));
        Assert.Null(it.Leave(At(11)));
        Assert.Null(it.Undo(true, At(11)));
        Assert.Equal((AppointmentState.WithProvider, At(10).At), (it.State, it.SeenAt));
        Assert.Equal("visit-open", it.Undo(true, At(11))!.Code);
        Assert.Null(it.Undo(false, At(11)));
        Assert.Equal((AppointmentState.Arrived, (DateTime?)null, At(9).At), (it.State, it.SeenAt, it.ArrivedAt));
        Assert.Null(it.Undo(false, At(11)));
        Assert.Equal((AppointmentState.Expected, (DateTime?)null), (it.State, it.ArrivedAt));
        Assert.Null(it.MissedBy(At(11)));
        Assert.Equal("day-over", it.Undo(false, At(11) with { Today = Day.AddDays(1) })!.Code);
        Assert.Null(it.Undo(false, At(12)));
        Assert.Equal(AppointmentState.Expected, it.State);
        Assert.Equal("nothing-to-undo", Booked(walkIn: true).Undo(false, At(10))!.Code);
    }

    [Fact]
    public void Only_what_has_not_begun_moves()
    {
        var it = Booked();
        var later = it.Place with { Start = new TimeOnly(11, 0), StartsAt = TenOClock.AddHours(1), Room = "room-2" };
        Assert.Null(it.Move(later, "", At(9)));
        Assert.Equal(later, it.Place);
        Assert.Null(it.Arrive(At(10)));

        Assert.Equal("This visit is arrived and cannot be moved.", it.Move(later with { Minutes = 45 }, "", At(10))!.Sentence);
        Assert.Equal(30, it.Minutes);
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

    private static Appointment Booked(bool walkIn = false) =>
        new(AppointmentId.New(), PatientId.New(), new AppointmentPlace(new StaffId(Guid.NewGuid()), "", Day, new TimeOnly(10, 0), TenOClock, 30), new AppointmentTerms("taper-visit"), walkIn, At(8));
}
