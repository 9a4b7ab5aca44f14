using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services;
using BenzoClinic.Services.Medications;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Medications;

/// <summary>What the dialogs of the list of medications have in common: whose, which, saving, and being overtaken.</summary>
public abstract class MedicationSheet : ComponentBase
{
    private OtherMedicationView? _newer;

    /// <summary>What somebody else saved, once taken over.</summary>
    private protected IReadOnlyList<string>? _changes;

    /// <summary>Something was typed.</summary>
    private protected bool _typed;

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired] public PatientId Patient { get; set; }

    /// <summary>The patient's name.</summary>
    [Parameter] public string PatientName { get; set; } = "";

    /// <summary>Reads and writes.</summary>
    [Inject] protected MedicationListService Medications { get; set; } = null!;

    /// <summary>The clinic's day.</summary>
    [Inject] protected ClinicClock Clock { get; set; } = null!;

    [Inject] private ILogger<MedicationSheet> Logger { get; set; } = null!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    /// <summary>What came back from saving.</summary>
    protected Saving Saving => field ??= new Saving(Logger);

    /// <summary>The medication as it was when the dialog opened; null for a new one.</summary>
    protected abstract OtherMedicationView? Opened { get; }

    /// <summary>The revision that is saved upon.</summary>
    protected int Revision => (_newer ?? Opened)?.Revision ?? 0;

    /// <summary>The sentence beside a field, or "".</summary>
    protected string Said(string field) => Saving.Findings.For(field) ?? "";

    /// <summary>Takes over what was typed.</summary>
    protected void Type(Action change)
    {
        change();
        _typed = true;
    }

    /// <summary>Takes over what somebody else saved; what was typed stays.</summary>
    protected async Task Reload()
    {
        Saving.Forget();
        if (Opened is not { } opened) return;
        _newer = (await Medications.Load(Patient)).Others.FirstOrDefault(it => it.Id == opened.Id);
        if (_newer is not { } it) return;
        var says = new[] { it.Entry.Name, it.Entry.Dose, it.Entry.Times, it.Entry.Prescriber }.Where(text => text.Length > 0);
        _changes = [$"{it.ListedBy}: {string.Join(", ", says)}{(it.StoppedOn is { } day ? $", stopped {Dates.Day(day, Clock.Today)}" : "")}."];
    }

    /// <summary>Saves and closes where it was done.</summary>
    protected Task Run(Func<Guid, Task<Outcome<Saved>>> write) => Saving.Run(write, _ =>
    {
        Dialog.Close(DialogResult.Ok(true));
        return Task.CompletedTask;
    });
}
