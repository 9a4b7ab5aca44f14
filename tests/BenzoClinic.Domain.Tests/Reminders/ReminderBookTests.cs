using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using CsCheck;

namespace BenzoClinic.Domain.Tests.Reminders;

public sealed class ReminderBookTests
{
    private static readonly DateTime Now = new(2026, 12, 1, 18, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Day = new(2026, 12, 8);
    private static readonly StaffId Desk = new(Guid.NewGuid());

    [Fact]
    public void What_is_wanted_and_not_there_is_planned_and_what_nobody_wants_goes()
    {
        var (old, kept) = (Row(24, 5), Row(48, 3));

        var changes = ReminderBook.Compare([old, kept], [Wanted(48, 3), Wanted(3, 6)], cannotReach: false, Now);

        Assert.Equal([(3, 1)], changes.Add.Select(it => (it.Message.Key.HoursBefore, it.Version)));
        Assert.Same(old, Assert.Single(changes.Remove));
        Assert.Empty(changes.Change);
    }

    [Fact]
    public void What_should_have_gone_is_wanted_still_where_it_was_planned_and_not_planned_anew()
    {
        var late = Row(24, -2);

        var changes = ReminderBook.Compare([late], [Wanted(24, -2), Wanted(48, -20)], cannotReach: false, Now);

        Assert.Empty(changes.Add);
        Assert.Empty(changes.Remove);
    }

    [Fact]
    public void What_was_sent_is_sent_again_only_where_it_told_something_else_and_its_time_has_not_come()
    {
        var sent = Row(24, 0);
        sent.Stop(new Stamp(Desk, Now, Day));

        Assert.Empty(ReminderBook.Compare([sent], [Wanted(24, 2)], cannotReach: false, Now).Add);
        Assert.Empty(ReminderBook.Compare([sent], [Wanted(24, -2, "other")], cannotReach: false, Now).Add);
        Assert.Equal(2, Assert.Single(ReminderBook.Compare([sent], [Wanted(24, 2, "other")], cannotReach: false, Now).Add).Version);
    }

    [Fact]
    public void What_a_person_wants_now_is_not_put_off_again()
    {
        var row = Row(24, 5);
        row.GoNow(new Stamp(Desk, Now, Day));

        var (planned, message) = Assert.Single(ReminderBook.Compare([row], [Wanted(24, 7, "other")], cannotReach: false, Now).Change);
        planned.Replan(message.About, message.Goes, message.NotAfter);

        Assert.Equal((Now, "other"), (planned.DueAt, planned.About));
    }

    [Fact]
    public void Of_whom_cannot_be_reached_one_message_a_day_stays_and_none_after_it_has_failed()
    {
        var wanted = new[] { Wanted(48, 2), Wanted(24, 4), Wanted(3, 6) };
        Assert.Equal(48, Assert.Single(ReminderBook.Compare([], wanted, cannotReach: true, Now).Add).Message.Key.HoursBefore);

        var failed = Row(48, 2);
        failed.CannotGo("No phone number", Now);
        Assert.Empty(ReminderBook.Compare([failed], wanted, cannotReach: true, Now).Add);
    }

    [Fact]
    public void Planned_by_what_was_compared_nothing_is_left_to_change()
    {
        var wants = Gen.Select(Gen.Int[1, 6], Gen.Int[-10, 10], Gen.Int[0, 2]).Array[0, 8];
        Gen.Select(wants, wants).Sample((before, after) =>
        {
            var rows = ReminderBook.Compare([], Wants(before), cannotReach: false, Now).Add.Select(it => Row(it.Message, it.Version)).ToList();
            var changes = ReminderBook.Compare(rows, Wants(after), cannotReach: false, Now);
            rows.RemoveAll(changes.Remove.Contains);
            foreach (var (row, message) in changes.Change) row.Replan(message.About, message.Goes, message.NotAfter);
            rows.AddRange(changes.Add.Select(it => Row(it.Message, it.Version)));
            var again = ReminderBook.Compare(rows, Wants(after), cannotReach: false, Now);
            return again.Add.Count + again.Change.Count + again.Remove.Count == 0 && rows.Select(row => (row.Key, row.Version)).Distinct().Count() == rows.Count;
        });
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 15)]
    [InlineData(6, 30)]
    [InlineData(40, 30)]
    public void Attempts_come_less_and_less_often(int tries, int minutes) => Assert.Equal(Now.AddMinutes(minutes), SendingRules.Next(tries, Now, Now.AddDays(5), Now));

    [Fact]
    public void An_attempt_is_given_up_when_it_would_be_too_late_or_after_a_day()
    {
        Assert.Null(SendingRules.Next(1, Now, Now.AddSeconds(30), Now));
        Assert.Null(SendingRules.Next(9, Now.AddHours(-24), Now.AddDays(5), Now));
    }

    [Theory]
    [InlineData("STOP", ReplyKind.Stop)]
    [InlineData(" stop. ", ReplyKind.Stop)]
    [InlineData("Alto!", ReplyKind.Stop)]
    [InlineData("退订", ReplyKind.Stop)]
    [InlineData("Start", ReplyKind.Start)]
    [InlineData("ayuda", ReplyKind.Help)]
    [InlineData("c", ReplyKind.Confirm)]
    [InlineData("Sí", ReplyKind.Confirm)]
    [InlineData("M", ReplyKind.Move)]
    [InlineData("please stop calling me at work", ReplyKind.Other)]
    [InlineData("", ReplyKind.Other)]
    public void A_reply_is_one_word(string text, ReplyKind kind) => Assert.Equal(kind, Reply.Read(text));

    [Fact]
    public void Every_answer_to_a_reply_says_who_writes_and_nothing_that_tells()
    {
        foreach (var kind in Enum.GetValues<ReplyKind>())
            foreach (var language in Enum.GetValues<MessageLanguage>())
                foreach (var done in new[] { true, false })
                {
                    var text = Reply.Text(kind, done, language, "Bay Street Clinic", "(415) 555-0142");
                    Assert.StartsWith("Bay Street Clinic", text, StringComparison.Ordinal);
                    Assert.Null(Domain.Clinic.TellingWords.InMessage(text));
                    Assert.InRange(SmsText.Parts(text), 1, 2);
                }
    }

    private static List<WantedMessage> Wants((int Hours, int Goes, int About)[] messages) => [.. messages.DistinctBy(it => it.Hours).Select(it => Wanted(it.Hours, it.Goes, $"about {it.About}"))];

    private static WantedMessage Wanted(int hours, int goesIn, string about = "visit") => new(new ReminderKey("visit", Day, hours, MessageChannel.Sms), about, Now.AddHours(goesIn), Now.AddDays(7));

    private static Reminder Row(int hours, int goesIn) => Row(Wanted(hours, goesIn), 1);

    private static Reminder Row(WantedMessage message, int version) => new(ReminderId.New(), default, message.Key, version, message.About, message.Goes, message.NotAfter, "");
}
