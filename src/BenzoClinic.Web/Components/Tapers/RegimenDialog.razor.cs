using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Domain.Tapers;
using BenzoClinic.Services.Clinic;
using BenzoClinic.Services.Tapers;
using BenzoClinic.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Tapers;

/// <summary>Enters the regimen at intake, or confirms the one of an imported chart.</summary>
public sealed partial class RegimenDialog
{
    private readonly string _askId = $"a{Guid.NewGuid():N}";
    private readonly RegimenDraft _before = RegimenDraft.Of([]);
    private RegimenDraft _draft = RegimenDraft.Of([]);
    private ProfileDraft _profile = new("");
    private DateOnly? _since;
    private bool? _changed;

    /// <summary>Opens the dialog; true where a regimen was entered.</summary>
    public static Task<bool> Show(IDialogService dialogs, TaperView view) => Show<RegimenDialog>(dialogs, view, Sheets.Narrow);

    [Inject] private ClinicSettingsService Settings { get; set; } = null!;

    private string Title => Now.ToConfirm.Count > 0 ? "Confirm regimen" : "Enter regimen";

    private Findings Findings => Saving.Findings;

    private IReadOnlyList<string> Medications =>
        [.. _draft.Lines.Concat(_changed == true ? _before.Lines : []).Select(line => line.Medication).Where(code => code.Length > 0).Distinct()];

    private string Total => _draft.Read() is { IsWhollyZero: false } regimen ? $"{TaperWords.NamedDoses(regimen, Formulary)} a day" : "";

    /// <summary>What is sent; null while a dose or a figure cannot be read.</summary>
    private (IntakeRegimen Intake, ProfileChoice Profile)? Request =>
        _draft.Read() is { } taken && _profile.Read(Medications, Formulary) is { } profile && (_changed != true || _before.Read() is not null)
            ? (new IntakeRegimen(taken, _since ?? default, _changed, _changed == true ? _before.Read() : null), profile)
            : null;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _draft = RegimenDraft.Of(View.ToConfirm.Select(open => open.Medication));
        _profile = new ProfileDraft(Formulary.Tables[0].Code);
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => _profile = new ProfileDraft((await Settings.Current()).Taper.Table);

    private void Since(string text)
    {
        _since = DayText.Read(text);
        Changed();
    }

    private void Answer(bool changed)
    {
        _changed = changed;
        Changed();
    }

    private Task Send() => Request is { } request
        ? Save((id, revision) => Tapers.EnterRegimen(new EnterRegimen(id, View.Patient, revision, request.Intake, request.Profile)))
        : Task.CompletedTask;
}
