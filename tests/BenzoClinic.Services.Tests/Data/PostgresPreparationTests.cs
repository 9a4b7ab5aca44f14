using System.Net;
using System.Net.Sockets;
using BenzoClinic.Postgres;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BenzoClinic.Services.Tests.Data;

[Trait("Needs", "PostgreSQL")]
public sealed class PostgresPreparationTests : IAsyncLifetime
{
    private readonly string _name = TestPostgres.NewName();

    [Fact]
    public async Task An_empty_database_gets_its_schema()
    {
        await Prepare();
        await using var db = new ContextFactory(TestPostgres.EngineOn(_name)).CreateDbContext();
        Assert.Equal(0, await db.Patients.CountAsync());
    }

    [Fact]
    public async Task Several_nodes_may_start_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(Prepare)));
        using var first = TestPostgres.EngineOn(_name).ClaimForServing();
        using var second = TestPostgres.EngineOn(_name).ClaimForServing();
    }

    [Theory]
    [InlineData("DROP TRIGGER \"AuditEntries_append_only\" ON \"AuditEntries\"", "trigger AuditEntries_append_only")]
    [InlineData("ALTER TABLE \"AuditEntries\" DISABLE TRIGGER \"AuditEntries_append_only\"", "trigger AuditEntries_append_only")]
    [InlineData("CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$", "function refuse_change")]
    public async Task A_guard_that_differs_from_the_golden_list_is_refused(string sql, string named)
    {
        await Prepare();
        await Execute(sql);
        Assert.Contains($"is not built as this version of BenzoClinic expects ({named})", await Refusal(_name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_refused()
    {
        await Prepare();
        await Execute("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20990101000000_Later', '20.0.0')");
        Assert.Contains("was last used by another version of BenzoClinic", await Refusal(_name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_programs_database_is_refused()
    {
        await Execute("CREATE TABLE songs (id int)");
        Assert.Contains("belongs to another program", await Refusal(_name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_database_is_named_with_the_cure() =>
        Assert.Matches("^The database nowhere_at_all on .* does not exist: make it with 'createdb nowhere_at_all'", await Refusal("nowhere_at_all"));

    [Fact]
    public async Task A_server_that_does_not_answer_is_named_with_the_cure()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var engine = new PostgresEngine($"Host=127.0.0.1;Port={port};Username=clinic;Database=clinic");
        var refusal = await Assert.ThrowsAsync<StartupException>(() => engine.Prepare(new ContextFactory(engine), CancellationToken.None));
        Assert.StartsWith($"PostgreSQL does not answer on 127.0.0.1:{port}: start it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_does_not_quote_the_row()
    {
        await Prepare();
        await using var db = new ContextFactory(TestPostgres.EngineOn(_name)).CreateDbContext();
        var exception = await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync("INSERT INTO \"AspNetRoles\" (\"Id\") VALUES ('0198c000-0000-7000-8000-000000000001')"));
        Assert.DoesNotContain("0198c000", exception.ToString(), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync() => await TestPostgres.OnServer($"CREATE DATABASE {_name}");

    public async ValueTask DisposeAsync() => await TestPostgres.Drop(_name);

    private Task Prepare() => Prepare(_name);

    private static Task Prepare(string database)
    {
        var engine = TestPostgres.EngineOn(database);
        return engine.Prepare(new ContextFactory(engine), CancellationToken.None);
    }

    private static async Task<string> Refusal(string database) => (await Assert.ThrowsAsync<StartupException>(() => Prepare(database))).Message;

    private async Task Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(TestPostgres.ConnectionString(_name));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
