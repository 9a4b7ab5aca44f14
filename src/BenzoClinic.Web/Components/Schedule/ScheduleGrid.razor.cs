using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BenzoClinic.Web.Components.Schedule;

/// <summary>Where a booking was put down in the browser.</summary>
/// <param name="Key">The block.</param>
/// <param name="Revision">As it was seen when it was picked up.</param>
/// <param name="Column">Key of the column.</param>
/// <param name="At">Minute of the day.</param>
public sealed record Dropped(string Key, int Revision, string Column, int At, int Minutes);

/// <summary>A free place that was chosen.</summary>
public sealed record FreePlace(string Column, int At);

/// <summary>Why a booking went back, said where it was put down.</summary>
public sealed record Refusal(string Column, int At, string Sentence);

/// <summary>The sheet.</summary>
public sealed partial class ScheduleGrid : IAsyncDisposable
{
    private ElementReference _root;
    private DotNetObjectReference<ScheduleGrid>? _self;
    private ScheduleSheet? _drawn;
    private Refusal? _drawnRefusal;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Parameter, EditorRequired]
    public ScheduleSheet Sheet { get; set; } = null!;

    [Parameter]
    public Refusal? Refusal { get; set; }

    /// <summary>A block was chosen.</summary>
    [Parameter]
    public EventCallback<string> OnSelect { get; set; }

    [Parameter]
    public EventCallback<Dropped> OnDrop { get; set; }

    [Parameter]
    public EventCallback<FreePlace> OnPlace { get; set; }

    /// <summary>Hours of a provider are wanted.</summary>
    [Parameter]
    public EventCallback<string> OnHours { get; set; }

    /// <summary>A block was chosen in the browser.</summary>
    [JSInvokable]
    public Task Select(string key) => Act(() => OnSelect.InvokeAsync(key));

    /// <summary>A block was put down in the browser.</summary>
    [JSInvokable]
    public Task Drop(string key, int revision, string column, int at, int minutes) => Act(() => OnDrop.InvokeAsync(new Dropped(key, revision, column, at, minutes)));

    /// <summary>A free place was chosen in the browser.</summary>
    [JSInvokable]
    public Task Place(string column, int at) => Act(() => OnPlace.InvokeAsync(new FreePlace(column, at)));

    /// <summary>Somebody's hours were asked for in the browser.</summary>
    [JSInvokable]
    public Task Hours(string provider) => Act(() => OnHours.InvokeAsync(provider));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
        try
        {
            await Js.InvokeVoidAsync("schedule.stop");
        }
        catch (JSDisconnectedException)
        {
            // The browser has left already.
        }
    }

    /// <inheritdoc />
    protected override bool ShouldRender()
    {
        if (ReferenceEquals(_drawn, Sheet) && ReferenceEquals(_drawnRefusal, Refusal)) return false;
        (_drawn, _drawnRefusal) = (Sheet, Refusal);
        return true;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _self = DotNetObjectReference.Create(this);
        await Js.InvokeVoidAsync("schedule.start", _root, _self);
    }

    // What goes wrong reaches the error boundary, not the browser's console.
    private async Task Act(Func<Task> act)
    {
        try
        {
            await InvokeAsync(act);
        }
        catch (Exception exception) when (exception is not ObjectDisposedException)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private string LineAt(int minute) => Sheet.NowColumn is { } only ? $"{Sheet.Scale.Top(minute)};--first:{only};--wide:calc(1 / var(--columns))" : Sheet.Scale.Top(minute);

    private static string Clock(int minute) => $"{minute / 60}:{minute % 60:00}";
}
