using BenzoClinic.Domain.Clinic;
using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Reminders;
using BenzoClinic.Services;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BenzoClinic.Web.Components.Clinic;

/// <summary>What the clinic sets for itself. Saved whole, with a reason, as a new version.</summary>
public sealed partial class SettingsPage
{
    // Shown beside the reason; everything else stands at its field.
    private static readonly string[] Own = ["Reason"];

    private Saving _saving = new();
    private SettingsForm? _form;
    private NumberedSettings _opened = new(0, ClinicSettings.Default);
    private IReadOnlyList<SettingsVersionRow> _versions = [];
    private IReadOnlyList<string>? _theirs;
    private TemplateKey _text = DefaultTemplates.All[0].Key;
    private string _reason = "";
    private string _said = "";
    private string? _note;

    [Inject]
    private ClinicSettingsService Settings { get; set; } = null!;

    [Inject]
    private Formulary Formulary { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private ILogger<SettingsPage> Logger { get; set; } = null!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _saving = new Saving(Logger);
        await Open();
    }

    private async Task Open()
    {
        _opened = await Settings.ToChange();
        _versions = await Settings.Versions();
        _form = new SettingsForm(SettingsDraft.Of(_opened.Settings, Formulary), field => _saving.Findings.For(field), Changed);
        (_reason, _theirs) = ("", null);
        ShowNote();
    }

    private void ShowNote() => _note = _opened.Number == 0 ? "defaults" : $"version {_opened.Number}";

    private bool IsNew(string id) => _opened.Settings.Rooms.All(room => room.Id != id) && _opened.Settings.VisitTypes.All(type => type.Id != id);

    private void Changed()
    {
        _said = "";
        StateHasChanged();
    }

    private void Why(string reason) => (_reason, _said) = (reason, "");

    private async Task Save()
    {
        _said = "";
        ShowWrongText();
        var (settings, unread) = _form!.Draft.Read(Formulary);
        if (unread.Count > 0)
        {
            await _saving.Refuse(unread);
            return;
        }

        if (await _saving.Run(id => Settings.Save(new SaveClinicSettings(id, _opened.Number, settings, _reason)), _ => Open())) _said = $"Saved as version {_opened.Number}.";
    }

    // Texts are shown one at a time; who is led to what is wrong must find it there.
    private void ShowWrongText()
    {
        var wrong = _form!.Draft.OwnTexts(Formulary).Where(text => text.Wrong.Count > 0).Select(text => text.Key).ToList();
        if (wrong.Count > 0 && !wrong.Contains(_text)) _text = wrong[0];
    }

    private async Task ShowFirst() => await Js.InvokeVoidAsync("clinic.focus", "form [aria-invalid=true]");

    /// <summary>Somebody else saved meanwhile: their changes come in wherever nothing was typed here.</summary>
    private async Task TakeOver()
    {
        var now = await Settings.ToChange();
        _theirs = ClinicSettingsText.Changes(_opened.Settings, now.Settings);
        _form!.Draft.TakeOver(_opened.Settings, now.Settings, Formulary);
        _opened = now;
        _versions = await Settings.Versions();
        _saving.Forget();
        ShowNote();
    }
}
