using BenzoClinic.Services.Access;
using BenzoClinic.Services.Audit;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Audit;

public sealed class AuditTrailTests
{
    [Theory, Engines]
    public async Task Many_writers_at_once_make_one_chain_without_gaps(Engine engine)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(() => Write(clinic, number))));

        await using var db = clinic.Db();
        Assert.Equal(Enumerable.Range(1, 12).Select(number => (long)number), await db.AuditEntries.OrderBy(entry => entry.Sequence).Select(entry => entry.Sequence).ToListAsync());
        Assert.Null(await AuditTrail.FirstBrokenRow(db));
    }

    [Theory]
    [Engines("UPDATE \"AuditEntries\" SET \"Summary\" = 'Nothing' WHERE \"Sequence\" = 3", 3)]
    [Engines("UPDATE \"AuditEntries\" SET \"Operation\" = 'OpenChart' WHERE \"Sequence\" = 3", 3)]
    [Engines("UPDATE \"AuditEntries\" SET \"ActorId\" = \"SubjectId\" WHERE \"Sequence\" = 3", 3)]
    [Engines("UPDATE \"AuditEntries\" SET \"SubjectId\" = NULL WHERE \"Sequence\" = 3", 3)]
    [Engines("UPDATE \"AuditEntries\" SET \"PatientId\" = \"SubjectId\" WHERE \"Sequence\" = 3", 3)]
    [Engines("UPDATE \"AuditEntries\" SET \"At\" = '2026-11-24 18:30:01' WHERE \"Sequence\" = 3", 3)]
    [Engines("UPDATE \"AuditEntries\" SET \"PreviousHash\" = \"Hash\" WHERE \"Sequence\" = 3", 3)]
    [Engines("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 3", 4)]
    [Engines("DELETE FROM \"AuditEntries\" WHERE \"Sequence\" = 1", 2)]
    [Engines("UPDATE \"AuditEntries\" SET \"Sequence\" = 9 WHERE \"Sequence\" = 4", 5)]
    public async Task A_row_changed_behind_the_triggers_is_found(Engine engine, string sql, int broken)
    {
        await using var clinic = await TestClinic.Open(engine);
        for (var number = 0; number < 5; number++) await Write(clinic, number);
        await using var db = clinic.Db();
        if (engine == Engine.Sqlite) await db.Database.ExecuteSqlRawAsync("DROP TRIGGER AuditEntries_no_update; DROP TRIGGER AuditEntries_no_delete");
        else await db.Database.ExecuteSqlRawAsync("DROP TRIGGER \"AuditEntries_append_only\" ON \"AuditEntries\"");

        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync(sql));

        Assert.Equal(broken, await AuditTrail.FirstBrokenRow(db));
    }

    private static async Task Write(TestClinic clinic, int number)
    {
        using var system = clinic.System();
        var outcome = await system.Get<ClinicWrites>().Run(
            new WriteRequest(Operation.ImportCharts, Guid.CreateVersion7(), null, number, $"Import {number}"),
            _ => Task.FromResult(Outcome<Saved>.Done(new Saved(Guid.NewGuid(), 1))));
        Assert.True(outcome.IsDone);
    }
}
