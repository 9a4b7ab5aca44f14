using BenzoClinic.Postgres;
using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BenzoClinic.Services.Tests.Fixtures;

/// <summary>PostgreSQL databases for tests: a template migrated once, then copied by the server.</summary>
internal static class TestPostgres
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("BENZOCLINIC_TEST_POSTGRES");
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);

    /// <summary>True where a server was named.</summary>
    public static bool IsThere => !string.IsNullOrEmpty(Server);

    /// <summary>A migrated, empty database.</summary>
    public static async Task<TestDatabase> New()
    {
        var template = await Template.Value;
        var name = NewName();
        await OnServer($"CREATE DATABASE {name} TEMPLATE {template}");
        return new TestDatabase(EngineOn(name), () => Drop(name));
    }

    /// <summary>A name no other database has.</summary>
    public static string NewName() => $"benzoclinic_test_{Guid.NewGuid():N}";

    /// <summary>The engine on a database of the server.</summary>
    public static PostgresEngine EngineOn(string database) => new(ConnectionString(database));

    /// <summary>How to reach a database of the server.</summary>
    public static string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    /// <summary>Runs a statement outside any test database.</summary>
    public static async Task OnServer(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Drops a database, whoever is still connected.</summary>
    public static async Task Drop(string name)
    {
        await using (var connection = new NpgsqlConnection(ConnectionString(name))) NpgsqlConnection.ClearPool(connection);
        await OnServer($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    /// <summary>Returns once so many transactions of the database wait for one another's locks.</summary>
    public static async Task UntilWaiting(Func<ClinicDb> open, int transactions)
    {
        await using var watcher = open();
        while (await watcher.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())").SingleAsync(TestContext.Current.CancellationToken) < transactions)
            await Task.Yield();
    }

    private static async Task<string> MakeTemplate()
    {
        var name = NewName();
        await OnServer($"CREATE DATABASE {name}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Drop(name).GetAwaiter().GetResult();
        var engine = new PostgresEngine(new NpgsqlConnectionStringBuilder(ConnectionString(name)) { Pooling = false }.ConnectionString);
        await engine.Prepare(new ContextFactory(engine), CancellationToken.None);
        return name;
    }
}
