using BenzoClinic.Domain.Worklist;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Services.Worklist;
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
        await TestPostgres.UntilWaiting(people.Clinic.Db, 2);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        await booked;
        Done(await counted);
        var item = Assert.Single(await people.Hanna.Get<WorklistService>().Open(), row => row.Kind == SafetyItemKind.SupplyEnds);
        Assert.Equal("The supply ends Sat 28 Nov, the next visit is Tue 1 Dec.", item.Why);
    }
}
