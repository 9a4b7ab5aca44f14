using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace BenzoClinic.EndToEnd.Tests;

/// <summary>
/// The one case of a browser test; none where no browser is named in <c>BENZOCLINIC_TEST_CHROMIUM</c>, so that a plain
/// <c>dotnet test</c> leaves it out. <c>tests/run.sh</c> names one.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class InABrowserAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        ITheoryDataRow[] one = [new TheoryDataRow<string>("chromium")];
        return new(Browsing.Path is null ? [] : one);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
