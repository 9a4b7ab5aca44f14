using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Access;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Layout;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>The Taper tab of a chart.</summary>
public sealed partial class TaperTab
{
    private TaperView? _view;
    private PatientId _shown;
    private bool _loaded;

    [Inject] private TaperChartService Charts { get; set; } = null!;

    [Inject] private TaperService Tapers { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ILogger<TaperTab> Logger { get; set; } = null!;

    [CascadingParameter] private Me? Me { get; set; }

    /// <summary>Whose chart.</summary>
    [Parameter, EditorRequired] public PatientId Patient { get; set; }

    /// <summary>Raised after each change, for what stands around the tab.</summary>
    [Parameter] public EventCallback OnChanged { get; set; }

    private Saving Saving => field ??= new Saving(Logger);

    private bool MayChange => Me?.May(Operation.RecordHistory) == true && _view is { DeceasedOn: null };

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_loaded && _shown == Patient) return;
        _shown = Patient;
        await Load();
    }

    private async Task Load()
    {
        _view = await Charts.Load(Patient);
        _loaded = true;
    }

    private async Task After(Task<bool> dialog)
    {
        Saving.Forget();
        if (await dialog) await Changed();
    }

    /// <summary>A change that needs no dialog. Where somebody else was first, the page shows what is there now.</summary>
    private async Task Act(Func<Guid, TaperView, Task<Outcome<Saved>>> write)
    {
        if (_view is not { } view) return;
        await Saving.Run(id => write(id, view), _ => Task.CompletedTask);
        await Changed();
    }

    private async Task Changed()
    {
        await Load();
        await OnChanged.InvokeAsync();
    }
}
