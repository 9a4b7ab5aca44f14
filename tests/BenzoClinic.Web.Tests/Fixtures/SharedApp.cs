namespace BenzoClinic.Web.Tests.Fixtures;

/// <summary>One app for a class of tests that only look, or sign in.</summary>
public sealed class SharedApp : IAsyncLifetime
{
    /// <summary>The app.</summary>
    public TestApp App { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => App = await TestApp.Start();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => App.DisposeAsync();
}
