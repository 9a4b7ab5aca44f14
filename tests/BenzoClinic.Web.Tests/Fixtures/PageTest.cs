using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tests.Fixtures;
using BenzoClinic.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace BenzoClinic.Web.Tests.Fixtures;

/// <summary>
/// Renders real pages over real services on a database of their own.
/// <code>
/// public sealed class PatientsTests : PageTest
/// {
///     [Fact]
///     public async Task Lists_patients()
///     {
///         await SignIn(Role.FrontDesk);
///         var page = Render&lt;Patients&gt;();
/// </code>
/// </summary>
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    /// <summary>The clinic behind the page.</summary>
    protected TestClinic Clinic { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        Clinic = await TestClinic.Open(Engine.Sqlite);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(Clinic.Engine);
        Services.AddSingleton<TimeProvider>(Clinic.Time);
        Services.AddClinicServices();
        Services.AddMudServices();
    }

    /// <summary>Somebody of these roles looks at the pages from here on; dialogs and menus have their place.</summary>
    protected async Task<TestScope> SignIn(params Role[] roles)
    {
        var scope = await Clinic.SignIn(roles);
        Services.GetRequiredService<CurrentSession>().SignedIn(scope.SessionId!.Value);
        RenderTree.Add<CascadingValue<Me>>(value => value.Add(it => it.Value, new Me(scope.Id, scope.Name, roles.ToHashSet())));
        Render<MudPopoverProvider>();
        return scope;
    }

    /// <inheritdoc />
    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (Clinic is not null) await Clinic.DisposeAsync();
    }
}
