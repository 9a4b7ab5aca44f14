using Hangfire;

namespace BenzoClinic.Web.Jobs;

/// <summary>Where the jobs are kept: opened when it is first needed, since opening it costs what no start should.</summary>
/// <param name="runs">False where this process is to run none.</param>
public sealed class JobHome(bool runs, Func<JobStorage> open)
{
    private readonly Lazy<JobStorage> _storage = new(open);

    /// <summary>True where this process runs jobs.</summary>
    public bool Runs => runs;

    /// <summary>The storage.</summary>
    public JobStorage Storage => _storage.Value;
}
