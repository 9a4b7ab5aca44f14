using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Medications;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Medications;

/// <summary>Stops a medication.</summary>
public sealed partial class StopMedicationDialog
{
    private string _on = "";
    private string _reason = "";
    private bool _asks;
    private bool _notForTheTaper;

    /// <summary>What is stopped.</summary>
    [Parameter, EditorRequired]
    public OtherMedicationView Listed { get; set; } = null!;

    /// <inheritdoc />
    protected override OtherMedicationView? Opened => Listed;

    [Inject]
    private SafetyRules Rules { get; set; } = null!;

    [Inject]
    private MedicationSafetyService Safety { get; set; } = null!;

    /// <summary>Opens the dialog; true where it was stopped.</summary>
    public static Task<bool> Show(IDialogService dialogs, PatientId patient, string name, OtherMedicationView listed) => Sheets.Show<StopMedicationDialog>(dialogs, Sheets.Narrow, parameters =>
    {
        parameters.Add(it => it.Patient, patient);
        parameters.Add(it => it.PatientName, name);
        parameters.Add(it => it.Listed, listed);
    });

    /// <inheritdoc />
    protected override void OnInitialized() => _on = DayText.Of(Clock.Today);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() =>
        _asks = Rules.TreatsOpioidUseDisorder(Listed.Entry.Name) && await Safety.Load(Patient) is { TaperRuns: true };

    private async Task Save()
    {
        await Run(id => Medications.Stop(new StopMedication(id, Patient, Listed.Id, Revision, DayText.Read(_on), _reason, _notForTheTaper)));
        // The taper may have begun since the dialog opened.
        if (Said("NotForTheTaper").Length > 0) _asks = true;
    }
}
