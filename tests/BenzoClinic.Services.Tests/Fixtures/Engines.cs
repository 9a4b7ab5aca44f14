using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace BenzoClinic.Services.Tests.Fixtures;

/// <summary>A database engine the tests run on.</summary>
public enum Engine
{
    /// <summary>A file of its own for each test.</summary>
    Sqlite,

    /// <summary>A database of its own for each test, on the server that <c>BENZOCLINIC_TEST_POSTGRES</c> names.</summary>
    Postgres,
}

/// <summary>
/// Runs a theory once on each engine: <c>[Theory, Engines]</c>, first parameter <see cref="Engine"/>. Values given are the
/// further parameters; repeat the attribute for more cases. Without a server the PostgreSQL cases do not exist.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class EnginesAttribute(params object?[] values) : DataAttribute
{
    /// <inheritdoc />
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(Available.Select(engine => (ITheoryDataRow)new TheoryDataRow([engine, .. values])).ToList());

    /// <inheritdoc />
    public override bool SupportsDiscoveryEnumeration() => true;

    private static IEnumerable<Engine> Available => TestPostgres.IsThere ? [Engine.Sqlite, Engine.Postgres] : [Engine.Sqlite];
}
