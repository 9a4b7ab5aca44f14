using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Reminders.Sending;
using BenzoClinic.Services.Tests.Fixtures;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Reminders;

public sealed class BoardTests
{
    private static readonly DateOnly Day = new(2026, 12, 8);
    private static readonly BoardFilter Whole = new(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31));

    [Theory, Engines]
    public async Task It_counts_each_state_shows_what_needs_a_person_first_and_filters(Engine engine)
    {
        await using var clinic = await WithFailures(engine);
        var board = clinic.Desk.Desk.Get<ReminderBoardService>();

        var all = await board.Open(Whole, 20);

        Assert.Equal((9, 2), (all.All, all.Needing));
        Assert.Equal([(BoardState.Planned, 6), (BoardState.Sent, 1), (BoardState.Failed, 1), (BoardState.Uncertain, 1)], all.Counts.OrderBy(it => it.Key).Select(it => (it.Key, it.Value)));
        Assert.Equal([BoardState.Failed, BoardState.Uncertain, BoardState.Sent, BoardState.Planned], all.Rows.Take(4).Select(row => row.State));
        Assert.Equal(2, (await board.Open(Whole, 2)).Rows.Count);
        Assert.Equal(["Ben Silva"], (await board.Open(Whole with { State = BoardState.Uncertain }, 20)).Rows.Select(row => row.PatientName));
        Assert.Equal(3, (await board.Open(Whole with { Patient = "cle" }, 20)).All);
        Assert.Equal(3, (await board.Open(Whole with { Language = MessageLanguage.Spanish }, 20)).All);
        Assert.Equal(0, (await board.Open(Whole with { Channel = MessageChannel.Sms }, 20)).All);
        Assert.Equal(0, (await board.Open(Whole with { From = new DateOnly(2026, 12, 9) }, 20)).All);
        Assert.Equal(2, await board.NeedingCount());
    }

    [Theory, Engines]
    public async Task A_failed_one_is_sent_again_and_needs_nobody_any_more(Engine engine)
    {
        await using var clinic = await WithFailures(engine);
        var board = clinic.Desk.Desk.Get<ReminderBoardService>();
        var failed = (await board.Open(Whole, 1)).Rows[0];
        clinic.Mail.Answer = _ => SendResult.Sent;

        Value(await board.Resend(new ReminderAct(Guid.CreateVersion7(), failed.Patient, failed.Id)));
        Assert.Equal("on-its-way", Findings(await board.Resend(new ReminderAct(Guid.CreateVersion7(), failed.Patient, failed.Id)))[0].Code);
        await clinic.Tick();

        var rows = (await clinic.Rows()).Where(row => row.PatientId == failed.Patient && row.HoursBefore == 168).OrderBy(row => row.Version).ToList();
        Assert.Equal([(ReminderState.Failed, "Sent again."), (ReminderState.Sent, "")], rows.Select(row => (row.State, row.Handling)));
        Assert.Equal(2, clinic.Mail.Taken.Where(message => message.To.StartsWith("Ana", StringComparison.Ordinal)).Select(message => message.Key).Distinct().Count());
        Assert.Equal(1, await board.NeedingCount());
    }

    [Theory, Engines]
    public async Task What_no_longer_holds_or_cannot_arrive_is_not_sent_again(Engine engine)
    {
        await using var clinic = await WithFailures(engine);
        var board = clinic.Desk.Desk.Get<ReminderBoardService>();
        var failed = (await board.Open(Whole, 1)).Rows[0];

        await clinic.Change(failed.Patient, details => details with { EmailConsentOn = null });
        Assert.Equal("out-of-reach", Findings(await board.Resend(new ReminderAct(Guid.CreateVersion7(), failed.Patient, failed.Id)))[0].Code);
        var visit = (await clinic.Desk.AtDesk.ForPatient(failed.Patient))[0];
        Value(await clinic.Desk.AtDesk.Cancel(Step(visit)));
        Assert.Equal("no-longer", Findings(await board.Resend(new ReminderAct(Guid.CreateVersion7(), failed.Patient, failed.Id)))[0].Code);

        Assert.DoesNotContain(await clinic.Rows(), row => row.PatientId == failed.Patient && row.Version > 1);
    }

    [Theory, Engines]
    public async Task What_a_person_saw_to_says_what_was_done_and_by_whom_and_one_of_two_is_told(Engine engine)
    {
        await using var clinic = await WithFailures(engine);
        var board = clinic.Desk.Desk.Get<ReminderBoardService>();
        var doubtful = (await board.Open(Whole with { State = BoardState.Uncertain }, 1)).Rows[0];

        Assert.Equal("Handling", Findings(await board.Settle(new ReminderAct(Guid.CreateVersion7(), doubtful.Patient, doubtful.Id, " ")))[0].Field);
        Value(await board.Settle(new ReminderAct(Guid.CreateVersion7(), doubtful.Patient, doubtful.Id, "Called, has it.")));

        Assert.Equal("Called, has it.", (await board.Open(Whole with { State = BoardState.Uncertain }, 1)).Rows[0].Handling);
        Assert.Equal("wrong-state", Findings(await board.Settle(new ReminderAct(Guid.CreateVersion7(), doubtful.Patient, doubtful.Id, "Called too.")))[0].Code);
    }

    [Theory, Engines]
    public async Task A_planned_one_is_stopped_or_goes_at_once(Engine engine)
    {
        await using var clinic = await WithFailures(engine);
        var board = clinic.Desk.Desk.Get<ReminderBoardService>();
        var planned = (await board.Open(Whole with { State = BoardState.Planned, Patient = "cleo" }, 9)).Rows;
        clinic.Mail.Answer = _ => SendResult.Sent;

        Value(await board.Stop(new ReminderAct(Guid.CreateVersion7(), planned[0].Patient, planned[0].Id)));
        Value(await board.SendNow(new ReminderAct(Guid.CreateVersion7(), planned[1].Patient, planned[1].Id)));
        await clinic.Tick();

        Assert.Equal([ReminderState.Sent, ReminderState.Stopped, ReminderState.Sent], (await clinic.Rows()).Where(row => row.PatientId == planned[0].Patient).Select(row => row.State));
        Assert.Equal("wrong-state", Findings(await board.Stop(new ReminderAct(Guid.CreateVersion7(), planned[1].Patient, planned[1].Id)))[0].Code);
    }

    [Theory, Engines]
    public async Task In_full_it_hides_the_address_and_the_link_and_shows_each_language(Engine engine)
    {
        await using var clinic = await WithFailures(engine);
        var board = clinic.Desk.Desk.Get<ReminderBoardService>();
        var row = (await board.Open(Whole with { Language = MessageLanguage.Spanish }, 1)).Rows[0];

        var detail = (await board.Detail(row.Id)).Match(it => it, _ => throw new InvalidOperationException(), (_, _) => throw new InvalidOperationException(), () => throw new InvalidOperationException());

        Assert.Equal([MessageLanguage.Spanish, MessageLanguage.English, MessageLanguage.Chinese], detail.Texts.Select(text => text.Language));
        Assert.Equal("C•••@mail.test", detail.To);
        var token = clinic.Mail.Taken.Single(message => message.To.StartsWith("Cleo", StringComparison.Ordinal)).Body.Split("/appointment/")[1].Split('\n')[0].Trim();
        Assert.DoesNotContain(detail.Texts, text => text.Text.Body.Contains(token, StringComparison.Ordinal));
    }

    [Theory, Engines]
    public async Task Clinicians_see_a_patients_messages_in_the_chart_and_not_the_board(Engine engine)
    {
        await using var clinic = await WithFailures(engine);
        var row = (await clinic.Rows())[0];

        Assert.Equal(3, (await clinic.Desk.Hanna.Get<ReminderBoardService>().ForPatient(row.PatientId)).Count);
        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.Desk.Hanna.Get<ReminderBoardService>().Open(Whole, 1));
        await Assert.ThrowsAsync<AccessDeniedException>(() => clinic.Desk.Tomas.Get<ReminderBoardService>().ForPatient(row.PatientId));
    }

    // Ana's mailbox is full, nobody knows whether Ben's mail went, Cleo has hers.
    private static async Task<ReminderClinic> WithFailures(Engine engine)
    {
        var clinic = await ReminderClinic.Open(engine);
        foreach (var (name, hour, language) in new[] { ("Ana", 9, "en"), ("Ben", 10, "zh"), ("Cleo", 11, "es") }) await clinic.Booked(await clinic.Patient(ReminderChannel.Email, name, language), hour, Day);
        foreach (var row in (await clinic.Rows()).Select(row => row.PatientId)) Assert.NotEqual(default, row);
        await using (var db = clinic.Clinic.Db())
        {
            foreach (var patient in db.Patients.ToList()) await Services.Patients.SearchTerms.Change(db, patient);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        clinic.Mail.Answer = message => message.To[0] switch
        {
            'A' => new SendResult(SendResultKind.Refused, Reason: "Mailbox full"),
            'B' => new SendResult(SendResultKind.Unsure, Reason: "Cut off, may have gone"),
            _ => SendResult.Sent,
        };
        await clinic.Plan();
        await clinic.TickAt(new DateOnly(2026, 12, 1), 11);
        return clinic;
    }
}
