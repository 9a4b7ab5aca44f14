using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Chart;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Chooses the other chart of a person, shows what goes where, and merges.</summary>
public sealed partial class MergeDialog
{
    private Saving _saving = new();
    private PatientId? _other;
    private MergePreview? _preview;
    private string? _refused;
    private string _why = "";

    /// <summary>The chart that is open. It stays, unless the person swaps the two.</summary>
    [Parameter, EditorRequired]
    public required OpenedChart Chart { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private MergeService Merges { get; set; } = null!;

    [Inject]
    private ILogger<MergeDialog> Logger { get; set; } = null!;

    /// <summary>Opens the dialog; the chart that was kept, or null where nothing was merged.</summary>
    public static async Task<PatientId?> Show(IDialogService dialogs, OpenedChart chart)
    {
        var dialog = await dialogs.ShowAsync<MergeDialog>(null, new DialogParameters<MergeDialog> { { it => it.Chart, chart } }, Sheets.Wide);
        return await dialog.Result is { Canceled: false, Data: PatientId kept } ? kept : null;
    }

    /// <inheritdoc />
    protected override void OnInitialized() => _saving = new Saving(Logger);

    private Task Choose(PatientId? other)
    {
        _other = other;
        return other is { } id ? Compare(Chart.Id, id) : Forget();
    }

    private Task Swap() => _preview is { } preview ? Compare(preview.Other.Id, preview.Kept.Id) : Task.CompletedTask;

    private Task Reload() => _preview is { } preview ? Compare(preview.Kept.Id, preview.Other.Id) : Forget();

    private async Task Compare(PatientId kept, PatientId other)
    {
        await Forget();
        (_preview, _refused) = (await Merges.Preview(kept, other)).Match(
            preview => (preview, (string?)null),
            findings => ((MergePreview?)null, findings[0].Sentence),
            (_, _) => (null, null),
            () => (null, "This chart is no longer here."));
    }

    private Task Forget()
    {
        _saving.Forget();
        (_preview, _refused) = (null, null);
        return Task.CompletedTask;
    }

    private async Task Send()
    {
        if (_preview is not { } preview) return;
        await _saving.Run(
            operation => Merges.Merge(new MergeCharts(operation, preview.Kept.Id, preview.Kept.Revision, preview.Other.Id, preview.Other.Revision, _why)),
            _ =>
            {
                Dialog.Close(DialogResult.Ok(preview.Kept.Id));
                return Task.CompletedTask;
            });
    }
}
