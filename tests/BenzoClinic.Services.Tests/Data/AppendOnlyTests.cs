using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Data;

public sealed class AppendOnlyTests
{
    [Theory]
    [Engines("UPDATE \"AuditEntries\" SET \"Summary\" = 'x'")]
    [Engines("DELETE FROM \"AuditEntries\"")]
    [Engines("UPDATE \"AppliedOperations\" SET \"RequestHash\" = 'x'")]
    [Engines("DELETE FROM \"AppliedOperations\"")]
    public async Task A_written_row_cannot_be_changed_or_deleted(Engine engine, string sql)
    {
        await using var clinic = await TestClinic.Open(engine);
        await Write(clinic);
        await AssertRefused(clinic, sql);
    }

    [Theory]
    [Engines("UPDATE \"DoseEntryChanges\" SET \"Why\" = 'x'")]
    [Engines("DELETE FROM \"DoseEntryChanges\"")]
    public async Task A_change_of_a_dose_entry_cannot_be_changed_or_deleted(Engine engine, string sql)
    {
        await using var clinic = await TestClinic.Open(engine);
        await using (var db = clinic.Db())
        {
            // The entry itself does not matter here: only the row whose trigger is asked.
            if (engine == Engine.Sqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
            else await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"DoseEntryChanges\" DISABLE TRIGGER ALL; ALTER TABLE \"DoseEntryChanges\" ENABLE TRIGGER USER");
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"DoseEntryChanges\" (\"DoseEntryId\", \"Sequence\", \"State\", \"At\", \"By\", \"Why\") VALUES ({Guid.NewGuid()}, 1, 'StruckOut', {clinic.Clock.Now}, {Guid.NewGuid()}, 'typed twice')");
        }

        await AssertRefused(clinic, sql);
    }

    [Fact]
    public async Task Sqlite_does_not_replace_an_audit_row()
    {
        await using var clinic = await TestClinic.Open(Engine.Sqlite);
        await Write(clinic);
        await AssertRefused(clinic, "INSERT OR REPLACE INTO AuditEntries SELECT * FROM AuditEntries");
    }

    [Fact, Trait("Needs", "PostgreSQL")]
    public async Task Postgres_does_not_truncate_the_audit_trail()
    {
        await using var clinic = await TestClinic.Open(Engine.Postgres);
        await AssertRefused(clinic, "TRUNCATE \"AuditEntries\"");
    }

    private static async Task Write(TestClinic clinic)
    {
        using var system = clinic.System();
        var outcome = await system.Get<ClinicWrites>().Run(
            new WriteRequest(Operation.ImportCharts, Guid.CreateVersion7(), null, "x", "Import"),
            _ => Task.FromResult(Outcome<Saved>.Done(new Saved(Guid.NewGuid(), 1))));
        Assert.True(outcome.IsDone);
    }

    private static async Task AssertRefused(TestClinic clinic, string sql)
    {
        await using var db = clinic.Db();
        var exception = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql));
        Assert.Contains("is append-only", exception.Message, StringComparison.Ordinal);
    }
}
