using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>Records a dose of at most three days.</summary>
public sealed partial class TemporaryDialog
{
    private static readonly string[] Reasons = ["Rescue dose", "Emergency department", "Trial of a step", "Sedation", "Breathing"];

    private RegimenDraft _draft = RegimenDraft.Of([]);
    private DateOnly? _on;
    private DateOnly? _to;
    private string _reason = "";
    private bool _hold;

    /// <summary>Opens the dialog; true where a temporary dose was recorded.</summary>
    public static Task<bool> Show(IDialogService dialogs, TaperView view) => Show<TemporaryDialog>(dialogs, view, Sheets.Narrow);

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _draft = RegimenDraft.From(View.Now?.Regimen ?? Regimen.Nothing);
        _on = _to = View.Today;
    }

    private string Day(DateOnly? day) => day is { } it ? Dates.Day(it, Now.Today) : "";

    private void From(string text)
    {
        _on = DayText.Read(text);
        Changed();
    }

    private void Until(string text)
    {
        _to = DayText.Read(text);
        Changed();
    }

    private void Why(string text)
    {
        _reason = text;
        Changed();
    }

    private void Hold(ChangeEventArgs change)
    {
        _hold = change.Value is true;
        Changed();
    }

    private Task Send()
    {
        if (_draft.Read() is not { } regimen) return Task.CompletedTask;
        if (_on is not { } on) return Saving.Refuse(Finding.Required("On", "Enter a day."));
        if (_to is not { } to) return Saving.Refuse(Finding.Required("To", "Enter a day."));
        return Save((id, revision) => Tapers.RecordTemporary(new RecordTemporary(id, View.Patient, revision, new TemporaryDose(on, to, regimen, _reason, _hold))));
    }
}
