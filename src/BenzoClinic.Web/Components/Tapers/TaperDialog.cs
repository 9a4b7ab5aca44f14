using BenzoClinic.Domain.Medications;
using BenzoClinic.Services;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>What the dialogs of the Taper tab have in common: the taper they were opened on, saving, and being overtaken.</summary>
public abstract class TaperDialog : ComponentBase
{
    private TaperView? _newer;

    /// <summary>Writes.</summary>
    [Inject] protected TaperService Tapers { get; set; } = null!;

    /// <summary>Reads again where somebody else was first.</summary>
    [Inject] protected TaperChartService Charts { get; set; } = null!;

    /// <summary>Names and products.</summary>
    [Inject] protected Formulary Formulary { get; set; } = null!;

    [Inject] private ILogger<TaperDialog> Logger { get; set; } = null!;

    /// <summary>The window.</summary>
    [CascadingParameter] protected IMudDialogInstance Dialog { get; set; } = null!;

    /// <summary>The taper as it was when the dialog opened.</summary>
    [Parameter, EditorRequired] public required TaperView View { get; set; }

    /// <summary>The taper the dialog works on.</summary>
    protected TaperView Now => _newer ?? View;

    /// <summary>What came back from saving.</summary>
    protected Saving Saving => field ??= new Saving(Logger);

    /// <summary>What somebody else saved, once taken over.</summary>
    protected IReadOnlyList<string>? Changes { get; private set; }

    /// <summary>Something was typed.</summary>
    protected bool Typed { get; set; }

    /// <summary>Says that something was typed.</summary>
    protected void Changed() => Typed = true;

    /// <summary>The sentence beside a field, or "".</summary>
    protected string Said(string field) => Saving.Findings.For(field) ?? "";

    /// <summary>Takes over what somebody else saved; what was typed stays.</summary>
    protected async Task Reload()
    {
        var before = Now.Record;
        if (await Charts.Load(View.Patient) is { } newer)
        {
            _newer = newer;
            Changes = TaperChanges.Between(before, newer.Record, Formulary, newer.Today);
        }

        Saving.Forget();
    }

    /// <summary>Saves with the dialog's operation id and revision, and closes where it was done.</summary>
    protected Task Save(Func<Guid, int, Task<Outcome<Saved>>> write) => Saving.Run(
        id => write(id, Now.Revision),
        _ =>
        {
            Dialog.Close(DialogResult.Ok(true));
            return Task.CompletedTask;
        });

    /// <summary>Opens a dialog on a taper; true where something was saved.</summary>
    protected static Task<bool> Show<T>(IDialogService dialogs, TaperView view, DialogOptions options)
        where T : TaperDialog => Sheets.Show<T>(dialogs, options, parameters => parameters.Add(it => it.View, view));
}
