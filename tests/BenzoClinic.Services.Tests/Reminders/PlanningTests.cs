using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Tests.Fixtures;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Reminders;

public sealed class PlanningTests
{
    private static readonly DateOnly Day = new(2026, 12, 8);

    [Theory, Engines]
    public async Task A_booking_plans_its_messages_once(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var ana = await clinic.Patient(ReminderChannel.Sms);
        await clinic.Booked(ana, 10, Day);

        Assert.Equal(1, await clinic.Plan());
        Assert.Equal(0, await clinic.Plan());

        Assert.Equal(["visit 2026-12-01 10:00 Planned", "visit 2026-12-06 10:00 Planned", "visit 2026-12-08 08:00 Planned"], await clinic.Lines());
    }

    [Theory, Engines]
    public async Task Cancelled_its_messages_are_gone_and_undone_they_are_back(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var booked = await clinic.Booked(await clinic.Patient(ReminderChannel.Sms), 10, Day);
        await clinic.Plan();

        Value(await clinic.Desk.AtDesk.Cancel(Step(booked)));
        await clinic.Plan();
        Assert.Empty(await clinic.Rows());

        Value(await clinic.Desk.AtDesk.Undo(new AppointmentStep(Guid.CreateVersion7(), booked.Patient, booked.Id, booked.Revision + 1)));
        await clinic.Plan();
        Assert.Equal(3, (await clinic.Rows()).Count);
    }

    [Theory, Engines]
    public async Task Moved_within_the_day_the_rest_tells_the_new_time_and_what_was_sent_is_not_sent_again(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var booked = await clinic.Booked(await clinic.Patient(ReminderChannel.Sms), 10, Day);
        await clinic.TickAt(new DateOnly(2026, 12, 1), 10);

        Value(await clinic.Desk.AtDesk.Move(new MoveAppointment(Guid.CreateVersion7(), booked.Patient, booked.Id, booked.Revision, booked.Provider.Id, Day, new TimeOnly(9, 30), 30)));
        await clinic.Plan();
        await clinic.TickAt(new DateOnly(2026, 12, 6), 10);

        Assert.Equal(["visit 2026-12-01 10:00 Sent", "visit 2026-12-06 09:30 Sent", "visit 2026-12-08 08:00 Planned"], await clinic.Lines());
        Assert.Contains("10:00 AM", clinic.Sms.Taken[0].Body, StringComparison.Ordinal);
        Assert.Contains("9:30 AM", clinic.Sms.Taken[1].Body, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Moved_to_a_later_hour_before_its_offset_has_passed_it_is_told_again(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var booked = await clinic.Booked(await clinic.Patient(ReminderChannel.Sms), 10, Day);
        await clinic.TickAt(new DateOnly(2026, 12, 1), 10);

        Value(await clinic.Desk.AtDesk.Move(new MoveAppointment(Guid.CreateVersion7(), booked.Patient, booked.Id, booked.Revision, booked.Provider.Id, Day, new TimeOnly(15, 0), 30)));
        await clinic.TickAt(new DateOnly(2026, 12, 1), 15);

        Assert.Equal(["visit 2026-12-01 10:00 Sent", "visit 2026-12-01 15:00 Sent", "visit 2026-12-06 15:00 Planned", "visit 2026-12-08 12:00 Planned"], await clinic.Lines());
    }

    [Theory, Engines]
    public async Task Two_visits_of_a_day_share_a_message_and_whoever_wants_none_gets_none(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var ana = await clinic.Patient(ReminderChannel.Sms);
        await clinic.Booked(ana, 10, Day);
        await clinic.Booked(ana, 14, Day, clinic.Desk.Tomas);
        await clinic.Booked(await clinic.Patient(ReminderChannel.None, "Ben"), 11, Day);

        await clinic.TickAt(new DateOnly(2026, 12, 1), 10);

        Assert.Equal(3, (await clinic.Rows()).Count);
        Assert.Contains("10:00 AM and 2:00 PM", Assert.Single(clinic.Sms.Taken).Body, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Another_channel_takes_what_is_left(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var ana = await clinic.Patient(ReminderChannel.Sms);
        await clinic.Booked(ana, 10, Day);
        await clinic.Plan();
        await clinic.TickAt(new DateOnly(2026, 12, 1), 10, 1);

        await clinic.Change(ana, details => details with { RemindBy = ReminderChannel.Email });
        await clinic.Plan();

        Assert.Equal([MessageChannel.Sms, MessageChannel.Email, MessageChannel.Email], (await clinic.Rows()).Select(row => row.Channel));
    }

    [Theory, Engines]
    public async Task Whoever_cannot_be_reached_stands_there_once_a_day_and_fails_with_the_reason(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var ana = await clinic.Patient(ReminderChannel.Sms, agreed: false);
        await clinic.Booked(ana, 10, Day);
        await clinic.TickAt(new DateOnly(2026, 12, 1), 10);
        await clinic.TickAt(new DateOnly(2026, 12, 6), 10);

        var row = Assert.Single(await clinic.Rows());
        Assert.Equal((ReminderState.Failed, "Has not agreed to texts"), (row.State, row.Reason));
        Assert.Empty(clinic.Sms.Taken);

        await clinic.Change(ana, details => details with { SmsConsentOn = Today });
        await clinic.Plan();
        Assert.Equal("visit 2026-12-08 08:00 Planned", (await clinic.Lines())[^1]);
    }

    [Theory, Engines]
    public async Task A_missed_visit_is_told_of_once_after_an_hour_unless_it_was_a_mistake(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var ana = await clinic.Patient(ReminderChannel.Sms);
        var booked = await clinic.Booked(ana, 11, Today);
        await clinic.Tick();
        clinic.Clinic.Time.Advance(TimeSpan.FromHours(1));
        Value(await clinic.Desk.AtDesk.MarkNoShow(Step(booked)));
        await clinic.Tick();
        clinic.Clinic.Time.Advance(TimeSpan.FromMinutes(30));
        await clinic.Tick();
        Assert.Empty(clinic.Sms.Taken);

        clinic.Clinic.Time.Advance(TimeSpan.FromMinutes(31));
        await clinic.Tick();
        clinic.Clinic.Time.Advance(TimeSpan.FromMinutes(2));
        await clinic.Tick();
        await clinic.Tick();

        Assert.StartsWith("Your clinic: we missed you on Tue Nov 24.", Assert.Single(clinic.Sms.Taken).Body, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Who_asked_to_move_and_was_moved_waits_for_nobody(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var (booked, token) = await AnswerTests.Told(clinic);
        using (var nobody = clinic.Clinic.Nobody())
            Value(await nobody.Get<Services.Reminders.ReminderAnswerService>().Answer(new Services.Reminders.AnswerByLink(token, new DateOnly(1970, 1, 2), ReminderAnswer.AsksToMove)));
        await clinic.Plan();
        var board = clinic.Desk.Desk.Get<Services.Reminders.ReminderBoardService>();
        Assert.Equal(1, await board.NeedingCount());

        var row = await clinic.Desk.Row(booked);
        Value(await clinic.Desk.AtDesk.Move(new MoveAppointment(Guid.CreateVersion7(), booked.Patient, booked.Id, row.Revision, booked.Provider.Id, Day.AddDays(1), new TimeOnly(15, 0), 30)));
        await clinic.Plan();

        Assert.Equal(0, await board.NeedingCount());
        Assert.Contains(await clinic.Rows(), it => it is { Answer: ReminderAnswer.AsksToMove, Handling: "The visit was moved or cancelled." });
    }

    [Theory, Engines]
    public async Task A_type_without_messages_has_none_and_a_new_policy_is_followed(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Sms), 10, Day);
        await clinic.Plan();

        using var admin = await clinic.Clinic.SignIn(Services.Access.Role.Administrator);
        var settings = admin.Get<Services.Clinic.ClinicSettingsService>();
        var now = await settings.ToChange();
        Value(await settings.Save(new(Guid.CreateVersion7(), now.Number, now.Settings with { Reminders = now.Settings.Reminders with { HoursBefore = [24] } }, "One is enough")));
        await clinic.Plan();

        Assert.Equal(["visit 2026-12-07 10:00 Planned"], await clinic.Lines());
    }
}
