using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace BenzoClinic.Web.Components.Layout;

/// <summary>The frame of every staff page: bar, navigation, page. Holds the one set of MudBlazor's providers.</summary>
public sealed partial class MainLayout : IAsyncDisposable
{
    private Me? _me;
    private bool _isRefused;
    private bool _isDark;
    private PageBoundary? _boundary;
    private DotNetObjectReference<MainLayout>? _self;

    [Inject]
    private Gate Gate { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private NavigationManager Navigator { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [CascadingParameter(Name = "StartsDark")]
    private bool StartsDark { get; set; }

    private string Here => new Uri(Navigator.Uri).PathAndQuery + "#main";

    /// <summary>The browser's theme changed outside this page.</summary>
    [JSInvokable]
    public void ShowTheme(bool dark)
    {
        _isDark = dark;
        StateHasChanged();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Navigator.LocationChanged -= LeavePage;
        _self?.Dispose();
        await Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _isDark = StartsDark;
        Navigator.LocationChanged += LeavePage;
        try
        {
            var actor = await Gate.Demand(Operation.ReadReference);
            _me = new Me(actor.Id, actor.Name, actor.Roles);
        }
        catch (AccessDeniedException)
        {
            _isRefused = true;
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        await Js.InvokeVoidAsync("clinic.start", _self);
    }

    private async Task ToggleTheme() => _isDark = await Js.InvokeAsync<bool>("clinic.toggleTheme");

    private Task ShowKeys() => KeysDialog.Show(Dialogs, _me!);

    private void LeavePage(object? sender, Microsoft.AspNetCore.Components.Routing.LocationChangedEventArgs change) => _boundary?.Recover();
}
