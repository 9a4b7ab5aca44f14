using BenzoClinic.Services;
using BenzoClinic.Services.Patients;
using Microsoft.AspNetCore.Components;

namespace BenzoClinic.Web.Components.Patients;

/// <summary>Makes a chart. Nothing typed is lost while something is wrong.</summary>
public sealed partial class NewPatientPage
{
    private readonly PatientFormModel _typed = new();
    private readonly Guid _operation = Guid.CreateVersion7();
    private PatientForm? _form;
    private string? _problem;
    private bool _saving;

    [Inject]
    private PatientService Patients { get; set; } = null!;

    [Inject]
    private ClinicClock Clock { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private async Task Save()
    {
        if (_saving) return;
        _problem = null;
        if (_form?.TryRead() is not { } details)
        {
            _problem = "Not saved yet. Look at the fields marked in red.";
            return;
        }

        _saving = true;
        try
        {
            var outcome = await Patients.Create(new CreatePatient(_operation, details, _typed.ReadAllergies()));
            outcome.Match<Action>(
                saved => () => Navigation.NavigateTo($"/patients/{saved.Id}"),
                findings => () =>
                {
                    _form.Show(findings);
                    _problem = findings.FirstOrDefault(finding => finding.Field.Length == 0)?.Sentence ?? "Not saved yet. Look at the fields marked in red.";
                },
                (who, _) => () => _problem = $"{who} was saving at the same moment. Save again.",
                () => () => _problem = "Not saved. Save again.")();
        }
        finally
        {
            _saving = false;
        }
    }
}
