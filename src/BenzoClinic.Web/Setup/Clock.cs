using System.Globalization;
using BenzoClinic.Services.Data;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BenzoClinic.Web.Setup;

/// <summary>The time the whole app goes by.</summary>
internal static class Clock
{
    /// <summary>
    /// Adds the clock, unless a test has brought its own. <c>Clock:Start</c> (Development only) sets the instant at which it
    /// starts; it runs on from there.
    /// </summary>
    public static void AddClock(this WebApplicationBuilder builder)
    {
        var start = builder.Configuration["Clock:Start"];
        builder.Services.TryAddSingleton(string.IsNullOrWhiteSpace(start) ? TimeProvider.System : StartingAt(start, builder.Environment));
    }

    private static MovedTime StartingAt(string start, IHostEnvironment environment)
    {
        if (!environment.IsDevelopment()) throw new StartupException("Clock:Start is for Development only: remove the setting.");
        if (!DateTimeOffset.TryParse(start, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            throw new StartupException($"Clock:Start is \"{start}\": write an instant such as 2026-11-24T10:30:00-08:00.");
        return new MovedTime(instant - TimeProvider.System.GetUtcNow());
    }

    private sealed class MovedTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
