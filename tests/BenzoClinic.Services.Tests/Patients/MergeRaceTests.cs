using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Appointments;
using BenzoClinic.Services.Patients;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Tests.Tapers;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Patients;

/// <summary>What two people do at one instant while one of them merges or undoes it.</summary>
public sealed class MergeRaceTests
{
    private const int Rounds = 8;

    [Theory, Engines]
    public async Task Of_merges_at_one_instant_one_is_done(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        for (var round = 0; round < Rounds; round++)
        {
            var (one, two, three) = (await it.Chart("One", $"R{round}"), await it.Chart("Two", $"R{round}"), await it.Chart("Three", $"R{round}"));
            MergeCharts Of(PatientId kept, PatientId goes) => new(Guid.CreateVersion7(), kept, 1, goes, 1, "Asked");
            var start = new TaskCompletionSource();
            var all = new[] { (it.Hanna, Of(one, two)), (it.Omar, Of(two, one)), (it.Hanna, Of(three, two)), (it.Omar, Of(one, two)) }
                .Select(async who =>
                {
                    await start.Task;
                    return await who.Item1.Get<MergeService>().Merge(who.Item2);
                }).ToList();
            start.SetResult();
            var outcomes = await Task.WhenAll(all);

            Assert.Single(outcomes, outcome => outcome.IsDone);
            Assert.All(outcomes.Where(outcome => !outcome.IsDone), outcome => Assert.Contains(Codes(outcome), new[] { "stale", "merged" }));
        }
    }

    [Theory, Engines]
    public async Task What_is_booked_at_the_instant_of_a_merge_goes_across_or_is_refused(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        for (var round = 0; round < Rounds; round++)
        {
            var (kept, other) = (await it.Chart("Kept", $"R{round}"), await it.Chart("Other", $"R{round}"));
            var book = new BookAppointment(Guid.CreateVersion7(), other, it.Hanna.Id, Today.AddDays(1 + round), new TimeOnly(10, 0), 30);
            var condition = new AddCondition(Guid.CreateVersion7(), other, new ConditionDraft("", "Asthma", "", null, null, false, null));
            await Task.WhenAll(
                Task.Run(() => it.Omar.Get<MergeService>().Merge(new MergeCharts(Guid.CreateVersion7(), kept, 1, other, 1, "Asked"))),
                Task.Run(() => it.Desk.Get<AppointmentService>().Book(book)),
                Task.Run(() => it.Hanna.Get<ConditionService>().Add(condition)));

            await using var db = it.Clinic.Db();
            Assert.NotNull((await db.Patients.SingleAsync(patient => patient.Id == other)).MergedInto);
            Assert.Equal((0, 0), (await db.Appointments.CountAsync(row => row.PatientId == other), await db.Conditions.CountAsync(row => row.PatientId == other)));
        }
    }

    [Theory, Engines]
    public async Task Of_a_merge_and_a_booking_into_the_other_charts_own_time_one_is_done(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        for (var round = 0; round < Rounds; round++)
        {
            var (kept, other) = (await it.Chart("Kept", $"R{round}"), await it.Chart("Other", $"R{round}"));
            var time = new BookAppointment(Guid.CreateVersion7(), other, it.Hanna.Id, Today.AddDays(1 + round), new TimeOnly(10, 0), 30);
            Done(await it.Desk.Get<AppointmentService>().Book(time));
            var outcomes = await Task.WhenAll(
                Task.Run(() => it.Hanna.Get<MergeService>().Merge(new MergeCharts(Guid.CreateVersion7(), kept, 1, other, 1, "Asked"))),
                Task.Run(() => it.Desk.Get<AppointmentService>().Book(time with { OperationId = Guid.CreateVersion7(), Patient = kept, Provider = it.Omar.Id, Start = new TimeOnly(10, 15) })));

            Assert.Single(outcomes, outcome => outcome.IsDone);
            Assert.Contains(Codes(outcomes.Single(outcome => !outcome.IsDone)), new[] { "booked-twice", "patient-taken", "stale" });
        }
    }

    [Theory, Engines]
    public async Task What_is_written_before_the_undoing_is_over_keeps_the_merge(Engine engine)
    {
        await using var it = await TaperClinic.Open(engine);
        for (var round = 0; round < Rounds; round++)
        {
            var (kept, other) = (await it.Chart("Kept", $"R{round}"), await it.Chart("Other", $"R{round}"));
            var merge = (await MergeUndoTests.Merge(it.Hanna, kept, other))!.Value;
            var condition = new AddCondition(Guid.CreateVersion7(), kept, new ConditionDraft("", "Asthma", "", null, null, false, null));
            var outcomes = await Task.WhenAll(
                Task.Run(() => it.Omar.Get<MergeService>().Undo(new UndoMerge(Guid.CreateVersion7(), kept, merge))),
                Task.Run(() => it.Hanna.Get<ConditionService>().Add(condition)));

            Assert.True(outcomes[1].IsDone);
            await using var db = it.Clinic.Db();
            var trail = await db.AuditEntries.AsNoTracking().Where(entry => entry.PatientId == kept.Value).OrderBy(entry => entry.Sequence).Select(entry => entry.Operation).ToListAsync();
            var written = trail.LastIndexOf(nameof(Operation.EditConditions));
            // Undone alone where the trail has it first.
            Assert.Equal(outcomes[0].IsDone, trail.LastIndexOf(nameof(Operation.MergeCharts)) > trail.IndexOf(nameof(Operation.MergeCharts)));
            if (outcomes[0].IsDone) Assert.True(trail.LastIndexOf(nameof(Operation.MergeCharts)) < written);
            else Assert.Equal("written-since", Codes(outcomes[0]));
            Assert.Equal(kept, (await db.Conditions.SingleAsync(row => row.PatientId == kept || row.PatientId == other)).PatientId);
        }
    }

    /// <summary>On SQLite one writer waits for the other from the beginning.</summary>
    [Fact]
    public async Task What_was_written_and_not_committed_when_the_rows_moved_goes_across_all_the_same()
    {
        await using var it = await TaperClinic.Open(Engine.Postgres);
        var (kept, other) = (await it.Chart("Kept", "R"), await it.Chart("Other", "R"));
        await using var writer = it.Clinic.Db();
        await using var transaction = await writer.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        writer.Add(new Condition { Id = Guid.CreateVersion7(), PatientId = other, Code = "", Display = "Asthma", Source = Condition.Clinic });
        await writer.SaveChangesAsync(TestContext.Current.CancellationToken);
        await it.Clinic.Engine.LockAuditChain(writer);

        var merge = Task.Run(() => it.Hanna.Get<MergeService>().Merge(new MergeCharts(Guid.CreateVersion7(), kept, 1, other, 1, "Asked")));
        await TestPostgres.UntilWaiting(it.Clinic.Db, 1);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        Assert.True((await merge).IsDone);
        await using var db = it.Clinic.Db();
        Assert.Equal(kept, (await db.Conditions.SingleAsync(TestContext.Current.CancellationToken)).PatientId);
    }
}
