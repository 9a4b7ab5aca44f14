using BenzoClinic.Domain.Reminders;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Reminders;

public sealed class QuietHoursTests
{
    private static readonly QuietHours Night = new(new TimeOnly(21, 0), new TimeOnly(8, 0));
    private static readonly DateTime LongAgo = new(2026, 1, 1);

    [Theory]
    // Due, visit, and when it goes.
    [InlineData("2026-11-24 10:30", "2026-12-01 10:30", "2026-11-24 10:30")]
    [InlineData("2026-12-01 08:00", "2026-12-01 11:00", "2026-12-01 08:00")]
    // Six in the morning moves to eight: two hours, not nine.
    [InlineData("2026-12-01 06:00", "2026-12-01 09:00", "2026-12-01 08:00")]
    // Eight would be the visit itself, or too near: the evening before.
    [InlineData("2026-12-01 05:00", "2026-12-01 08:00", "2026-11-30 20:45")]
    [InlineData("2026-12-01 05:30", "2026-12-01 08:30", "2026-11-30 20:45")]
    // Half past nine in the evening is nearer to that evening than to the next morning.
    [InlineData("2026-11-29 21:30", "2026-12-01 21:30", "2026-11-29 20:45")]
    [InlineData("2026-11-30 03:00", "2026-12-01 15:00", "2026-11-30 08:00")]
    [InlineData("2026-11-29 21:00", "2026-12-01 21:00", "2026-11-29 20:45")]
    public void What_falls_into_the_night_moves_to_the_nearest_time_before_the_visit(string due, string visit, string goes) =>
        Assert.Equal(At(goes), Night.Move(At(due), At(visit), LongAgo));

    [Theory]
    // Booked at ten in the evening for eight: nobody is woken, and eight is too late.
    [InlineData("2026-12-01 05:00", "2026-12-01 08:00", "2026-11-30 22:00", null)]
    // The evening has passed, the morning is left.
    [InlineData("2026-11-30 21:30", "2026-12-01 10:00", "2026-11-30 21:10", "2026-12-01 08:00")]
    [InlineData("2026-11-30 10:00", "2026-12-01 10:00", "2026-11-30 10:01", null)]
    public void What_is_over_is_not_sent(string due, string visit, string now, string? goes) =>
        Assert.Equal(goes is null ? null : At(goes), Night.Move(At(due), At(visit), At(now)));

    [Fact]
    public void Quiet_hours_of_one_day_move_too() =>
        Assert.Equal(At("2026-12-01 11:45"), new QuietHours(new TimeOnly(12, 0), new TimeOnly(13, 0)).Move(At("2026-12-01 12:20"), At("2026-12-01 15:20"), LongAgo));

    [Fact]
    public void A_message_never_goes_in_the_quiet_hours_nor_after_the_visit_nor_far_from_when_it_was_due() =>
        Gen.Select(Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.Int[0, 1439], Gen.Int[1, 60 * 24]).Sample((from, to, at, hours) =>
        {
            var quiet = new QuietHours(TimeOnly.MinValue.AddMinutes(from), TimeOnly.MinValue.AddMinutes(to));
            // Nights of more than twenty hours leave no evening to move to.
            if (from == to || (to - from + 1440) % 1440 > 1200) return;
            var visit = new DateTime(2026, 11, 24).AddMinutes(at);
            var due = visit.AddHours(-hours);
            if (quiet.Move(due, visit, LongAgo) is not { } goes)
            {
                Assert.Fail("The evening before is always left.");
                return;
            }

            Assert.False(quiet.Contains(TimeOnly.FromDateTime(goes)));
            Assert.True(goes <= visit.AddHours(-1));
            Assert.True((goes - due).Duration() < TimeSpan.FromHours(24));
        });

    private static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
