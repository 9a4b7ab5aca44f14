using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Reminders;

public sealed class ReplyTests
{
    private const string Phone = "+14155550138";

    [Theory, Engines]
    public async Task Stop_ends_text_messages_at_once_and_start_begins_them_again(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var (booked, _) = await Found(clinic);

        Assert.Equal("Your clinic: you will get no more messages. Reply START to get them again.", await Text(clinic, "Stop.", "SM1"));
        Assert.Null(await Agreed(clinic, booked.Patient));
        Assert.Equal((ReminderState.Failed, "Opted out by text"), (await clinic.Rows()).Where(row => row.SentAt is null).Select(row => (row.State, row.Reason)).Single());
        await clinic.TickAt(new DateOnly(2026, 12, 6), 10);
        Assert.Single(clinic.Sms.Taken);

        await Text(clinic, "START", "SM2");
        Assert.NotNull(await Agreed(clinic, booked.Patient));
        await using var db = clinic.Clinic.Db();
        Assert.Equal([false, true], (await db.Patients.SingleAsync(it => it.Id == booked.Patient, TestContext.Current.CancellationToken)).Contacts.Consents.Where(it => it.Source == ConsentSource.ByText).Select(it => it.Given));
        // One that comes twice has its effect once.
        await Text(clinic, "Stop.", "SM1");
        Assert.NotNull(await Agreed(clinic, booked.Patient));
    }

    [Theory, Engines]
    public async Task A_letter_confirms_or_asks_to_move_and_anything_else_is_told_whom_to_call(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var (booked, _) = await Found(clinic);

        Assert.Contains("confirmed", await Text(clinic, " c ", "SM1"), StringComparison.Ordinal);
        Assert.Equal(AppointmentAnswer.Confirmed, (await clinic.Desk.Row(booked)).Answer);
        Assert.Contains("we will call you", await Text(clinic, "M", "SM2"), StringComparison.Ordinal);
        Assert.Equal(AppointmentAnswer.AsksToMove, (await clinic.Desk.Row(booked)).Answer);
        Assert.Contains("nobody reads replies here", await Text(clinic, "can I bring my dog?", "SM3"), StringComparison.Ordinal);
        Assert.Contains("STOP", await Text(clinic, "help", "SM4"), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task A_number_of_nobody_is_answered_and_changes_nothing(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var (booked, _) = await Found(clinic);

        Assert.Contains("Please call", await By(clinic, replies => replies.Take("+14155550000", "C", "SM1")), StringComparison.Ordinal);
        Assert.Contains("no more messages", await By(clinic, replies => replies.Take("", "STOP", "SM2")), StringComparison.Ordinal);

        Assert.NotNull(await Agreed(clinic, booked.Patient));
        Assert.Equal(AppointmentAnswer.None, (await clinic.Desk.Row(booked)).Answer);
    }

    [Theory, Engines]
    public async Task Of_two_who_share_a_telephone_and_were_both_written_to_neither_is_confirmed(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        await Found(clinic);
        var other = await clinic.Patient(ReminderChannel.Sms, "Ben");
        await Terms(clinic, other);
        await clinic.Booked(other, 15, new DateOnly(2026, 12, 8));
        await clinic.Plan();
        await clinic.TickAt(new DateOnly(2026, 12, 6), 15);

        Assert.Contains("Please call", await Text(clinic, "C", "SM1"), StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task A_report_counts_once_and_one_of_nobodys_message_not_at_all(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        clinic.Sms.Answer = _ => new SendResult(SendResultKind.Sent, "SMabc");
        var (booked, _) = await Found(clinic);

        Assert.False(await By(clinic, replies => replies.Report(new DeliveryReport("SMother", true))));
        Assert.True(await By(clinic, replies => replies.Report(new DeliveryReport("SMabc", true))));
        Assert.False(await By(clinic, replies => replies.Report(new DeliveryReport("SMabc", true))));
        Assert.False(await By(clinic, replies => replies.Report(new DeliveryReport("SMabc", false, "Number not in service", DeadNumber: true))));

        Assert.Equal(ReminderState.Delivered, (await clinic.Rows()).Single(row => row.Receipt == "SMabc").State);
        await using var db = clinic.Clinic.Db();
        Assert.Equal("", (await db.Patients.SingleAsync(it => it.Id == booked.Patient, TestContext.Current.CancellationToken)).FailingPhone);
    }

    [Theory, Engines]
    public async Task A_dead_number_is_marked_and_the_message_needs_a_person(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        clinic.Sms.Answer = _ => new SendResult(SendResultKind.Sent, "SMabc");
        var (booked, _) = await Found(clinic);

        await By(clinic, replies => replies.Report(new DeliveryReport("SMabc", false, "Number not in service", DeadNumber: true)));

        var board = await clinic.Desk.Desk.Get<ReminderBoardService>().Open(new BoardFilter(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31)), 10);
        Assert.Equal((1, BoardState.Failed, "Number not in service"), (board.Needing, board.Rows[0].State, board.Rows[0].Reason));
        await using var db = clinic.Clinic.Db();
        Assert.Equal("415 555 0138", (await db.Patients.SingleAsync(it => it.Id == booked.Patient, TestContext.Current.CancellationToken)).FailingPhone);
    }

    [Theory, Engines]
    public async Task A_report_on_the_old_number_says_nothing_of_the_new_one(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        clinic.Sms.Answer = _ => new SendResult(SendResultKind.Sent, "SMabc");
        var (booked, _) = await Found(clinic);
        var patients = clinic.Desk.Desk.Get<PatientService>();
        var details = (await patients.OpenDetails(booked.Patient)).Match(it => it, _ => throw new InvalidOperationException(), (_, _) => throw new InvalidOperationException(), () => throw new InvalidOperationException());
        Value(await patients.Edit(new EditPatient(Guid.CreateVersion7(), booked.Patient, details.Revision, details.Details with { Phone = "415 555 0177" }, [])));

        Assert.True(await By(clinic, replies => replies.Report(new DeliveryReport("SMabc", false, "Number not in service", DeadNumber: true))));

        await using var db = clinic.Clinic.Db();
        Assert.Equal("", (await db.Patients.SingleAsync(it => it.Id == booked.Patient, TestContext.Current.CancellationToken)).FailingPhone);
    }

    [Theory, Engines]
    public async Task A_number_marked_as_dead_shows_in_the_details_until_somebody_says_that_it_works(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        clinic.Sms.Answer = _ => new SendResult(SendResultKind.Sent, "SMabc");
        var (booked, _) = await Found(clinic);
        await By(clinic, replies => replies.Report(new DeliveryReport("SMabc", false, "Number not in service", DeadNumber: true)));
        var patients = clinic.Desk.Desk.Get<PatientService>();
        var details = await Opened();
        Assert.Equal(["415 555 0138"], details.NotWorking);

        Value(await patients.Works(new AddressWorks(Guid.CreateVersion7(), booked.Patient, details.Revision, "415 555 0138")));

        Assert.Empty((await Opened()).NotWorking);
        Assert.Equal("works", Findings(await patients.Works(new AddressWorks(Guid.CreateVersion7(), booked.Patient, details.Revision + 1, "415 555 0138")))[0].Code);
        await clinic.Plan();
        await clinic.TickAt(new DateOnly(2026, 12, 6), 10);
        Assert.Equal(2, clinic.Sms.Taken.Count);

        async Task<DetailsView> Opened() => (await patients.OpenDetails(booked.Patient)).Match(it => it, _ => throw new InvalidOperationException(), (_, _) => throw new InvalidOperationException(), () => throw new InvalidOperationException());
    }

    private static async Task<(Services.Appointments.AppointmentRow Booked, string Token)> Found(ReminderClinic clinic)
    {
        var told = await AnswerTests.Told(clinic);
        await Terms(clinic, told.Booked.Patient);
        return told;
    }

    // Charts of the fixture are written past the service that keeps the words patients are found by.
    private static async Task Terms(ReminderClinic clinic, PatientId patient)
    {
        await using var db = clinic.Clinic.Db();
        await SearchTerms.Change(db, await db.Patients.SingleAsync(it => it.Id == patient));
        await db.SaveChangesAsync();
    }

    private static Task<string> Text(ReminderClinic clinic, string text, string id) => By(clinic, replies => replies.Take(Phone, text, id));

    private static async Task<T> By<T>(ReminderClinic clinic, Func<ReminderReplyService, Task<T>> act)
    {
        using var nobody = clinic.Clinic.Nobody();
        return await act(nobody.Get<ReminderReplyService>());
    }

    private static async Task<DateOnly?> Agreed(ReminderClinic clinic, PatientId patient)
    {
        await using var db = clinic.Clinic.Db();
        return (await db.Patients.SingleAsync(it => it.Id == patient)).Details.SmsConsentOn;
    }
}
