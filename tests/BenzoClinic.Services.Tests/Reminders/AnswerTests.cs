using BenzoClinic.Domain.Appointments;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Reminders;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Appointments.DeskClinic;

namespace BenzoClinic.Services.Tests.Reminders;

public sealed class AnswerTests
{
    private static readonly DateOnly Day = new(2026, 12, 8);
    private static readonly DateOnly Week = new(2026, 12, 1);
    private static readonly DateOnly Born = new(1970, 1, 2);

    [Theory, Engines]
    public async Task A_link_shows_when_and_a_date_of_birth_and_an_answer_confirm(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var (booked, token) = await Told(clinic);

        var view = await By(clinic, answers => answers.Look(token));
        Assert.Equal((LinkState.Open, Day, MessageLanguage.English, ReminderAnswer.None), (view!.State, view.Day, view.Language, view.Answer));
        Assert.Equal([new TimeOnly(10, 0)], view.Times);
        Value(await Answer(clinic, token, Born, ReminderAnswer.Confirmed));

        Assert.Equal(AppointmentAnswer.Confirmed, (await clinic.Desk.Row(booked)).Answer);
        Assert.Equal(ReminderAnswer.Confirmed, (await clinic.Rows()).Single(row => row.State == ReminderState.Sent).Answer);
        var history = await clinic.Desk.AtDesk.History(booked.Patient, booked.Id);
        Assert.Equal(("The patient confirmed the time.", "The patient"), (history[0].What, history[0].By));

        // Another answer by the same link stands in its place.
        Value(await Answer(clinic, token, Born, ReminderAnswer.AsksToMove));
        Assert.Equal(AppointmentAnswer.AsksToMove, (await clinic.Desk.Row(booked)).Answer);
    }

    [Theory, Engines]
    public async Task Cancelled_by_the_patient_the_time_is_free_and_the_messages_are_gone(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var (booked, token) = await Told(clinic);

        Value(await Answer(clinic, token, Born, ReminderAnswer.Cancelled));
        await clinic.Plan();

        await using var db = clinic.Clinic.Db();
        Assert.Equal(AppointmentState.Cancelled, (await db.Appointments.SingleAsync(TestContext.Current.CancellationToken)).State);
        Assert.Empty(await db.TakenTimes.ToListAsync(TestContext.Current.CancellationToken));
        Assert.Single(await clinic.Rows());
        Assert.Equal(LinkState.Cancelled, (await By(clinic, answers => answers.Look(token)))!.State);
        Assert.Equal("missing", First(await Answer(clinic, token, Born, ReminderAnswer.Confirmed)));
        Assert.Equal("By the patient", (await clinic.Desk.AtDesk.History(booked.Patient, booked.Id))[0].Why);
    }

    [Theory, Engines]
    public async Task A_wrong_date_changes_nothing_and_whoever_goes_on_guessing_is_slowed_and_then_stopped(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var (booked, token) = await Told(clinic);

        for (var day = 1; day <= 5; day++) Assert.Equal(ReminderAnswerService.WrongDate, Findings(await Answer(clinic, token, new DateOnly(1980, 1, day), ReminderAnswer.Confirmed))[0].Code);
        Assert.Equal(LinkState.Resting, (await By(clinic, answers => answers.Look(token)))!.State);
        Assert.Equal("missing", First(await Answer(clinic, token, Born, ReminderAnswer.Confirmed)));
        Assert.Equal(AppointmentAnswer.None, (await clinic.Desk.Row(booked)).Answer);

        clinic.Clinic.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(LinkState.Open, (await By(clinic, answers => answers.Look(token)))!.State);
        for (var wrong = 6; wrong <= LinkRules.MostWrong; wrong++)
        {
            await Answer(clinic, token, new DateOnly(1981, 1, wrong), ReminderAnswer.Confirmed);
            clinic.Clinic.Time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal((LinkState.Resting, null), await By(clinic, answers => answers.Look(token)) is { } view ? (view.State, view.RestsUntil) : default);
        Assert.Equal("missing", First(await Answer(clinic, token, Born, ReminderAnswer.Confirmed)));
    }

    [Theory, Engines]
    public async Task A_thousand_guesses_at_once_are_no_more_than_the_few_that_are_allowed(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var (_, token) = await Told(clinic);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Answer(clinic, token, new DateOnly(1980, 1, 1).AddDays(number), ReminderAnswer.Confirmed)));

        Assert.InRange((await clinic.Rows()).Single(row => row.State == ReminderState.Sent).WrongDates, 5, LinkRules.MostWrong);
    }

    [Theory, Engines]
    public async Task A_link_that_is_altered_over_or_of_a_visit_that_moved_does_nothing(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var (booked, token) = await Told(clinic);
        var altered = (token[0] == 'A' ? 'B' : 'A') + token[1..];
        Assert.Null(await By(clinic, answers => answers.Look(altered)));
        Assert.Null(await By(clinic, answers => answers.Look("")));
        Assert.Equal("missing", First(await Answer(clinic, altered, Born, ReminderAnswer.Confirmed)));

        for (var times = 0; times < 1000; times++) await By(clinic, answers => answers.Look(token));
        Assert.Equal(AppointmentAnswer.None, (await clinic.Desk.Row(booked)).Answer);

        Value(await clinic.Desk.AtDesk.Move(new MoveAppointment(Guid.CreateVersion7(), booked.Patient, booked.Id, booked.Revision, booked.Provider.Id, Day, new TimeOnly(14, 0), 30)));
        Assert.Equal(LinkState.Moved, (await By(clinic, answers => answers.Look(token)))!.State);
        Assert.Equal("missing", First(await Answer(clinic, token, Born, ReminderAnswer.Confirmed)));
        Assert.Equal(AppointmentAnswer.None, (await clinic.Desk.Row(booked)).Answer);

        clinic.Clinic.Time.SetUtcNow(new DateTimeOffset(ClinicClock.ToInstant(Day.ToDateTime(new TimeOnly(14, 0)))));
        Assert.Equal(LinkState.Over, (await By(clinic, answers => answers.Look(token)))!.State);
    }

    [Theory, Engines]
    public async Task A_move_takes_the_answer_with_it_only_where_the_time_changes(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var (booked, token) = await Told(clinic);
        Value(await Answer(clinic, token, Born, ReminderAnswer.Confirmed));

        var row = await clinic.Desk.Row(booked);
        var longer = Value(await clinic.Desk.AtDesk.Move(new MoveAppointment(Guid.CreateVersion7(), booked.Patient, booked.Id, row.Revision, booked.Provider.Id, Day, new TimeOnly(10, 0), 45)));
        Assert.Equal(AppointmentAnswer.Confirmed, (await clinic.Desk.Row(booked)).Answer);
        Value(await clinic.Desk.AtDesk.Move(new MoveAppointment(Guid.CreateVersion7(), booked.Patient, booked.Id, longer.Revision, booked.Provider.Id, Day, new TimeOnly(11, 0), 45)));

        Assert.Equal(AppointmentAnswer.None, (await clinic.Desk.Row(booked)).Answer);
    }

    [Theory, Engines]
    public async Task The_link_in_a_mail_ends_mail_when_it_is_told_to_and_not_when_it_is_opened(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var ana = await clinic.Patient(ReminderChannel.Email);
        await clinic.Booked(ana, 10, Day);
        await clinic.Plan();
        await clinic.TickAt(Week, 10);
        var token = clinic.Mail.Taken[0].Unsubscribe.Split('/')[^1];

        Assert.True(await By(clinic, answers => answers.MayEndMail(token)));
        Assert.False(await By(clinic, answers => answers.MayEndMail(token[..^1] + (token[^1] == 'A' ? 'B' : 'A'))));
        Assert.NotNull(await Agreed(clinic, ana));
        Value(await By(clinic, answers => answers.EndMail(token)));

        Assert.Null(await Agreed(clinic, ana));
        await clinic.TickAt(new DateOnly(2026, 12, 6), 10);
        Assert.Single(clinic.Mail.Taken);
        Assert.Equal("Ended e-mail by the link in one", Assert.Single(await clinic.Rows(), row => row.State == ReminderState.Failed).Reason);
    }

    [Theory, Engines]
    public async Task An_answer_reaches_no_further_than_the_chart_it_is_of(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        var (booked, token) = await Told(clinic);
        using var nobody = clinic.Clinic.Nobody();
        Value(await nobody.Get<ReminderAnswerService>().Answer(new AnswerByLink(token, Born, ReminderAnswer.Confirmed)));

        await Assert.ThrowsAsync<AccessDeniedException>(() => nobody.Get<AppointmentService>().ForPatient(booked.Patient));
        await Assert.ThrowsAsync<AccessDeniedException>(() => nobody.Get<ReminderBoardService>().NeedingCount());
    }

    /// <summary>A visit of which the patient was told a week ahead, and the token in the message.</summary>
    internal static async Task<(AppointmentRow Booked, string Token)> Told(ReminderClinic clinic)
    {
        var booked = await clinic.Booked(await clinic.Patient(ReminderChannel.Sms), 10, Day);
        await clinic.Plan();
        await clinic.TickAt(Week, 10);
        var body = clinic.Sms.Taken[^1].Body;
        return (booked, body[(body.IndexOf("/appointment/", StringComparison.Ordinal) + 13)..].Split(' ')[0]);
    }

    private static Task<Outcome<Saved>> Answer(ReminderClinic clinic, string token, DateOnly born, ReminderAnswer answer) => By(clinic, answers => answers.Answer(new AnswerByLink(token, born, answer)));

    // Each request is somebody's first.
    private static async Task<T> By<T>(ReminderClinic clinic, Func<ReminderAnswerService, Task<T>> act)
    {
        using var nobody = clinic.Clinic.Nobody();
        return await act(nobody.Get<ReminderAnswerService>());
    }

    private static async Task<DateOnly?> Agreed(ReminderClinic clinic, PatientId patient)
    {
        await using var db = clinic.Clinic.Db();
        return (await db.Patients.SingleAsync(it => it.Id == patient)).Details.EmailConsentOn;
    }
}
