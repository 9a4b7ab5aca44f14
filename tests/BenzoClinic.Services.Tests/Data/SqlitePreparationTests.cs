using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Data;

public sealed class SqlitePreparationTests : IDisposable
{
    private readonly string _file = Path.Combine(TestSqlite.NewFolder(), "clinic.db");

    [Fact]
    public async Task An_empty_folder_gets_a_database_that_serves()
    {
        await Prepare();
        Assert.Equal("0", Scalar("SELECT count(*) FROM Patients"));
        Assert.Equal("wal", Scalar("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Nothing_pending_asks_nothing_of_ef()
    {
        await Prepare();
        await new SqliteEngine($"Data Source={_file}").Prepare(new NoContexts(), CancellationToken.None);
    }

    [Fact]
    public async Task Every_connection_has_the_settings_that_keep_what_was_committed()
    {
        await Prepare();
        await using var db = new ContextFactory(TestSqlite.EngineOn(_file)).CreateDbContext();
        await db.Database.OpenConnectionAsync();
        foreach (var (pragma, wanted) in new[] { ("synchronous", 2L), ("foreign_keys", 1), ("recursive_triggers", 1), ("trusted_schema", 0), ("secure_delete", 1), ("cell_size_check", 1), ("busy_timeout", 5000) })
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            Assert.Equal((pragma, wanted), (pragma, await command.ExecuteScalarAsync()));
        }

        Assert.Equal(5, db.Database.GetDbConnection().CreateCommand().CommandTimeout);
    }

    [Fact]
    public async Task A_transaction_holds_the_write_lock_from_its_first_moment()
    {
        await Prepare();
        await using var db = new ContextFactory(TestSqlite.EngineOn(_file)).CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var busy = Assert.Throws<SqliteException>(() => Execute("BEGIN IMMEDIATE"));
        Assert.Equal(5, busy.SqliteErrorCode);
    }

    [Theory]
    [InlineData("DROP TRIGGER AuditEntries_no_delete", "trigger AuditEntries_no_delete")]
    [InlineData("DROP INDEX IX_TherapistAssignments_Current", "index IX_TherapistAssignments_Current")]
    [InlineData("CREATE TRIGGER quiet AFTER INSERT ON Patients BEGIN DELETE FROM PatientSearchTerms; END", "trigger quiet")]
    [InlineData("DROP TRIGGER AuditEntries_no_delete; CREATE TRIGGER AuditEntries_no_delete BEFORE DELETE ON AuditEntries BEGIN SELECT 1; END", "trigger AuditEntries_no_delete")]
    public async Task A_schema_that_differs_from_the_golden_list_is_refused(string sql, string named)
    {
        await Prepare();
        Execute(sql);
        Assert.Contains($"is not built as this version of BenzoClinic expects ({named})", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_left_by_a_killed_migration_does_not_stop_the_next_one()
    {
        var history = Schema.Golden(typeof(SqliteEngine).Assembly).Single(line => line.StartsWith("table __EFMigrationsHistory: ", StringComparison.Ordinal));
        Execute($"{history.Split(": ", 2)[1]}; CREATE TABLE __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-24')");
        await Prepare();
        Assert.Equal("0", Scalar("SELECT count(*) FROM Patients"));
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_refused()
    {
        await Prepare();
        Execute("INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Later', '20.0.0')");
        Assert.Contains("was last used by another version of BenzoClinic (20990101000000_Later)", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_programs_database_is_refused()
    {
        Execute("CREATE TABLE Songs (Id INTEGER)");
        Assert.Contains("belongs to another program", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(_file, string.Concat(Enumerable.Repeat("Dear diary, ", 1000)));
        Assert.Contains("is not a SQLite database", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_refused()
    {
        await Prepare();
        Clear();
        await using (var file = File.OpenWrite(_file))
        {
            file.Position = 100; // The first page, behind the header: the schema's own table.
            await file.WriteAsync(new byte[3000]);
        }

        Assert.Contains("restore the last backup", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_folder_is_refused()
    {
        var engine = TestSqlite.EngineOn(Path.Combine(Path.GetDirectoryName(_file)!, "nowhere", "clinic.db"));
        var refusal = await Assert.ThrowsAsync<StartupException>(() => engine.Prepare(new NoContexts(), CancellationToken.None));
        Assert.Matches("^The folder .*nowhere does not exist: make it, or name another file", refusal.Message);
    }

    [Fact]
    public async Task A_folder_in_the_files_place_is_refused()
    {
        Directory.CreateDirectory(_file);
        Assert.Contains("cannot be opened", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_serving_copy_is_refused_until_the_first_has_ended()
    {
        var first = TestSqlite.EngineOn(_file).ClaimForServing();
        var refusal = Assert.Throws<StartupException>(() => TestSqlite.EngineOn(_file).ClaimForServing());
        Assert.Contains("is in use by another BenzoClinic: stop that one first", refusal.Message, StringComparison.Ordinal);
        first.Dispose();
        TestSqlite.EngineOn(_file).ClaimForServing().Dispose();
    }

    [Fact]
    public async Task A_database_that_is_being_served_is_not_migrated_by_a_second_copy()
    {
        using var claim = TestSqlite.EngineOn(_file).ClaimForServing();
        Assert.Contains("is in use by another BenzoClinic", await Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sqlite_that_comes_with_the_app_is_new_enough()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Assert.True(Version.Parse(connection.ServerVersion) >= Preparation.OldestSafe, connection.ServerVersion);
    }

    public void Dispose()
    {
        Clear();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    private Task Prepare()
    {
        var engine = TestSqlite.EngineOn(_file);
        return engine.Prepare(new ContextFactory(engine), CancellationToken.None);
    }

    private async Task<string> Refusal() => (await Assert.ThrowsAsync<StartupException>(Prepare)).Message;

    private string? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_file};Pooling=False;Default Timeout=1");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Clear() => SqliteConnection.ClearAllPools();

    private sealed class NoContexts : IDbContextFactory<ClinicDb>
    {
        public ClinicDb CreateDbContext() => throw new InvalidOperationException("EF was asked for a context.");
    }
}
