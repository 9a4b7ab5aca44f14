using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Reminders;

public sealed class SendingTests
{
    private static readonly DateOnly Day = new(2026, 12, 8);
    private static readonly DateOnly Week = new(2026, 12, 1);

    [Theory, Engines]
    public async Task What_is_due_goes_once_in_the_patients_language(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Sms, "Ana", "es"), 10, Day);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Email, "Ben", "zh"), 11, Day);

        await clinic.Plan();
        await clinic.TickAt(Week, 11);
        await clinic.Tick();

        Assert.StartsWith("Your clinic: cita martes 8 dic, 10:00 AM", Assert.Single(clinic.Sms.Taken).Body, StringComparison.Ordinal);
        var mail = Assert.Single(clinic.Mail.Taken);
        Assert.Equal(("Ben@mail.test", "您12月8日（星期二）的预约"), (mail.To, mail.Subject));
        Assert.Contains("/unsubscribe/", mail.Unsubscribe, StringComparison.Ordinal);
        Assert.All(clinic.Sms.Taken.Concat(clinic.Mail.Taken), message => Assert.DoesNotContain("Silva", message.Subject + message.Body, StringComparison.Ordinal));
        Assert.Equal(2, (await clinic.Rows()).Count(row => row is { State: ReminderState.Sent, SentAt: not null, Tries: 1 }));
    }

    [Theory, Engines]
    public async Task Cancelled_after_it_was_planned_it_does_not_go(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var booked = await clinic.Booked(await clinic.Patient(ReminderChannel.Sms), 10, Day);
        await clinic.Plan();
        clinic.Clinic.Time.SetUtcNow(new DateTimeOffset(ClinicClock.ToInstant(Week.ToDateTime(new TimeOnly(10, 0)))));

        Value(await clinic.Desk.AtDesk.Cancel(Step(booked)));
        await clinic.Send();

        Assert.Empty(clinic.Sms.Taken);
        Assert.DoesNotContain(await clinic.Rows(), row => row.DueAt <= clinic.Clinic.Clock.Now);
    }

    [Theory, Engines]
    public async Task One_cancelled_while_the_one_before_it_is_sent_does_not_go(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Email, "Ana"), 10, Day);
        var second = await clinic.Booked(await clinic.Patient(ReminderChannel.Email, "Ben"), 11, Day);
        clinic.Mail.Meanwhile = async () =>
        {
            if (clinic.Mail.Taken.Count == 0) Value(await clinic.Desk.AtDesk.Cancel(Step(second)));
        };

        await clinic.Plan();
        await clinic.TickAt(Week, 11);

        Assert.Equal("Ana@mail.test", Assert.Single(clinic.Mail.Taken).To);
    }

    [Theory, Engines]
    public async Task What_cannot_be_handed_over_is_tried_again_less_and_less_often_and_given_up_when_it_is_too_late(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Email), 13, Day);
        clinic.Mail.Answer = _ => new SendResult(SendResultKind.TryAgain, Reason: "The mail server is out of reach");
        await clinic.TickAt(Week, 13);
        await clinic.Tick();
        Assert.Single(clinic.Mail.Taken);

        for (var minute = 1; minute <= 60; minute++) await clinic.TickAt(Week, 13 + minute / 60, minute % 60);

        Assert.Equal(7, clinic.Mail.Taken.Count);
        Assert.Single(clinic.Mail.Taken.Select(message => message.Key).Distinct());
        Assert.Equal((ReminderState.Planned, "The mail server is out of reach"), ((await clinic.Rows())[0].State, (await clinic.Rows())[0].Reason));

        clinic.Mail.Answer = _ => SendResult.Sent;
        await clinic.TickAt(Week, 15);
        Assert.Equal((ReminderState.Sent, "", 8), ((await clinic.Rows())[0].State, (await clinic.Rows())[0].Reason, (await clinic.Rows())[0].Tries));

        clinic.Mail.Answer = _ => new SendResult(SendResultKind.TryAgain, Reason: "The mail server is out of reach");
        for (var hour = 10; hour <= 12; hour++) await clinic.TickAt(Day, hour, 0);
        await clinic.TickAt(Day, 12, 29);
        Assert.Equal((ReminderState.Failed, "The mail server is out of reach"), ((await clinic.Rows())[^1].State, (await clinic.Rows())[^1].Reason));
    }

    [Theory, Engines]
    public async Task A_refused_one_and_a_doubtful_one_keep_nobody_and_are_not_sent_again(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        foreach (var (name, hour) in new[] { ("Ana", 9), ("Ben", 10), ("Cleo", 11), ("Dora", 12) }) await clinic.Booked(await clinic.Patient(ReminderChannel.Email, name), hour, Day);
        clinic.Mail.Answer = message => message.To[0] switch
        {
            'A' => new SendResult(SendResultKind.Refused, Reason: "Mailbox full"),
            'B' => new SendResult(SendResultKind.Unsure, Reason: "Cut off, may have gone"),
            'C' => new SendResult(SendResultKind.BadAddress, Reason: "Mailbox does not exist"),
            _ => SendResult.Sent,
        };

        await clinic.Plan();
        await clinic.TickAt(Week, 12);
        await clinic.Tick();

        Assert.Equal(["Ana", "Ben", "Cleo", "Dora"], clinic.Mail.Taken.Select(message => message.To.Split('@')[0]));
        Assert.Equal([ReminderState.Failed, ReminderState.Uncertain, ReminderState.Failed, ReminderState.Sent], (await clinic.Rows()).Take(4).Select(row => row.State));
        await using var db = clinic.Clinic.Db();
        Assert.Equal("Cleo@mail.test", (await db.Patients.SingleAsync(it => it.FailingEmail != "", TestContext.Current.CancellationToken)).FailingEmail);
        // Nothing more is tried at an address that does not work.
        await clinic.TickAt(new DateOnly(2026, 12, 6), 12);
        Assert.Equal(1, clinic.Mail.Taken.Count(message => message.To.StartsWith("Cleo", StringComparison.Ordinal)));
    }

    [Theory, Engines]
    public async Task After_an_outage_of_a_week_one_message_goes_and_not_all_that_were_due(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var ana = await clinic.Patient(ReminderChannel.Sms);
        await clinic.Booked(ana, 13, Day);
        await clinic.Plan();

        await clinic.TickAt(Day, 11);

        Assert.Single(clinic.Sms.Taken);
        Assert.Equal(["visit 2026-12-08 10:00 Sent"], await clinic.Lines());
    }

    [Theory, Engines]
    public async Task So_late_that_nobody_can_do_anything_about_it_it_does_not_go_and_somebody_is_told(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Sms), 13, Day);
        await clinic.Plan();

        await clinic.TickAt(Day, 12, 45);

        Assert.Empty(clinic.Sms.Taken);
        Assert.Equal((ReminderState.Failed, "It could not be sent in time"), (Assert.Single(await clinic.Rows()).State, (await clinic.Rows())[0].Reason));
    }

    [Theory, Engines]
    public async Task In_quiet_hours_nothing_goes_however_late_the_job_is(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Sms), 12, Day);
        await clinic.Plan();

        await clinic.TickAt(Week, 22);
        Assert.Empty(clinic.Sms.Taken);
        Assert.Equal(0, (await clinic.Rows())[0].Tries);
        await clinic.TickAt(Week.AddDays(1), 8);

        Assert.Single(clinic.Sms.Taken);
    }

    [Theory, Engines]
    public async Task What_a_batch_that_died_had_under_way_is_sent_with_the_same_key_or_is_uncertain(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine, TimeSpan.FromMilliseconds(1));
        await clinic.Booked(await clinic.Patient(ReminderChannel.Sms, "Ana"), 10, Day);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Email, "Ben"), 11, Day);
        // Whatever follows is never reached: as if the process ended with the message handed over.
        clinic.Sms.Answer = _ => throw new InvalidOperationException("ends");
        clinic.Mail.Answer = _ => throw new InvalidOperationException("ends");
        await clinic.Plan();
        await Assert.ThrowsAsync<InvalidOperationException>(() => clinic.TickAt(Week, 11));
        await Assert.ThrowsAsync<InvalidOperationException>(() => clinic.Send());
        // The first of the two channels ended the first batch, and the second must have its turn too.
        clinic.Sms.Answer = clinic.Mail.Answer = _ => SendResult.Sent;

        clinic.Clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await clinic.Tick();
        clinic.Clinic.Time.Advance(TimeSpan.FromSeconds(1));
        await clinic.Tick();

        Assert.Single(clinic.Sms.Taken.Select(message => message.Key).Distinct());
        Assert.Single(clinic.Mail.Taken);
        Assert.Contains(await clinic.Rows(), row => row is { Channel: MessageChannel.Sms, State: ReminderState.Sent });
        Assert.Contains(await clinic.Rows(), row => row is { Channel: MessageChannel.Email, State: ReminderState.Uncertain, Reason: "Cut off, may have gone" });
    }

    [Theory, Engines]
    public async Task Whose_lease_lasts_is_not_taken_for_dead(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Sms, "Ana"), 10, Day);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Email, "Ben"), 10, Day, clinic.Desk.Omar);
        using var other = clinic.Clinic.System();
        var found = 0;
        clinic.Sms.Meanwhile = clinic.Mail.Meanwhile = async () =>
        {
            clinic.Clinic.Time.Advance(TimeSpan.FromSeconds(30));
            found += await other.Get<Services.Reminders.ReminderSendService>().Recover();
        };

        await clinic.TickAt(Week, 10);

        Assert.Equal((0, 1, 1), (found, clinic.Sms.Taken.Count, clinic.Mail.Taken.Count));
    }

    [Theory, Engines]
    public async Task A_batch_whose_lease_has_ended_writes_over_nothing_but_may_say_that_it_went(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine, TimeSpan.FromMilliseconds(1));
        await clinic.Booked(await clinic.Patient(ReminderChannel.Email), 10, Day);
        using var other = clinic.Clinic.System();
        clinic.Mail.Meanwhile = async () =>
        {
            // Another process finds the lease ended while this one stands still.
            clinic.Clinic.Time.Advance(TimeSpan.FromSeconds(1));
            await other.Get<Services.Reminders.ReminderSendService>().Recover();
            Assert.Equal(ReminderState.Uncertain, (await clinic.Rows())[0].State);
        };

        await clinic.TickAt(Week, 10);

        Assert.Single(clinic.Mail.Taken);
        Assert.Equal(ReminderState.Sent, (await clinic.Rows())[0].State);
    }

    [Theory, Engines]
    public async Task Two_that_send_at_once_send_each_message_once(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        for (var number = 0; number < 30; number++) await clinic.Booked(await clinic.Patient(ReminderChannel.Email, $"P{number}"), 8 + number % 9, Day.AddDays(number / 9));
        await clinic.Plan();
        clinic.Clinic.Time.SetUtcNow(new DateTimeOffset(ClinicClock.ToInstant(Week.AddDays(3).ToDateTime(new TimeOnly(17, 0)))));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var scope = clinic.Clinic.System();
            await scope.Get<Services.Reminders.ReminderSendService>().SendBatch(TestContext.Current.CancellationToken);
        }));

        Assert.Equal(30, clinic.Mail.Taken.Count);
        Assert.Equal(30, clinic.Mail.Taken.Select(message => message.Key).Distinct().Count());
    }
}
