using System.Runtime.CompilerServices;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BenzoClinic.Services.Tests.Data;

/// <summary>
/// The golden lists against what the migrations make. After a new migration: <c>db/renew-golden.sh</c>, then read the
/// difference: a trigger that vanished was dropped by a table rebuild and is to be made again in the migration.
/// </summary>
public sealed class GoldenSchemaTests
{
    [Fact]
    public async Task Sqlite_migrations_make_what_the_golden_list_says()
    {
        var file = Path.Combine(TestSqlite.NewFolder(), "clinic.db");
        var engine = TestSqlite.EngineOn(file);
        await using var db = new ContextFactory(engine).CreateDbContext();
        await db.Database.MigrateAsync();
        var found = Sqlite.Preparation.SchemaOf((SqliteConnection)db.Database.GetDbConnection().Opened());
        await Compare("Sqlite", typeof(Sqlite.SqliteEngine).Assembly, found);
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact, Trait("Needs", "PostgreSQL")]
    public async Task Postgres_migrations_make_the_guards_the_golden_list_says()
    {
        var name = TestPostgres.NewName();
        await TestPostgres.OnServer($"CREATE DATABASE {name}");
        await using (var db = new ContextFactory(TestPostgres.EngineOn(name)).CreateDbContext())
        {
            await db.Database.MigrateAsync();
            var found = await Postgres.Preparation.GuardsOf((NpgsqlConnection)db.Database.GetDbConnection().Opened(), CancellationToken.None);
            await Compare("Postgres", typeof(Postgres.PostgresEngine).Assembly, found);
        }

        await TestPostgres.Drop(name);
    }

    private static async Task Compare(string engine, System.Reflection.Assembly assembly, List<string> found, [CallerFilePath] string here = "")
    {
        Assert.Contains(found, line => line.StartsWith("trigger AuditEntries_", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("BENZOCLINIC_RENEW_GOLDEN") == "1")
            await File.WriteAllTextAsync(Path.Combine(here, "..", "..", "..", "..", "db", engine, "schema.golden.txt"), string.Concat(found.Select(line => line + "\n")));
        else
            Assert.Equal(Schema.Golden(assembly), found);
    }
}

internal static class Connections
{
    /// <summary>The connection, open.</summary>
    public static System.Data.Common.DbConnection Opened(this System.Data.Common.DbConnection connection)
    {
        if (connection.State != System.Data.ConnectionState.Open) connection.Open();
        return connection;
    }
}
