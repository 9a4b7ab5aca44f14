using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Data;
using BenzoClinic.Services.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BenzoClinic.Services.Tests.Fixtures;

/// <summary>
/// The real services on a real, empty database of their own, with a clock that stands at Tue 24 Nov 2026 10:30 at the clinic.
/// <code>
/// [Theory, Engines]
/// public async Task Something_happens(Engine engine)
/// {
///     await using var clinic = await TestClinic.Open(engine);
///     using var hanna = await clinic.SignIn(Role.Clinician);
///     var outcome = await hanna.Get&lt;PatientService&gt;()...
/// </code>
/// </summary>
public sealed class TestClinic : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;
    private int _people;

    private TestClinic(TestDatabase database, FakeTimeProvider time, Action<IServiceCollection>? more)
    {
        (_database, Time) = (database, time);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(database.Engine);
        services.AddSingleton<TimeProvider>(Time);
        services.AddClinicServices();
        services.ConfigureDbContext<ClinicDb>(options => options.AddInterceptors(Commands));
        more?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>The clock; <c>Time.Advance(TimeSpan.FromDays(14))</c>.</summary>
    public FakeTimeProvider Time { get; }

    /// <summary>What is sent to the database.</summary>
    public CommandCounter Commands { get; } = new();

    /// <summary>The root of the services, for singletons such as <see cref="ClinicClock"/>.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The clinic's clock.</summary>
    public ClinicClock Clock => _services.GetRequiredService<ClinicClock>();

    /// <summary>The engine the clinic runs on.</summary>
    public IDatabaseEngine Engine => _database.Engine;

    /// <summary>Opens a clinic.</summary>
    /// <param name="more">Registers or replaces services of one test.</param>
    public static async Task<TestClinic> Open(Engine engine, Action<IServiceCollection>? more = null) =>
        new(await TestDatabase.New(engine), new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 10, 30, 0, TimeSpan.FromHours(-8))), more);

    /// <summary>Another process on the database of a clinic that runs already: services of its own, the same clock. The other keeps the database.</summary>
    public static TestClinic Beside(IDatabaseEngine engine, FakeTimeProvider time, Action<IServiceCollection>? more = null) => new(new TestDatabase(engine, () => Task.CompletedTask), time, more);

    /// <summary>A context to arrange or look with. The tests that look dispose of it.</summary>
    public ClinicDb Db() => _services.GetRequiredService<IDbContextFactory<ClinicDb>>().CreateDbContext();

    /// <summary>Nobody has signed in.</summary>
    public TestScope Nobody() => new(_services.CreateScope(), default, "");

    /// <summary>A job or the command line.</summary>
    public TestScope System()
    {
        var scope = new TestScope(_services.CreateScope(), Actor.SystemId, "System");
        scope.Get<CurrentSession>().ActAsSystem();
        return scope;
    }

    /// <summary>A new member of staff of that role, signed in for longer than any test lasts.</summary>
    public Task<TestScope> SignIn(Role role, string? name = null) => SignIn([role], name);

    /// <summary>A new member of staff of several roles, signed in.</summary>
    public async Task<TestScope> SignIn(IReadOnlyList<Role> roles, string? name = null)
    {
        var number = Interlocked.Increment(ref _people);
        // Two of these may be beside each other on one database.
        var email = $"person{number}-{Guid.CreateVersion7():N}@clinic.test";
        var person = new StaffMember
        {
            Id = Guid.CreateVersion7(),
            DisplayName = name ?? $"{roles[0]} {number}",
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            PasswordHash = "none",
            SecurityStamp = Guid.NewGuid().ToString(),
        };
        await using var db = Db();
        db.Add(person);
        var names = roles.Select(role => role.ToString()).ToList();
        foreach (var role in await db.Roles.Where(role => names.Contains(role.Name!)).ToListAsync()) db.Add(new IdentityUserRole<Guid> { UserId = person.Id, RoleId = role.Id });
        await db.SaveChangesAsync();
        return await SignIn(new StaffId(person.Id));
    }

    /// <summary>Another session of a person who exists.</summary>
    public async Task<TestScope> SignIn(StaffId person)
    {
        var session = new StaffSession { Id = Guid.CreateVersion7(), StaffId = person.Value, CreatedAt = Clock.Now, ExpiresAt = Clock.Now.AddYears(20) };
        await using var db = Db();
        db.Add(session);
        await db.SaveChangesAsync();
        var scope = new TestScope(_services.CreateScope(), person, await StaffNames.Of(db, person));
        scope.Get<CurrentSession>().SignedIn(session.Id);
        return scope;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.Remove();
    }
}
