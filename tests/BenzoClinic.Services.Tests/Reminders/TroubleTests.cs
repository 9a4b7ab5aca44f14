using System.Data.Common;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Reminders;

/// <summary>What goes wrong inside keeps nobody else, and leaves no doubt where there is none.</summary>
public sealed class TroubleTests
{
    private static readonly DateOnly Day = new(2026, 12, 8);
    private static readonly DateOnly Week = new(2026, 12, 1);

    [Theory, Engines]
    public async Task One_that_cannot_be_read_fails_and_the_others_go(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        foreach (var (name, hour) in new[] { ("Ana", 9), ("Ben", 10), ("Cleo", 11) }) await clinic.Booked(await clinic.Patient(ReminderChannel.Sms, name), hour, Day);
        var dora = await clinic.Patient(ReminderChannel.Email, "Dora");
        await clinic.Booked(dora, 12, Day);
        await clinic.Plan();
        await Spoil(clinic, "Ben");
        await Spoil(clinic, "Dora");

        clinic.Clinic.Time.SetUtcNow(new DateTimeOffset(ClinicClock.ToInstant(Week.ToDateTime(new TimeOnly(13, 0)))));

        // What was given back is not counted: a whole batch of it would end the batch, and the next would begin with the same.
        Assert.Equal(4, await clinic.Send());
        Assert.Equal(2, clinic.Sms.Taken.Count);
        Assert.Empty(clinic.Mail.Taken);
        var due = (await clinic.Rows()).FindAll(row => row.Goes <= clinic.Clinic.Clock.Now);
        Assert.Equal([ReminderState.Sent, ReminderState.Failed, ReminderState.Sent, ReminderState.Failed], due.ConvertAll(row => row.State));
        Assert.All(due.Where(row => row.State == ReminderState.Failed), row => Assert.Equal("The message could not be written", row.Reason));
    }

    [Theory, Engines]
    public async Task One_whose_chart_cannot_be_read_does_not_keep_the_others_from_being_planned(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Sms, "Ana"), 9, Day);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Sms, "Ben"), 10, Day);
        await Spoil(clinic, "Ben");

        await clinic.Plan();

        Assert.Equal(3, (await clinic.Rows()).Count);
    }

    [Theory, Engines]
    public async Task Where_the_database_fails_before_anything_has_gone_nothing_is_doubtful(Engine engine)
    {
        await using var clinic = await ReminderClinic.Open(engine);
        await clinic.Booked(await clinic.Patient(ReminderChannel.Email), 10, Day);
        await clinic.Plan();
        clinic.Clinic.Time.SetUtcNow(new DateTimeOffset(ClinicClock.ToInstant(Week.ToDateTime(new TimeOnly(10, 0)))));
        await Run(clinic, """ALTER TABLE "SafetyItems" RENAME TO "Away";""");

        await Assert.ThrowsAnyAsync<DbException>(() => clinic.Send());

        Assert.Equal((ReminderState.Planned, 0), ((await clinic.Rows())[0].State, (await clinic.Rows())[0].Tries));
        await Run(clinic, """ALTER TABLE "Away" RENAME TO "SafetyItems";""");
        await clinic.Send();
        Assert.Single(clinic.Mail.Taken);
        Assert.Equal(ReminderState.Sent, (await clinic.Rows())[0].State);
    }

    // A word that no version of this program has written.
    private static Task Spoil(ReminderClinic clinic, string name) => Run(clinic, $"""UPDATE "Patients" SET "RemindBy" = 'Pigeon' WHERE "FirstName" = '{name}'""");

    private static async Task Run(ReminderClinic clinic, string sql)
    {
        await using var db = clinic.Clinic.Db();
        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }
}
