using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Services.Tests.Appointments;
using BenzoClinic.Services.Tests.Reminders;
using BenzoClinic.Web.Components.Reminders;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Web.Tests.Reminders;

public sealed class PatientRemindersTests : RemindersPageTest
{
    [Fact]
    public async Task A_clinician_sees_in_the_chart_what_was_sent_and_what_will_be()
    {
        await Arrange();
        await SignIn(Role.Clinician);
        var ana = (await Jobs.Rows()).First(row => row.State == ReminderState.Failed).PatientId;
        var card = Render<PatientReminders>(it => it.Add(x => x.Patient, ana));

        await card.WaitForAssertionAsync(() => Assert.Equal(3, card.FindAll("tbody tr").Count));
        Assert.Equal(["Planned", "Planned", "Failed"], card.FindAll("tbody .state span").Select(it => it.TextContent));
        Assert.Contains("Mailbox full", card.Markup, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("button"));
    }

    [Fact]
    public async Task Of_somebody_who_gets_none_there_is_no_card()
    {
        await Arrange();
        await SignIn(Role.FrontDesk);
        Assert.Empty(Render<PatientReminders>(it => it.Add(x => x.Patient, Jobs.Desk.Ana)).Markup.Trim());
    }

    [Fact]
    public async Task The_outbox_shows_what_would_have_been_sent_with_its_link()
    {
        await Arrange();
        var folder = Directory.CreateTempSubdirectory("benzoclinic-outbox-");
        try
        {
            Services.AddSingleton(new Outbox(folder.FullName));
            await SignIn(Role.FrontDesk);
            var page = Render<OutboxPage>();
            await page.WaitForAssertionAsync(() => Assert.Contains("Nothing has been sent yet.", page.Markup, StringComparison.Ordinal));

            await Put(folder, Jobs.Mail.Taken.First(message => message.To.StartsWith("Cleo", StringComparison.Ordinal)));
            Clinic.Time.Advance(TimeSpan.FromSeconds(1));
            await Put(folder, new Outgoing("key-2", MessageChannel.Sms, MessageLanguage.English, "(415) 555-0138", "", "<b>Come</b>", ""));
            Later();

            await page.WaitForAssertionAsync(() => Assert.Equal(["(415) 555-0138", "Cleo@mail.test"], page.FindAll("article h2").Select(it => it.TextContent)));
            Assert.Contains("&lt;b&gt;Come&lt;/b&gt;", page.Markup, StringComparison.Ordinal);
            Assert.EndsWith($"/appointment/{Token("Cleo")}", page.Find("article a").GetAttribute("href"), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Without_an_outbox_it_says_so()
    {
        await Arrange();
        await SignIn(Role.FrontDesk);
        var page = Render<OutboxPage>();
        await page.WaitForAssertionAsync(() => Assert.Contains("There is no outbox here: messages are sent.", page.Markup, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(BoardState.Failed, ReminderAnswer.None, "Mailbox full", "", 1, "Mailbox full", "stop")]
    [InlineData(BoardState.Failed, ReminderAnswer.None, "Mailbox full", "", 3, "Mailbox full, 3 tries", "stop")]
    [InlineData(BoardState.Failed, ReminderAnswer.None, "Mailbox full", "Called.", 3, "Called.", null)]
    [InlineData(BoardState.Planned, ReminderAnswer.None, "No answer", "", 2, "No answer, 2 tries", "careful")]
    [InlineData(BoardState.Planned, ReminderAnswer.None, "", "", 0, "", null)]
    [InlineData(BoardState.Sent, ReminderAnswer.None, "", "", 1, "Waiting for the receipt", null)]
    [InlineData(BoardState.Delivered, ReminderAnswer.None, "", "", 1, "No answer yet", null)]
    [InlineData(BoardState.Answered, ReminderAnswer.Confirmed, "", "", 1, "Confirmed", null)]
    [InlineData(BoardState.Answered, ReminderAnswer.Cancelled, "", "", 1, "Cancelled", null)]
    public void A_reason_is_one_short_sentence(BoardState state, ReminderAnswer answer, string reason, string handling, int tries, string words, string? tone) =>
        Assert.Equal((words, tone), ReminderWords.Reason(Row(state) with { Answer = answer, Reason = reason, Handling = handling, Tries = tries }));

    [Theory]
    [InlineData(24, 9, "today 9:00", "tried today 9:00")]
    [InlineData(26, 14, "Thu 14:00", "tried Thu 14:00")]
    [InlineData(30, 14, "Mon 30 Nov 14:00", "tried Mon 30 Nov 14:00")]
    public void Near_days_are_called_by_their_name(int day, int hour, string planned, string failed)
    {
        var at = ClinicClock.ToInstant(new DateTime(2026, 11, day, hour, 0, 0));
        Assert.Equal((planned, failed), (ReminderWords.When(Row(BoardState.Planned) with { When = at }, DeskClinic.Today), ReminderWords.When(Row(BoardState.Failed) with { When = at }, DeskClinic.Today)));
    }

    private async Task Put(DirectoryInfo folder, Outgoing message)
    {
        await using var way = new OutboxGateway(message.Channel, folder.FullName, "desk@clinic.test", Clinic.Time).Connect();
        await way.Send([message], Xunit.TestContext.Current.CancellationToken);
    }

    private static BoardRow Row(BoardState state) => new(
        default, default, "Ana Silva", "", MessageKind.Visit.Id, Day, [new TimeOnly(9, 0)], [], MessageChannel.Sms, MessageLanguage.English, state, ReminderAnswer.None, "", "", false, 0, DateTime.UnixEpoch, false);
}
