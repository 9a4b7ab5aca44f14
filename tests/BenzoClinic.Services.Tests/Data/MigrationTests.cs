using BenzoClinic.Postgres;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Data;

/// <summary>Needs no database: a model without its migration is found on every machine.</summary>
public sealed class MigrationTests
{
    private static readonly string[] Shared = [.. Schema.MigrationsIn(typeof(SqliteEngine).Assembly).Select(id => id[15..])];

    [Fact]
    public void The_sqlite_migrations_are_up_to_date_with_the_model() => AssertUpToDate(new SqliteEngine("Data Source=unused.db"));

    [Fact]
    public void The_postgres_migrations_are_up_to_date_with_the_model() => AssertUpToDate(new PostgresEngine("Host=unused"));

    [Fact]
    public void Both_engines_have_the_same_migrations() =>
        Assert.Equal(Shared, Schema.MigrationsIn(typeof(PostgresEngine).Assembly).Select(id => id[15..]));

    [Fact]
    public void The_tables_are_made_before_what_was_written_by_hand() => Assert.Equal(["Initial", "AppendOnly"], Shared[..2]);

    [Fact]
    public void Text_is_in_byte_order_on_postgres()
    {
        using var db = new ContextFactory(new PostgresEngine("Host=unused")).CreateDbContext();
        Assert.Contains("\"Term\" character varying(80) COLLATE \"C\"", db.Database.GenerateCreateScript(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_that_is_none_is_refused_without_repeating_it()
    {
        foreach (var refused in new Func<object>[] { () => new SqliteEngine("Host=db;Password=pencil"), () => new PostgresEngine("Hots=db;Password=pencil"), () => new PostgresEngine("Host=db;Port=pencil") })
        {
            var message = Assert.Throws<StartupException>(refused).Message;
            Assert.StartsWith("Database:ConnectionString is not one of ", message, StringComparison.Ordinal);
            Assert.DoesNotContain("pencil", message, StringComparison.Ordinal);
        }
    }

    private static void AssertUpToDate(IDatabaseEngine engine)
    {
        using var db = new ContextFactory(engine).CreateDbContext();
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: db/add-migration.sh NAME.");
    }
}
