using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Access;
using Microsoft.Extensions.DependencyInjection;

namespace BenzoClinic.Services.Tests.Fixtures;

/// <summary>The services as one person, the system or nobody sees them: what a circuit or a request is in the app.</summary>
public sealed class TestScope(IServiceScope scope, StaffId id, string name) : IServiceScope
{
    /// <inheritdoc />
    public IServiceProvider ServiceProvider => scope.ServiceProvider;

    /// <summary>Who asks; default for nobody.</summary>
    public StaffId Id => id;

    /// <summary>The person's display name, or "".</summary>
    public string Name => name;

    /// <summary>The session row; null for the system and nobody.</summary>
    public Guid? SessionId => Get<CurrentSession>().SessionId;

    /// <summary>A service.</summary>
    public T Get<T>() where T : notnull => ServiceProvider.GetRequiredService<T>();

    /// <inheritdoc />
    public void Dispose() => scope.Dispose();
}
