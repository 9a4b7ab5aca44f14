using System.Globalization;
using BenzoClinic.Domain.Patients;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Patients;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Adds a condition from the list or in words, or changes one of the clinic.</summary>
public sealed partial class ConditionDialog
{
    private Saving _saving = new();
    private string _code = "";
    private string _words = "";
    private string _note = "";
    private string _criteria = "";
    private DateOnly? _onset;
    private DateOnly? _ended;
    private bool _resolved;
    private bool _typed;

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired]
    public PatientId Patient { get; set; }

    /// <summary>The patient's name.</summary>
    [Parameter]
    public string PatientName { get; set; } = "";

    /// <summary>Codes that are on the chart already: none of them is offered first.</summary>
    [Parameter]
    public IReadOnlyList<string> OnChart { get; set; } = [];

    /// <summary>The condition that is changed; null for a new one.</summary>
    [Parameter]
    public ConditionView? Editing { get; set; }

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject]
    private ConditionService Conditions { get; set; } = null!;

    [Inject]
    private ILogger<ConditionDialog> Logger { get; set; } = null!;

    private IReadOnlyList<ChoiceOption> Options => [.. Lists.Conditions.Select(it => new ChoiceOption(it.Key, $"{it.Display} · {it.Shown}"))];

    private ListedCode? Listed => Lists.Condition(_code);

    /// <summary>Opens the dialog; true where something was saved, or is to be read again.</summary>
    public static Task<bool> Show(IDialogService dialogs, OpenedFor person, IReadOnlyList<string> onChart, ConditionView? editing = null) => Sheets.Show<ConditionDialog>(dialogs, Sheets.Narrow, parameters =>
    {
        parameters.Add(it => it.Patient, person.Id);
        parameters.Add(it => it.PatientName, person.Name);
        parameters.Add(it => it.OnChart, onChart);
        parameters.Add(it => it.Editing, editing);
    });

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _saving = new Saving(Logger);
        _code = Editing?.Code ?? (OnChart.Contains(Lists.Default.Key) ? "" : Lists.Default.Key);
        if (Editing is null) return;
        (_words, _note, _onset, _ended) = (Editing.Display, Editing.Note, Editing.Onset, Editing.Ended);
        _resolved = Editing.State == ConditionState.Resolved;
        _criteria = Editing.Criteria?.ToString(CultureInfo.InvariantCulture) ?? "";
    }

    private string Said(string field) => _saving.Findings.For(field) ?? "";

    private void Set(Action act)
    {
        act();
        _typed = true;
    }

    private void Choose(string code) => Set(() => _code = code);

    private Task<bool> Send()
    {
        int? criteria = int.TryParse(_criteria.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var met) && Listed?.UseDisorder is not null ? met : null;
        var draft = new ConditionDraft(_code, _words, _note, _onset, _ended, _resolved, criteria);
        return _saving.Run(
            id => Editing is null
                ? Conditions.Add(new AddCondition(id, Patient, draft))
                : Conditions.Change(new ChangeCondition(id, Patient, Editing.Id, Editing.Revision, draft)),
            _ =>
            {
                Dialog.Close(DialogResult.Ok(true));
                return Task.CompletedTask;
            });
    }
}

/// <summary>Whom a dialog is for.</summary>
public sealed record OpenedFor(PatientId Id, string Name);
