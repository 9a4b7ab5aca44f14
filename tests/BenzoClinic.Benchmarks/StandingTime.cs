namespace BenzoClinic.Benchmarks;

/// <summary>The same day in every run, Tue 24 Nov 2026 10:30 at the clinic: the demo clinic's histories hang on it, and with them what is measured.</summary>
internal sealed class StandingTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 11, 24, 18, 30, 0, TimeSpan.Zero);
}
