using BenzoClinic.Services.Data;
using Microsoft.EntityFrameworkCore;

namespace BenzoClinic.Services.Tests.Fixtures;

/// <summary>A migrated, empty database and how to get rid of it.</summary>
internal sealed record TestDatabase(IDatabaseEngine Engine, Func<Task> Remove)
{
    /// <summary>A new one on the engine.</summary>
    public static Task<TestDatabase> New(Engine engine) => engine == Fixtures.Engine.Sqlite ? TestSqlite.New() : TestPostgres.New();
}

/// <summary>Contexts of an engine without a service provider.</summary>
internal sealed class ContextFactory(IDatabaseEngine engine) : IDbContextFactory<ClinicDb>
{
    /// <inheritdoc />
    public ClinicDb CreateDbContext()
    {
        var options = new DbContextOptionsBuilder<ClinicDb>();
        engine.Configure(options);
        return new ClinicDb(options.Options);
    }
}
