using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Visits;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Supplies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace BenzoClinic.Web.Components.Visits;

/// <summary>One in-person encounter, from vitals to signature.</summary>
public sealed partial class VisitPage : IAsyncDisposable
{
    // Fields that show their own findings; all others stand at the top.
    private static readonly string[] Fields = ["Systolic", "Diastolic", "Pulse", "RespiratoryRate", "TemperatureCelsius", "WeightKg", "Withdrawal", "Sleep", "Intake", "Safety", "PatientWants", "Note"];
    private static readonly TimeSpan SaveAfter = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _gone = new();
    private VisitDraft? _draft;
    private Guid _opened;
    private bool _missing;
    private bool _busy;
    private bool _savingSoon;
    private DecisionCard? _decision;
    private NoteCard? _note;
    private ElementReference _dose;
    private PrescriptionCard? _prescription;

    /// <summary>The visit.</summary>
    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private VisitService Visits { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private ILogger<VisitPage> Logger { get; set; } = null!;

    private string? Next => _draft?.View.Next is { } next ? $"{Dates.Day(next.Date, Clock.Today)}, {Dates.Time(next.Start)}" : null;

    private string? SavedWords => _draft switch
    {
        null or { View.IsSigned: true } => null,
        { IsDirty: true } => "not saved yet",
        { SavedAt: { } at } => $"saved {Dates.Time(at)}",
        _ => null,
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        _draft?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_opened == Id) return;
        _opened = Id;
        _draft = null;
        var opened = await Visits.Open(new VisitId(Id));
        _draft = opened.Match(view => new VisitDraft(Visits, Clock, Logger, view), _ => null, (_, _) => null, () => (VisitDraft?)null);
        _missing = _draft is null;
    }

    // Saved by itself a few seconds after the first change, so that a lost connection loses no more than that.
    private void Changed()
    {
        if (_savingSoon) return;
        _savingSoon = true;
        _ = SaveSoon();
    }

    private async Task SaveSoon()
    {
        try
        {
            await Task.Delay(SaveAfter, Time, _gone.Token);
            await InvokeAsync(async () =>
            {
                _savingSoon = false;
                if (_draft is { IsDirty: true } draft && !_busy) await draft.Save();
                StateHasChanged();
            });
        }
        catch (OperationCanceledException)
        {
            // The page was left; leaving has saved.
        }
    }

    private async Task SaveBeforeLeaving(LocationChangingContext leaving)
    {
        if (_draft is not { IsDirty: true } draft || await draft.Save()) return;
        leaving.PreventNavigation();
        StateHasChanged();
    }

    private Task Leave() => Busy(async draft =>
    {
        if (await draft.Save()) Navigation.NavigateTo("");
    });

    private Task Sign() => Busy(async draft => await draft.Sign());

    private async Task Reread()
    {
        await Busy(async draft => await draft.Refresh());
        if (_prescription is { } card) await card.Reread();
    }

    private async Task Busy(Func<VisitDraft, Task> act)
    {
        if (_busy || _draft is not { } draft) return;
        _busy = true;
        try
        {
            await act(draft);
        }
        finally
        {
            _busy = false;
        }
    }

    private Task GoTo(string field) => field switch
    {
        "Decision" => _decision?.Focus() ?? Task.CompletedTask,
        "Note" => _note?.Focus() ?? Task.CompletedTask,
        _ => _dose.FocusAsync().AsTask(),
    };
}
