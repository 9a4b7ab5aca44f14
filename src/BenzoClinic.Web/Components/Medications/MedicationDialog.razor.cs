using BenzoClinic.Domain.Medications;
using BenzoClinic.Domain.Shared;
using BenzoClinic.Services.Medications;
using BenzoClinic.Web.Components.Shared;
using BenzoClinic.Web.Components.Tapers;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BenzoClinic.Web.Components.Medications;

/// <summary>Lists a medication, or corrects one.</summary>
public sealed partial class MedicationDialog
{
    private static readonly IReadOnlyList<ChoiceOption> Sources = [new(nameof(MedicationSource.Clinic), "At this clinic"), new(nameof(MedicationSource.Elsewhere), "Elsewhere")];

    private string _name = "";
    private string _dose = "";
    private string _times = "";
    private string _since = "";
    private string _source = nameof(MedicationSource.Clinic);
    private string _prescriber = "";

    /// <summary>What is corrected; null for a new one.</summary>
    [Parameter]
    public OtherMedicationView? Listed { get; set; }

    /// <inheritdoc />
    protected override OtherMedicationView? Opened => Listed;

    [Inject]
    private SupportiveMedications Supportive { get; set; } = null!;

    private IReadOnlyList<string> Names => [.. Supportive.All.Select(it => it.Name)];

    private string Help => Supportive.All.FirstOrDefault(it => string.Equals(it.Name, _name.Trim(), StringComparison.OrdinalIgnoreCase)) is { } known
        ? $"Usually {known.Usual}. {known.Watch}."
        : "From the list, or any other";

    /// <summary>Opens the dialog; true where something was saved.</summary>
    public static Task<bool> Show(IDialogService dialogs, PatientId patient, string name, OtherMedicationView? listed) => Sheets.Show<MedicationDialog>(dialogs, Sheets.Narrow, parameters =>
    {
        parameters.Add(it => it.Patient, patient);
        parameters.Add(it => it.PatientName, name);
        parameters.Add(it => it.Listed, listed);
    });

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        if (Listed is not { Entry: { } entry }) return;
        (_name, _dose, _times, _prescriber) = (entry.Name, entry.Dose, entry.Times, entry.Prescriber);
        (_since, _source) = (DayText.Of(entry.StartedOn), entry.Source.ToString());
    }

    private Task Save()
    {
        var entry = new OtherMedicationEntry(_name, _dose, _times, DayText.Read(_since), Enum.Parse<MedicationSource>(_source), _prescriber);
        return Run(id => Listed is { } listed
            ? Medications.Correct(new CorrectMedication(id, Patient, listed.Id, Revision, entry))
            : Medications.Add(new AddMedication(id, Patient, entry)));
    }
}
