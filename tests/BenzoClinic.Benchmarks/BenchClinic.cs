using System.Data.Common;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Postgres;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Staff;
using BenzoClinic.Sqlite;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BenzoClinic.Benchmarks;

/// <summary>The real services on a database of their own, with a clinician signed in.</summary>
internal sealed class BenchClinic : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly IServiceScope _scope;
    private readonly Func<DbConnection> _connect;

    private BenchClinic(string name, ServiceProvider services, IServiceScope scope, Guid session, Func<DbConnection> connect) =>
        (Name, _services, _scope, Session, _connect) = (name, services, scope, session, connect);

    /// <summary>The one engine that is to be measured, or null for both.</summary>
    public static string? Only { get; } = Environment.GetEnvironmentVariable("BENZOCLINIC_ENGINE");

    public string Name { get; }

    /// <summary>What was sent, while it listens.</summary>
    public StatementRecorder Sent => _services.GetRequiredService<StatementRecorder>();

    /// <summary>The root of the services.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The session of who is signed in.</summary>
    public Guid Session { get; }

    public IDatabaseEngine Engine => _services.GetRequiredService<IDatabaseEngine>();

    public T Get<T>() where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public ClinicDb Db() => Get<IDbContextFactory<ClinicDb>>().CreateDbContext();

    /// <summary>A connection of the same driver and the same pool, without EF.</summary>
    public DbConnection Connect()
    {
        var connection = _connect();
        connection.Open();
        return connection;
    }

    /// <summary>Runs a measurement on a new clinic on SQLite, then on PostgreSQL; where <c>BENZOCLINIC_ENGINE</c> names one (<c>sqlite</c>, <c>postgres</c>), on that alone.</summary>
    public static async Task<bool> OnBoth(Func<BenchClinic, Task<bool>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("benzoclinic-bench-").FullName;
        try
        {
            var file = $"Data Source={Path.Combine(folder, "clinic.db")}";
            var held = true;
            if (Only is not "postgres")
            {
                await using var sqlite = await Open("sqlite", new SqliteEngine(file), connection => new SqliteConnection(connection));
                held = await measure(sqlite);
            }

            SqliteConnection.ClearAllPools();
            if (Only is not "sqlite")
            {
                using var server = PostgresServer.Start(StartBenchmark.FindRoot());
                await using (var postgres = await Open("postgres", new PostgresEngine($"{server.ConnectionString};Database=postgres"), connection => new NpgsqlConnection(connection))) held &= await measure(postgres);
                NpgsqlConnection.ClearAllPools();
            }

            return held;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _scope.Dispose();
        await _services.DisposeAsync();
    }

    private static async Task<BenchClinic> Open(string name, IDatabaseEngine engine, Func<string, DbConnection> connection)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(engine).AddSingleton<TimeProvider, StandingTime>().AddSingleton<StatementRecorder>();
        services.AddClinicServices();
        services.ConfigureDbContext<ClinicDb>((provider, options) => options.AddInterceptors(provider.GetRequiredService<StatementRecorder>()));
        var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IDbContextFactory<ClinicDb>>();
        await engine.Prepare(factory, CancellationToken.None);
        await using var db = await factory.CreateDbContextAsync();
        var text = db.Database.GetConnectionString()!;
        var session = await Staff(db);
        var scope = provider.CreateScope();
        scope.ServiceProvider.GetRequiredService<CurrentSession>().SignedIn(session);
        return new BenchClinic(name, provider, scope, session, () => connection(text));
    }

    private static async Task<Guid> Staff(ClinicDb db)
    {
        var person = new StaffMember
        {
            Id = Guid.CreateVersion7(),
            DisplayName = "Dr. Hanna Lindqvist",
            UserName = "clinician@clinic.test",
            NormalizedUserName = "CLINICIAN@CLINIC.TEST",
            Email = "clinician@clinic.test",
            NormalizedEmail = "CLINICIAN@CLINIC.TEST",
            SecurityStamp = Guid.NewGuid().ToString(),
        };
        var now = new StandingTime().GetUtcNow().UtcDateTime;
        var session = new StaffSession { Id = Guid.CreateVersion7(), StaffId = person.Id, CreatedAt = now, ExpiresAt = now.AddDays(1) };
        db.Add(person);
        foreach (var role in new[] { nameof(Role.Clinician), nameof(Role.Therapist) })
            db.Add(new IdentityUserRole<Guid> { UserId = person.Id, RoleId = (await db.Roles.SingleAsync(it => it.Name == role)).Id });
        db.Add(session);
        await db.SaveChangesAsync();
        return session.Id;
    }
}
