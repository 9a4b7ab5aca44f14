using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Worklist;
using Microsoft.EntityFrameworkCore;
using static BenzoClinic.Services.Tests.Medications.SafetyActs;
using static BenzoClinic.Services.Tests.Medications.SupplyClinic;
using static BenzoClinic.Services.Tests.Tapers.TaperClinic;

namespace BenzoClinic.Services.Tests.Medications;

public sealed class SupplyRaceTests
{
    /// <summary>On SQLite one writer waits for the other from the beginning.</summary>
    [Fact]
    public async Task A_count_and_a_booking_of_one_instant_are_both_in_what_the_worklist_says()
    {
        await using var people = await OnDiazepam(Engine.Postgres);
        // Both have decided and neither has committed: they wait for the trail.
        await using var first = people.Clinic.Db();
        await using var transaction = await first.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await people.Clinic.Engine.LockAuditChain(first);
        var booked = Task.Run(() => people.Book(Today.AddDays(7)));
        var counted = Task.Run(() => people.Count(null, Tablets("diazepam-tablet-10", 10)));
        await using (var watcher = people.Clinic.Db())
            while (await watcher.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())").SingleAsync(TestContext.Current.CancellationToken) < 2)
                await Task.Yield();
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        await booked;
        Done(await counted);
        var item = Assert.Single(await people.Hanna.Get<WorklistService>().Open(), row => row.Kind == SafetyItemKind.SupplyEnds);
        Assert.Equal("The supply ends Sat 28 Nov, the next visit is Tue 1 Dec.", item.Why);
    }
}
