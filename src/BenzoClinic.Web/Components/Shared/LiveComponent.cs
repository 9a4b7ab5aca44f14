using BenzoClinic.Services;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Shared;

/// <summary>
/// A component that shows what others change: it reads again when something was committed, and every fifteen seconds for waiting times and
/// for what another process committed while it was out of reach.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private bool _loading;
    private bool _again;

    [Inject]
    private ClinicEvents Events { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <summary>True once it was read for the first time.</summary>
    protected bool Loaded { get; private set; }

    /// <summary>Reads everything shown, through services.</summary>
    protected abstract Task Load();

    /// <summary>True where the change concerns what is shown.</summary>
    protected virtual bool Concerns(ClinicChange change) => true;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Events.Changed += Hear;
        _ = Tick();
        await Refresh();
    }

    /// <summary>Reads again now; a change that comes while reading is read afterwards.</summary>
    protected async Task Refresh()
    {
        _again = true;
        if (_loading) return;
        _loading = true;
        try
        {
            while (_again && !_gone.IsCancellationRequested)
            {
                _again = false;
                await Load();
            }

            Loaded = true;
        }
        finally
        {
            _loading = false;
        }

        StateHasChanged();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Events.Changed -= Hear;
        await _gone.CancelAsync();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Hear(ClinicChange change)
    {
        if (Concerns(change)) _ = InvokeAsync(RefreshSafely);
    }

    private async Task Tick()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(15), Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token)) await InvokeAsync(RefreshSafely);
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    // Nobody awaits a refresh that the page did not ask for: what goes wrong in it still reaches the error boundary.
    private async Task RefreshSafely()
    {
        try
        {
            if (!_gone.IsCancellationRequested) await Refresh();
        }
        catch (Exception exception) when (exception is not ObjectDisposedException)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
