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
    private string _goingOn = "";
    private TakenTogether? _together;

    /// <summary>What is corrected; null for a new one.</summary>
    [Parameter]
    public OtherMedicationView? Listed { get; set; }

    /// <inheritdoc />
    protected override OtherMedicationView? Opened => Listed;

    [Inject]
    private SupportiveMedications Supportive { get; set; } = null!;

    [Inject]
    private SafetyRules Rules { get; set; } = null!;

    [Inject]
    private MedicationSafetyService Safety { get; set; } = null!;

    private IReadOnlyList<string> Names => [.. Supportive.All.Select(it => it.Name)];

    private string Help => Supportive.All.FirstOrDefault(it => it.IsNamedIn(_name)) is { } known
        ? $"Usually {known.Usual}. {known.Watch}. {known.Renal}".TrimEnd()
        : "From the list, or any other";

    private OtherMedicationEntry Typed => new(_name, _dose, _times, DayText.Read(_since), Enum.Parse<MedicationSource>(_source), _prescriber);

    // What was stopped is no longer taken and meets nothing.
    private EntryReview Review => _together is { } together && Listed?.StoppedOn is null ? Rules.Review(together, Typed, Listed?.Id) : EntryReview.Nothing;

    private static string NoteOf(EntryReview review) => review switch
    {
        { Refusals.Count: > 0 } => "Not prescribed here. What is taken from elsewhere can be listed.",
        { ToAnswer.Count: > 0 } => $"{Wording.Count(review.ToAnswer.Count, "alert")} to answer: the reason stands below.",
        _ => "Benzodiazepines and z-drugs belong to the regimen, on the tab Taper.",
    };

    private string NameError(EntryReview review) => Said("Name") is { Length: > 0 } said ? said : (review.Refusals.Count > 0 ? review.Refusals[0].Sentence : "");

    // The alerts stand above it already.
    private string ReasonError => Saving.Findings.All.FirstOrDefault(finding => finding is { Field: "GoingOn", Severity: Domain.Shared.Severity.Stop })?.Sentence ?? "";

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

    /// <inheritdoc />
    protected override async Task OnInitializedAsync() => _together = (await Safety.Load(Patient))?.Together;

    private async Task Save()
    {
        await Run(id => Listed is { } listed
            ? Medications.Correct(new CorrectMedication(id, Patient, listed.Id, Revision, Typed, _goingOn))
            : Medications.Add(new AddMedication(id, Patient, Typed, _goingOn)));
        // The chart may have changed since the dialog opened: what it asks for is shown.
        if (ReasonError.Length > 0) _together = (await Safety.Load(Patient))?.Together;
    }
}
